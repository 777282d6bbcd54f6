import { useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { useClock } from '../time/clock.ts';
import { toLocal, zoneName } from '../time/zoned-time.ts';
import { words } from './draft.ts';
import type { SimpleField } from './field.ts';
import { FieldShell } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import type { InputProps } from './input-props.ts';

/** A moment, typed by the clock of the case's place; the button takes the present one. */
export function InstantInput({ field, path, draft, onChange }: InputProps<SimpleField>) {
  const { t } = useTexts();
  const { zone } = useForm();
  const now = useClock();
  const [isSettled, setSettled] = useState(field.isSettled === true && words(draft) !== '');
  if (isSettled)
    return (
      <FieldShell path={path} label={field.label} required={field.required}>
        {({ id }) => (
          <div className="input-row">
            <output id={id}>{words(draft).replace('T', ' ')}</output>
            <button type="button" className="button small" onClick={() => setSettled(false)}>
              {t.field.change}
            </button>
          </div>
        )}
      </FieldShell>
    );
  return (
    <FieldShell path={path} label={field.label} required={field.required} hint={t.field.zone(zoneName(zone))}>
      {(ties) => (
        <div className="input-row">
          <input
            {...ties}
            type="datetime-local"
            max="9999-12-31T23:59"
            value={words(draft)}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="button small"
            onClick={() => onChange(toLocal(new Date(now()).toISOString(), zone))}
          >
            {t.field.now}
          </button>
        </div>
      )}
    </FieldShell>
  );
}

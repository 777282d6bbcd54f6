import { useClock } from '../app/clock.ts';
import { useTexts } from '../i18n/language.ts';
import { activeFields, part, withPart } from './draft.ts';
import type { GroupField } from './field.ts';
import { FieldInput, type InputProps } from './field-input.tsx';
import { FieldSet } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import { joined } from './payload-of.ts';
import { toLocal } from './zoned-time.ts';

/** Fields together under a legend; a window of time also proposes the usual ones. */
export function GroupInput(props: InputProps<GroupField>) {
  const { field, path } = props;
  return (
    <FieldSet path={path} label={field.label} required={field.required}>
      {field.kind === 'window' ? <WindowPresets {...props} /> : null}
      <GroupFields {...props} />
    </FieldSet>
  );
}

/** The fields of a group that count for what is chosen, without a frame. */
export function GroupFields({ field, path, draft, onChange }: InputProps<GroupField>) {
  return activeFields(field, draft).map((child) => (
    <FieldInput
      key={child.name}
      field={child}
      path={joined(path, child.name)}
      draft={part(draft, child.name)}
      onChange={(value) => onChange(withPart(draft, child.name, value))}
    />
  ));
}

const minute = 60_000;

function WindowPresets({ onChange }: InputProps<GroupField>) {
  const { t } = useTexts();
  const { zone } = useForm();
  const now = useClock();
  const set = (from: number, to: number) => {
    const at = (minutes: number) => toLocal(new Date(now() + minutes * minute).toISOString(), zone);
    onChange({ earliest: at(from), latest: at(to) });
  };
  return (
    <div className="presets">
      <button type="button" className="button small" onClick={() => set(0, 60)}>
        {t.field.nextHour}
      </button>
      <button type="button" className="button small" onClick={() => set(60, 120)}>
        {t.field.inOneHour}
      </button>
    </div>
  );
}

import { type ReactNode, useMemo, useState } from 'react';
import type { FormDraft } from '../drafts/use-draft.ts';
import { type Draft, emptyGroup, part, suggestion, withPart, words } from '../form/draft.ts';
import { FormActions } from '../form/form-actions.tsx';
import { type Assisted, SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { useClock } from '../time/clock.ts';
import { browserZone, toLocal } from '../time/zoned-time.ts';
import { deriveCase } from './derive-case.ts';
import { exampleCase } from './example-case.ts';
import { lastCall } from './last-call.ts';
import { newCaseModel } from './new-case-models.ts';
import { useKnownValues } from './use-known-values.ts';

/** What the form asks for: an expediente (clause 4.6) and the first asistencia of it (4.7). */
export interface NewCase {
  readonly expediente: Record<string, unknown>;
  readonly asistencia: { readonly service: unknown; readonly plan: unknown };
}

interface NewCaseFormProps {
  readonly isOpening?: boolean;
  readonly kept?: FormDraft;
  readonly assist?: (form: Assisted) => ReactNode;
  readonly serviceErrors?: ReadonlyMap<string, string>;
  readonly onOpen: (opened: NewCase) => void;
  readonly onCancel: () => void;
  /** What stands between the fields and the buttons. */
  readonly children?: ReactNode;
}

/** The first call, also for what will be refused (5.1.C). */
export function NewCaseForm(props: NewCaseFormProps) {
  const { isOpening, kept, assist, serviceErrors, onOpen, onCancel, children } = props;
  const { t } = useTexts();
  const naming = useNaming();
  const zone = browserZone();
  const now = useClock();
  const known = useKnownValues();
  const model = useMemo(() => newCaseModel(t, naming, known), [t, naming, known]);
  const [initial] = useState<Draft>(() => blankCase(model, zone, now()));
  return (
    <SchemaForm
      model={model}
      zone={zone}
      currency={null}
      initial={initial}
      {...(kept && { kept })}
      derive={(next, previous) => callDerived(deriveCase(next, previous, known), previous, zone)}
      assist={(form) => (
        <>
          <p className="muted">
            {t.newCase.intro}{' '}
            <button
              type="button"
              className="button small"
              onClick={() => form.change(exampleCase(zone, now()))}
            >
              {t.newCase.example}
            </button>
          </p>
          {assist?.(form)}
        </>
      )}
      serviceErrors={serviceErrors}
      onSubmit={({ service, plan, ...expediente }) => onOpen({ expediente, asistencia: { service, plan } })}
    >
      {children}
      <FormActions submit={t.newCase.open} isSending={isOpening} onCancel={onCancel} />
    </SchemaForm>
  );
}

/** The call starts now, or is still the last one, which the person confirms. */
function blankCase(model: ReturnType<typeof newCaseModel>, zone: string, now: number): Draft {
  const blank = emptyGroup(model, '');
  const last = lastCall(now);
  const startedAt = toLocal(new Date(now).toISOString(), zone);
  return {
    ...blank,
    call: { id: last ? suggestion(last.id) : '', startedAt },
    plan: withPart(blank.plan ?? '', 'timeZone', zone),
  };
}

/** The same call started when it did. */
function callDerived(next: Draft, previous: Draft, zone: string): Draft {
  const call = part(next, 'call');
  const id = words(part(call, 'id'));
  const last = lastCall(Date.now());
  if (last?.id !== id || id === words(part(part(previous, 'call'), 'id'))) return next;
  return withPart(next, 'call', withPart(call, 'startedAt', toLocal(last.startedAt, zone)));
}

import { type ReactNode, useMemo, useState } from 'react';
import { type Draft, emptyGroup, withPart } from '../form/draft.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { useClock } from '../time/clock.ts';
import { browserZone } from '../time/zoned-time.ts';
import { exampleCase } from './example-case.ts';
import { newCaseModel } from './new-case-models.ts';

/** What the form asks for: an expediente (clause 4.6) and the first asistencia of it (4.7). */
export interface NewCase {
  readonly expediente: Record<string, unknown>;
  readonly asistencia: { readonly service: unknown; readonly plan: unknown };
}

interface NewCaseFormProps {
  readonly isOpening?: boolean;
  readonly serviceErrors?: ReadonlyMap<string, string>;
  readonly onOpen: (opened: NewCase) => void;
  readonly onCancel: () => void;
  /** What stands between the fields and the buttons. */
  readonly children?: ReactNode;
}

/** The first call, also for what will be refused (5.1.C). */
export function NewCaseForm({ isOpening, serviceErrors, onOpen, onCancel, children }: NewCaseFormProps) {
  const { t } = useTexts();
  const naming = useNaming();
  const zone = browserZone();
  const now = useClock();
  const model = useMemo(() => newCaseModel(t, naming), [t, naming]);
  const [initial, setInitial] = useState<Draft>(() => blankCase(model, zone));
  const [version, setVersion] = useState(0);
  const fillIn = () => {
    setInitial(exampleCase(zone, now()));
    setVersion(version + 1);
  };
  return (
    <>
      <p className="muted">
        {t.newCase.intro}{' '}
        <button type="button" className="button small" onClick={fillIn}>
          {t.newCase.example}
        </button>
      </p>
      <SchemaForm
        key={version}
        model={model}
        zone={zone}
        currency=""
        initial={initial}
        serviceErrors={serviceErrors}
        onSubmit={({ service, plan, ...expediente }) => onOpen({ expediente, asistencia: { service, plan } })}
      >
        {children}
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={isOpening}>
            {t.newCase.open}
          </button>
          <button type="button" className="button" onClick={onCancel}>
            {t.cancel}
          </button>
        </div>
      </SchemaForm>
    </>
  );
}

function blankCase(model: ReturnType<typeof newCaseModel>, zone: string): Draft {
  const blank = emptyGroup(model, '');
  return { ...blank, plan: withPart(blank.plan ?? '', 'timeZone', zone) };
}

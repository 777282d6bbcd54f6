import type { Role } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { AllowedEvent, Asistencia, Entry } from '../api/bodies.ts';
import { layoutQuery } from '../diagram/load-layout.ts';
import { useTexts } from '../i18n/language.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { inOrder } from './in-order.ts';
import { OtherSteps } from './other-steps.tsx';
import { StepForm } from './step-form.tsx';

interface StepsProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  /** Of the user who would record them. */
  readonly role: Role;
}

/**
 * What may happen next, as buttons; the picked one opens its form in place. Below, the steps that
 * do not belong here now.
 */
export function Steps({ asistencia, entries, role }: StepsProps) {
  const { lang, t } = useTexts();
  const [open, setOpen] = useState<AllowedEvent | null>(null);
  const [recorded, setRecorded] = useState<string | null>(null);
  const section = useRef<HTMLDivElement>(null);
  const layout = useQuery(layoutQuery(lang)).data;
  const allowed = useMemo(
    () => inOrder(asistencia.allowed, asistencia.state, layout?.edges ?? []),
    [asistencia.allowed, asistencia.state, layout],
  );
  // A step may stop applying while its form is open: the form, and the text in it, stay until the
  // user dismisses it.
  const gone = open !== null && !allowed.some(({ type }) => type === open.type) ? open : null;
  const shown = gone ? [...allowed, gone] : allowed;
  const isClosed = asistencia.closureStatus !== null && asistencia.closureStatus === asistencia.state;

  const done = (label: string) => {
    setOpen(null);
    setRecorded(t.steps.recorded(label));
    // The form that had the focus was removed: continue from the top of the steps.
    section.current?.focus({ preventScroll: true });
    section.current?.parentElement?.scrollTo({ top: 0 });
  };
  return (
    <div className="steps" ref={section} tabIndex={-1}>
      <p className="recorded" role="status">
        {recorded}
      </p>
      <h3>{t.steps.next}</h3>
      {shown.length === 0 ? <p className="empty">{isClosed ? t.steps.closed : t.steps.none}</p> : null}
      <ul className="step-list">
        {shown.map((event) => (
          <li key={event.type} data-event={event.type}>
            <button
              type="button"
              className="step"
              aria-expanded={open?.type === event.type}
              onClick={() => setOpen(open?.type === event.type ? null : event)}
            >
              <span className="step-label">{event.label}</span>
              <ClauseChips of={event.clauses} />
            </button>
            {event === gone ? <p className="step-where">{t.steps.notAllowedNow}</p> : null}
            {open?.type === event.type ? (
              <StepForm
                asistencia={asistencia}
                entries={entries}
                event={event}
                onDone={() => done(event.label)}
                onCancel={() => setOpen(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {role === 'analista' ? null : <OtherSteps asistencia={asistencia} entries={entries} onDone={done} />}
    </div>
  );
}

import type { AllowedEvent, Asistencia, Entry } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { useClock } from '../time/clock.ts';
import { useZone } from '../time/zone.ts';
import { toInstant, toLocal } from '../time/zoned-time.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { isQuick as isQuickStep, onlyMomentOf } from './quick-step.ts';
import { Speech } from './speech.tsx';
import { StepForm, useAnswers } from './step-form.tsx';

interface StepRowProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  readonly event: AllowedEvent;
  readonly isOpen: boolean;
  /** It stopped applying while its form was open. */
  readonly isGone: boolean;
  readonly onToggle: () => void;
  readonly onDone: (revision: number) => void;
}

/**
 * A step that may be recorded. One that demands no data takes one click; one that carries any opens
 * its form.
 */
export function StepRow(props: StepRowProps) {
  const { asistencia, entries, event, isOpen, isGone, onToggle, onDone } = props;
  const { t } = useTexts();
  const { answer, isSending, send } = useAnswers(asistencia.revision, onDone);
  const { say } = event;
  const isQuick = !isGone && isQuickStep(event);
  const moment = isGone ? null : onlyMomentOf(event);
  const zone = useZone();
  const now = useClock();
  const sendNow = (name: string) =>
    send({ type: event.type, [name]: toInstant(toLocal(new Date(now()).toISOString(), zone), zone) });
  return (
    <li data-event={event.type}>
      <div className="step-line">
        <button type="button" className="step" aria-expanded={isOpen} onClick={onToggle}>
          <span className="step-label">{event.label}</span>
          <ClauseChips of={event.clauses} />
        </button>
        {isQuick && !isOpen ? (
          <button
            type="button"
            className="button primary small step-record"
            aria-label={`${t.steps.send}: ${event.label}`}
            disabled={isSending}
            onClick={() => void send({ type: event.type })}
          >
            {isSending ? t.steps.sending : t.steps.send}
          </button>
        ) : null}
        {moment && !isOpen ? (
          <button
            type="button"
            className="button primary small step-record"
            aria-label={t.steps.recordNow(event.label)}
            disabled={isSending}
            onClick={() => void sendNow(moment)}
          >
            {isSending ? t.steps.sending : t.field.now}
          </button>
        ) : null}
      </div>
      {isGone ? <p className="step-where">{t.steps.notAllowedNow}</p> : null}
      {say && (isOpen || isQuick) ? <Speech say={say} figures={asistencia.figures} /> : null}
      {answer.error && !isOpen ? <ProblemNotice error={answer.error} /> : null}
      {isOpen ? (
        <StepForm
          asistencia={asistencia}
          entries={entries}
          event={event}
          onDone={onDone}
          onCancel={onToggle}
        />
      ) : null}
    </li>
  );
}

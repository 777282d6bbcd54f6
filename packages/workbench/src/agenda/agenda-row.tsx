import type { Pendiente } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { dateTime, timeOfDay } from '../time/times.ts';
import { Countdown } from '../ui/countdown.tsx';
import { openPendiente } from './open-pendiente.ts';

interface AgendaRowProps {
  readonly pendiente: Pendiente;
  readonly now: number;
  /** Whether its case is open beside the list. */
  readonly isCurrent: boolean;
  /** Whether it says who holds the case. */
  readonly isOfOthers?: boolean;
}

const day = 24 * 60 * 60_000;

/** One pendiente: when it is due, what is to be done, for whom. One click leads to the step. */
export function AgendaRow({ pendiente, now, isCurrent, isOfOthers = false }: AgendaRowProps) {
  const { lang, t } = useTexts();
  const personName = usePersonName();
  const { about, dueAt, kind, text } = pendiente;
  const isLate = Date.parse(dueAt) < now;
  const isNear = Math.abs(Date.parse(dueAt) - now) < day / 2;
  const service = about?.asistencia;
  return (
    <button
      type="button"
      className="agenda-row"
      data-late={isLate ? '' : undefined}
      data-kind={kind}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => openPendiente(pendiente)}
    >
      <span className="agenda-when">
        <Countdown dueAt={dueAt} now={now} />
        <span className="agenda-time">{isNear ? timeOfDay(dueAt, lang) : dateTime(dueAt, lang)}</span>
      </span>
      <span className="agenda-what">
        <strong>{text ?? procedureWord('pendiente', kind, lang)}</strong>
        <span className="agenda-whose">
          <bdi>{about?.holder}</bdi>
          {service ? ` · ${procedureWord('value', service.type, lang)} · ${service.definition}` : null}
          {about ? ` · ${about.city}` : null}
          {isOfOthers && about ? (
            <>
              {' · '}
              {t.case.assignee} <bdi>{personName(about.coordinator)}</bdi>
            </>
          ) : null}
        </span>
      </span>
    </button>
  );
}

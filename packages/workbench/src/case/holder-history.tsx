import { useQuery } from '@tanstack/react-query';
import type { Expediente } from '../api/bodies.ts';
import { holderQuery } from '../api/queries.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { dateTime } from '../time/times.ts';
import { PositionChip } from '../ui/position-chip.tsx';

interface HolderHistoryProps {
  readonly of: Expediente;
  /** The asistencia in view, which is no history. */
  readonly current: string;
}

/** What the holder asked for besides, newest first, and what became of it. */
export function HolderHistory({ of, current }: HolderHistoryProps) {
  const { lang, t } = useTexts();
  const cases = useQuery(holderQuery(of.holder.id, lang)).data?.items;
  if (!cases) return <p className="muted">{t.loading}</p>;
  const services = [...cases.filter(({ id }) => id !== of.id), of]
    .flatMap(({ asistencias }) => asistencias)
    .filter(({ id }) => id !== current)
    .toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
  if (services.length === 0) return <p className="muted">{t.decision.noHistory}</p>;
  return (
    <details className="holder-history" open={services.length <= 4}>
      <summary>{t.decision.history(services.length)}</summary>
      <ul>
        {services.map((asistencia) => (
          <li key={asistencia.id}>
            <button
              type="button"
              className="link"
              onClick={() => go({ asistencia: asistencia.id, settle: null })}
            >
              {dateTime(asistencia.openedAt, lang)}
            </button>{' '}
            {procedureWord('value', asistencia.type, lang)} · {asistencia.definition}{' '}
            <PositionChip at={asistencia} />
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Entry } from '../api/bodies.ts';
import { asistenciaQuery, bitacoraQuery, expedienteQuery, pendientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { Timeline } from '../bitacora/timeline.tsx';
import { CaseStrip } from '../case/case-strip.tsx';
import { zoneOf } from '../case/facts-of-context.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { isClosing } from '../measures/region-word.ts';
import { isOfAsistencia } from '../pendientes/is-of-asistencia.ts';
import { go } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { duration } from '../time/durations.ts';
import { dateTime, timeOfDay } from '../time/times.ts';
import { useNow } from '../time/use-now.ts';
import { useZone, ZoneContext } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { journeyOf } from './journey.ts';
import { useLiveTexts } from './live-texts.ts';

/** A case that is watched: where it is, its way with the times, and its bitácora. */
export function WatchedCase({ id }: { readonly id: string }) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const asistencia = useQuery(asistenciaQuery(id, `${user} ${role}`, lang));
  const now = useNow();
  const expedienteId = asistencia.data?.expedienteId ?? '';
  const enabled = asistencia.data !== undefined;
  const expediente = useQuery({ ...expedienteQuery(expedienteId, lang), enabled });
  const pendientes = useQuery({ ...pendientesQuery(expedienteId, lang), enabled }).data;
  const entries = useQuery(bitacoraQuery(id, lang)).data;
  if (asistencia.isPending) return <p className="empty">{t.loading}</p>;
  if (!asistencia.data) return <ProblemNotice error={asRequestError(asistencia.error)} />;
  return (
    <ZoneContext value={zoneOf(asistencia.data.context)}>
      <CaseStrip
        asistencia={asistencia.data}
        expediente={expediente.data}
        pendientes={pendientes?.filter(isOfAsistencia(id)) ?? []}
        now={now}
        onClose={() => go({ asistencia: null, view: 'cases' })}
      />
      <div className="pane-body">
        {entries ? <Journey entries={entries} /> : <p className="empty">{t.loading}</p>}
        {entries ? (
          <>
            <h3 className="watched-heading">{t.case.sections.bitacora}</h3>
            <Timeline entries={entries} />
          </>
        ) : null}
      </div>
    </ZoneContext>
  );
}

function Journey({ entries }: { readonly entries: readonly Entry[] }) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  const zone = useZone();
  const now = useNow();
  const visits = journeyOf(entries);
  const lasted = (from: string, to: string | null) =>
    duration(Math.max(0, ((to === null ? now : Date.parse(to)) - Date.parse(from)) / 1000));
  const [first] = visits;
  const last = visits.at(-1);
  const isOver = last !== undefined && isClosing(last.state);
  return (
    <table className="numbers journey">
      <caption className="watched-heading">{words.journey}</caption>
      <thead>
        <tr>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.entered}</th>
          <th scope="col" className="number">
            {words.lasted}
          </th>
        </tr>
      </thead>
      <tbody>
        {visits.map(({ state, enteredAt, leftAt }) => (
          <tr key={`${state} ${enteredAt} ${leftAt}`} data-now={leftAt === null ? '' : undefined}>
            <th scope="row">
              <button
                type="button"
                className="link"
                onClick={() => go({ element: { kind: 'state', id: state }, view: 'flow' })}
              >
                {procedureWord('state', state, lang)}
              </button>
            </th>
            <td>
              <time dateTime={enteredAt} title={dateTime(enteredAt, lang, zone)}>
                {timeOfDay(enteredAt, lang, zone)}
              </time>
            </td>
            <td className="number">
              {leftAt === null && isOver ? '—' : lasted(enteredAt, leftAt)}
              {leftAt === null && !isOver ? <span className="muted"> {words.soFar}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
      {first && last ? (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.total}
            </th>
            <td className="number">{lasted(first.enteredAt, isOver ? last.enteredAt : null)}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

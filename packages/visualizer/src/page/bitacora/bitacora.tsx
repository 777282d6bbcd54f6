import type { Asistencia, Entry } from '../api/bodies.ts';
import { useZone } from '../app/zone.ts';
import { useTexts } from '../i18n/language.ts';
import { dayOf } from '../i18n/times.ts';
import { useSession } from '../session/use-session.ts';
import { BitacoraEntry } from './bitacora-entry.tsx';
import { NoteForm } from './note-form.tsx';

interface BitacoraProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[] | undefined;
}

/** All that happened, the latest first: a coordinator reads what was said last. */
export function Bitacora({ asistencia, entries }: BitacoraProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const { role } = useSession();
  if (!entries) return <p className="empty">{t.loading}</p>;
  const days = groupBy(entries.toReversed(), ({ at }) => dayOf(at, lang, zone));
  const registering = entriesThatRegister(entries);
  return (
    <div className="bitacora">
      {role === 'analista' ? null : <NoteForm asistenciaId={asistencia.id} />}
      {entries.length === 0 ? <p className="empty">{t.bitacora.empty}</p> : null}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3 className="timeline-day">{day}</h3>
          <ol className="timeline" reversed>
            {ofDay.map((entry) => (
              <BitacoraEntry key={entry.id} entry={entry} isRegistering={registering.has(entry.id)} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** The entries with which a closure status begins: those after it hold the same. */
function entriesThatRegister(entries: readonly Entry[]): ReadonlySet<string> {
  const moves = entries.filter(({ kind }) => kind === 'event');
  const isNew = ({ closureStatus }: Entry, index: number) =>
    closureStatus !== null && closureStatus !== moves[index - 1]?.closureStatus;
  return new Set(moves.filter(isNew).map(({ id }) => id));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

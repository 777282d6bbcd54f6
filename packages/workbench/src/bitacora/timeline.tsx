import type { Entry } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { dayOf } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { BitacoraEntry } from './bitacora-entry.tsx';
import { useNames } from './use-names.ts';

/** The lines of a bitácora by days, the latest first. `entries` are oldest first. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const { lang } = useTexts();
  const zone = useZone();
  const days = groupBy(entries.toReversed(), ({ at }) => dayOf(at, lang, zone));
  const nameOf = useNames(entries);
  const registering = entriesThatRegister(entries);
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3 className="timeline-day">{day}</h3>
          <ol className="timeline" reversed>
            {ofDay.map((entry) => (
              <BitacoraEntry
                key={entry.id}
                entry={entry}
                isRegistering={registering.has(entry.id)}
                nameOf={nameOf}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
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

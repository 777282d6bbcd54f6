import { edgeOf } from '@conexion/visualizer';
import type { Entry } from '../api/bodies.ts';
import { useLayout } from '../diagram/load-layout.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { dateTime, timeOfDay } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { readPayload } from './fact.ts';
import { isOwnLine, type NameOf } from './use-names.ts';
import { useWording } from './use-wording.ts';

interface BitacoraEntryProps {
  readonly entry: Entry;
  /** Whether a closure status begins with it. */
  readonly isRegistering: boolean;
  readonly nameOf: NameOf;
}

/** One line of the bitácora: what, who, when, by which clause, and what was said. */
export function BitacoraEntry({ entry, isRegistering, nameOf }: BitacoraEntryProps) {
  const { lang } = useTexts();
  const zone = useZone();
  const words = useWording();
  // What the machine decided names no person; what is done beside it does.
  const wording =
    entry.kind === 'event' ? words : { ...words, value: (name: string) => nameOf(name) ?? words.value(name) };
  const { prose, facts } = readPayload(...shownPayload(entry, lang), wording);
  return (
    <li className="entry" data-kind={entry.kind}>
      <div className="entry-head">
        <EntryLabel entry={entry} />
        <time dateTime={entry.at} title={dateTime(entry.at, lang, zone)}>
          {timeOfDay(entry.at, lang, zone)}
        </time>
      </div>
      <p className="entry-by">
        {entry.by.name ?? nameOf(entry.by.id) ?? entry.by.id}
        {entry.by.role && !isOwnLine(entry.by) ? ` · ${procedureWord('role', entry.by.role, lang)}` : null}
      </p>
      {prose.map((text) => (
        <p className="entry-prose" key={text}>
          {text}
        </p>
      ))}
      {facts.length > 0 ? (
        <dl className="entry-facts">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <EntryFoot entry={entry} isRegistering={isRegistering} />
    </li>
  );
}

/** Where it led, what it overtook, and by which clauses. */
function EntryFoot({ entry, isRegistering }: Omit<BitacoraEntryProps, 'nameOf'>) {
  const { lang, t } = useTexts();
  const moved = entry.kind === 'event' && entry.to !== null && entry.to !== entry.from ? entry.to : null;
  return (
    <p className="entry-foot">
      {moved ? <span className="entry-to">→ {procedureWord('state', moved, lang)}</span> : null}
      {isRegistering && entry.closureStatus ? (
        <span className="position" data-closure={entry.closureStatus}>
          {t.bitacora.status}: {procedureWord('closure', entry.closureStatus, lang)}
        </span>
      ) : null}
      {entry.passed.length > 0 ? (
        <span>
          {t.bitacora.overtaken(
            entry.passed
              .map((subStage) => procedureWord('state', `${entry.stage}.${subStage}`, lang))
              .join(', '),
          )}
        </span>
      ) : null}
      {entry.callId ? (
        <span>
          {t.bitacora.call} {entry.callId}
        </span>
      ) : null}
      <ClauseChips of={entry.clauses} isLinked />
    </p>
  );
}

/** What happened; where an arrow stands for it, it leads there. */
function EntryLabel({ entry: { kind, type, from, to, label } }: Pick<BitacoraEntryProps, 'entry'>) {
  const { t } = useTexts();
  const { layout } = useLayout();
  const isStep = kind === 'event' || kind === 'opening';
  const arrow = layout && isStep ? edgeOf(layout, { from, to, event: type }) : null;
  if (arrow === null) return <strong className="entry-label">{label}</strong>;
  return (
    <button
      type="button"
      className="entry-label entry-arrow"
      title={t.bitacora.showArrow}
      onClick={() => go({ element: { kind: 'edge', id: arrow }, view: 'flow' })}
    >
      {label}
    </button>
  );
}

function shownPayload({ kind, payload, texts }: Entry, lang: string): [unknown, readonly string[]] {
  // The opening carries the machine's whole input: the case's data, shown apart.
  if (kind === 'opening') return [null, []];
  if (kind !== 'pendiente') return [payload, texts];
  // People know it by its name.
  const { pendienteId: _, kind: name, ...rest } = payload ?? {};
  return [{ text: procedureWord('pendiente', String(name), lang), ...rest }, ['text', ...texts]];
}

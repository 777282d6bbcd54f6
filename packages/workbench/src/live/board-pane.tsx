import { stages } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { allCases } from '../route/case-filters.ts';
import { go, useRoute } from '../route/use-route.ts';
import { duration, wholeNumber } from '../time/durations.ts';
import { useNow } from '../time/use-now.ts';
import type { BoardCase, BoardState } from './board-body.ts';
import type { LiveView } from './live-cases.ts';
import { useLiveTexts } from './live-texts.ts';

interface BoardPaneProps {
  readonly layout: Layout;
  readonly view: LiveView;
}

/**
 * How many cases are in each stage and state, how many are overdue, and which have been there
 * longest.
 */
export function BoardPane({ layout, view }: BoardPaneProps) {
  const { lang, t } = useTexts();
  const words = useLiveTexts();
  const open = sum([...view.counts.values()]);
  if (!view.board) return <p className="empty">{view.hasFailed ? words.stale : t.loading}</p>;
  return (
    <>
      <p className="board-total">{words.open(wholeNumber(open, lang))}</p>
      {view.hasFailed ? (
        <p className="notice notice-bad" role="status">
          {words.stale}
        </p>
      ) : null}
      {regionsOf(layout).map(([region, states]) => (
        <Region key={region} region={region} states={states} view={view} />
      ))}
    </>
  );
}

interface RegionProps {
  readonly region: string;
  readonly states: readonly string[];
  readonly view: LiveView;
}

function Region({ region, states, view }: RegionProps) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  const stage = stages.find(({ id }) => id === region);
  const known = states.flatMap((state) => view.board?.states.find((of) => of.state === state) ?? []);
  const count = sum(states.map((state) => view.counts.get(state) ?? 0));
  const overdue = Math.min(count, sum(known.map((of) => of.overdue)));
  return (
    <section
      className="board-stage"
      aria-label={stage ? procedureWord('state', stage.id, lang) : words.authorization}
    >
      <h3 className="board-head">
        <span className="position-number" aria-hidden="true">
          {stage?.number ?? 'A'}
        </span>
        <span className="board-name">
          {stage ? procedureWord('state', stage.id, lang) : words.authorization}
        </span>
        <Counts count={count} overdue={overdue} />
      </h3>
      <ul>
        {states.map((state) => (
          <StateRow
            key={state}
            state={state}
            count={view.counts.get(state) ?? 0}
            known={known.find((of) => of.state === state)}
          />
        ))}
      </ul>
    </section>
  );
}

interface StateRowProps {
  readonly state: string;
  readonly count: number;
  readonly known: BoardState | undefined;
}

function StateRow({ state, count, known }: StateRowProps) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  const now = useNow();
  const { element } = useRoute();
  const isPicked = element?.id === state;
  const [oldest] = count > 0 ? (known?.oldest ?? []) : [];
  const age = oldest && duration(secondsSince(oldest.since, now));
  return (
    <li>
      <button
        type="button"
        className="board-state"
        data-state={state}
        aria-expanded={isPicked}
        onClick={() => go({ element: isPicked ? null : { kind: 'state', id: state } }, { replace: true })}
      >
        <span className="board-name">{procedureWord('state', state, lang)}</span>
        {age ? (
          <span className="board-age" title={words.oldest(age)}>
            <span className="visually-hidden">{words.oldest(age)}</span>
            <span aria-hidden="true">{age}</span>
          </span>
        ) : null}
        <Counts count={count} overdue={Math.min(count, known?.overdue ?? 0)} />
      </button>
      {isPicked ? <Oldest state={state} of={count > 0 ? (known?.oldest ?? []) : []} count={count} /> : null}
    </li>
  );
}

function Counts({ count, overdue }: { readonly count: number; readonly overdue: number }) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  return (
    <span className="board-counts">
      {overdue > 0 ? (
        <span className="badge bad" title={words.overdue(wholeNumber(overdue, lang))}>
          <span aria-hidden="true">! {wholeNumber(overdue, lang)}</span>
          <span className="visually-hidden">{words.overdue(wholeNumber(overdue, lang))}</span>
        </span>
      ) : null}
      <span className="board-count" data-empty={count === 0 ? '' : undefined}>
        {wholeNumber(count, lang)}
      </span>
    </span>
  );
}

interface OldestProps {
  readonly state: string;
  readonly of: readonly BoardCase[];
  readonly count: number;
}

function Oldest({ state, of, count }: OldestProps) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  if (of.length === 0) return <p className="board-oldest muted">{words.noneHere}</p>;
  const others = count - of.length;
  return (
    <div className="board-oldest">
      <p className="muted">{words.oldestOf}</p>
      <ul>
        {of.map((one) => (
          <CaseButton key={one.asistenciaId} of={one} />
        ))}
      </ul>
      {others > 0 ? (
        <button
          type="button"
          className="link"
          onClick={() =>
            go({ place: 'cases', tab: 'abiertos', view: 'cases', filters: { ...allCases, state } })
          }
        >
          {words.more(wholeNumber(others, lang))}
        </button>
      ) : null}
    </div>
  );
}

function CaseButton({ of }: { readonly of: BoardCase }) {
  const { lang, t } = useTexts();
  const now = useNow();
  const { asistencia } = useRoute();
  const personName = usePersonName();
  const isLate = of.nextDueAt !== null && Date.parse(of.nextDueAt) < now;
  return (
    <li>
      <button
        type="button"
        className="board-case"
        aria-current={of.asistenciaId === asistencia ? 'true' : undefined}
        onClick={() => go({ asistencia: of.asistenciaId, view: 'case' })}
      >
        <span>
          <bdi>{of.holder}</bdi> · {procedureWord('value', of.type, lang)} · {of.definition}
        </span>
        <span className="muted">
          {duration(secondsSince(of.since, now))} · {personName(of.coordinator)}
        </span>
        {isLate ? <span className="badge bad">{t.pendientes.overdue}</span> : null}
      </button>
    </li>
  );
}

/**
 * The open states by stage, in the order in which the picture has them; the authorization apart.
 */
function regionsOf({ states }: Layout): [region: string, states: string[]][] {
  const regions = new Map<string, string[]>();
  for (const { id } of states.filter(({ closure }) => closure === null)) {
    const region = id.split('.')[0] ?? id;
    regions.set(region, [...(regions.get(region) ?? []), id]);
  }
  const place = (region: string) => {
    const number = stages.find(({ id }) => id === region)?.number;
    return number ?? 1.5;
  };
  return [...regions].sort(([a], [b]) => place(a) - place(b));
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const secondsSince = (instant: string, now: number): number =>
  Math.max(0, (now - Date.parse(instant)) / 1000);

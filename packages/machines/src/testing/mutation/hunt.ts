import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { AsistenciaSnapshot } from '../../host/describe.ts';
import type { Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import { roles } from '../../procedure/roles.ts';
import { abstractState } from '../abstract-state.ts';
import { alphabet } from '../alphabet.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { brokenBy } from '../invariants.ts';
import { advance, type Moment, opened, type Standing } from '../trace.ts';
import type { Walk } from '../walk.ts';
import { worlds } from '../worlds.ts';
import { hostOf, judges } from './judges.ts';
import type { Mutant } from './mutant.ts';
import { type Place, walkTo } from './reach.ts';

/** How a mutant was killed: the invariant that broke, and the events that broke it. */
export interface Kill {
  invariant: Invariant;
  /** All that broke at that moment. */
  broken: readonly Invariant[];
  walk: Walk;
}

export interface Hunt {
  kill: Kill | undefined;
  /** Events after which the mutant stood elsewhere than the machine, or that it alone took. */
  differences: number;
  tried: number;
}

export interface HuntOptions {
  /**
   * The invariants that may break; by default all except those that compare answers of the host.
   */
  among?: readonly Invariant[];
  /** How many events to try, beyond the places of the machine, before giving up. */
  most?: number;
}

/**
 * Looks for a shortest walk on which a mutant breaks an invariant. Until the mutant is tried where
 * it differs, it behaves as the machine. So the search begins in the places of the machine, nearest
 * first, and continues breadth first wherever the mutant diverges.
 */
export function hunt(
  mutant: Mutant,
  places: readonly Place[],
  { among = judges, most = 20_000 }: HuntOptions = {},
): Hunt {
  const host = hostOf(mutant);
  const starts = startsOf(mutant, places);
  const canShow = showsOn(mutant);
  const strays: Place[][] = [];
  const known = new Set<string>();
  let count = 0;
  let differences = 0;

  const deepest = starts.at(-1)?.place.depth ?? 0;
  for (let depth = 0, next = 0; depth <= deepest || strays.length > depth; depth++) {
    for (; starts[next]?.place.depth === depth; next++) {
      const { place, types } = starts[next] as Start;
      const moved = { ...place, standing: standingOn(host, place) };
      const tries =
        mutant.kind === 'transition added' ? trialsIn(place, types, moved.standing) : trials(place, types);
      for (const trial of tries) {
        if (!canShow(trial)) continue;
        const kill = tryOn(moved, trial.event, trial);
        if (kill) return { kill, differences, tried: count };
      }
    }
    for (const stray of strays[depth] ?? []) {
      for (const event of alphabet(stray.standing)) {
        if (count > most) return { kill: undefined, differences, tried: count };
        const kill = tryOn(stray, event);
        if (kill) return { kill, differences, tried: count };
      }
    }
  }
  return { kill: undefined, differences, tried: count };

  function tryOn(place: Place, event: AsistenciaEvent, trial?: Trial): Kill | undefined {
    count++;
    const moment = advance(host, place.input, place.standing, event);
    // Where it was just opened, the mutant may stand otherwise than the machine.
    if (trial && place.depth > 0 && isSame(moment, trial.own) && isRight(trial)) return undefined;
    const invariant = brokenBy(moment, among);
    if (invariant) {
      const broken = among.filter(({ holds }) => !holds(moment));
      return { invariant, broken, walk: walkTo(place, event) };
    }
    if (trial && !isOtherwise(moment, trial.own)) return undefined;
    differences++;
    if (!moment.decision.accepted) return undefined;
    const stray = {
      input: place.input,
      standing: moment.after,
      before: place,
      event,
      depth: place.depth + 1,
    };
    const key = abstractState(stray.standing);
    if (known.has(key)) return undefined;
    known.add(key);
    strays[stray.depth] ??= [];
    strays[stray.depth]?.push(stray);
    return undefined;
  }
}

interface Start {
  place: Place;
  types: ReadonlySet<EventType>;
}

/** The places where a mutant can show, with the events on which it can. */
function startsOf({ touches }: Mutant, places: readonly Place[]): Start[] {
  const sites = touches.map((site) => site.split(' ') as [string, EventType, string?]);
  const byState = new Map<string, ReadonlySet<EventType>>();
  const typesIn = (state: string): ReadonlySet<EventType> => {
    const known = byState.get(state);
    if (known) return known;
    const types = new Set(
      sites.filter(([source]) => state === source || state.startsWith(`${source}.`)).map(([, type]) => type),
    );
    byState.set(state, types);
    return types;
  };
  return places.flatMap((place) => {
    const types = typesIn(place.standing.where.state);
    return types.size > 0 ? [{ place, types }] : [];
  });
}

/** Whether a mutant can show on a trial: where the machine itself takes one of its branches. */
function showsOn({ touches }: Mutant): (trial: Trial) => boolean {
  const branches = new Set(touches.filter((site) => / \d+$/.test(site)));
  if (branches.size < touches.length) return () => true;
  return ({ own: { decision } }) => decision.accepted && branches.has(decision.step.transition);
}

/** The same place on the mutated machine. */
function standingOn(host: Host, { input, standing, depth }: Place): Standing {
  if (depth === 0) return opened(host, input);
  const { value, context } = standing.snapshot;
  return { ...standing, snapshot: host.machine.resolveState({ value, context }) as AsistenciaSnapshot };
}

/** An event tried in a place, and what the machine itself answers there. */
interface Trial {
  event: AsistenciaEvent;
  own: Moment;
  /** Whether that breaks no rule, once it was asked. */
  isRight?: boolean;
}

/** The machine itself, on a host that shares with the mutants what the schemas say of an event. */
const unchanged = hostOf({ make: () => standardHost.machine });

function isRight(trial: Trial): boolean {
  trial.isRight ??= brokenBy(trial.own, judges) === undefined;
  return trial.isRight;
}

/** Many mutants are tried in one place. */
const tried = new WeakMap<Place, Map<EventType, readonly Trial[]>>();

/**
 * The events of some types worth trying in a place; one that the machine accepts is tried by each
 * role.
 */
function trials(place: Place, types: ReadonlySet<EventType>): readonly Trial[] {
  const known = tried.get(place) ?? new Map<EventType, readonly Trial[]>();
  tried.set(place, known);
  return [...types].flatMap((type) => {
    const found = known.get(type) ?? trialsOf(place, type);
    known.set(type, found);
    return found;
  });
}

/** As `trials`, with all that belongs where the mutant stands: it may take more types of events. */
const trialsIn = (place: Place, types: ReadonlySet<EventType>, from: Standing): readonly Trial[] =>
  [...types].flatMap((type) => trialsOf(place, type, from));

function trialsOf({ input, standing }: Place, type: EventType, from = standing): readonly Trial[] {
  const tryOn = (event: AsistenciaEvent): Trial => ({
    event,
    own: advance(unchanged, input, standing, event),
  });
  const own = alphabet(from, worlds[0], [type]).map(tryOn);
  const first = own.find(({ own: { decision } }) => decision.accepted) ?? own[0];
  const byEach = first
    ? roles
        .filter((role) => role !== first.event.by.role)
        .map((role) => tryOn({ ...first.event, by: { ...first.event.by, role } } as AsistenciaEvent))
    : [];
  return [...own, ...byEach];
}

/**
 * Whether the machine itself accepts the event with the same answer in all that a rule reads: then
 * a rule holds of both or of neither. Of a refusal, a rule asks the machine that refused.
 */
function isSame({ decision, after }: Moment, own: Moment): boolean {
  if (!decision.accepted || !own.decision.accepted) return false;
  const shown = ({ snapshot, effects, step, event }: Accepted, { where }: Moment['after']) => [
    ...[snapshot.status, snapshot.context, [...snapshot.tags]],
    ...[effects, step, event, where],
  ];
  return isEqual(shown(decision, after), shown(own.decision, own.after));
}

/** Whether two values are alike in all their parts; a part that they share is not read. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [entries, others] = [Object.entries(one), Object.entries(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    entries.length === others.length &&
    entries.every(([key, value], place) => key === others[place]?.[0] && isEqual(value, others[place]?.[1]))
  );
}

/**
 * Whether the machine itself would have gone elsewhere from the same place. That is where to search
 * on, not a reason to kill.
 */
function isOtherwise({ decision, after }: Moment, own: Moment): boolean {
  if (own.decision.accepted !== decision.accepted) return true;
  if (!own.decision.accepted || !decision.accepted) return false;
  const outcome = (it: Moment['after'], { effects, step }: Accepted) =>
    JSON.stringify([it.where.state, it.snapshot.context, it.facts.agenda, step.clauses, said(effects)]);
  return outcome(own.after, own.decision) !== outcome(after, decision);
}

type Accepted = Extract<Moment['decision'], { accepted: true }>;

/** Notices and releases: of the agenda, its state after the event is compared. */
const said = (effects: Accepted['effects']) =>
  effects.filter(({ type }) => type === 'notify' || type === 'releaseProvider');

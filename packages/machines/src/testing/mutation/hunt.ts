import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
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
import { hostOf, judges } from './judges.ts';
import type { Mutant } from './mutant.ts';
import { type Place, walkTo } from './reach.ts';

/** How a mutant was killed: the invariant that broke, and the events that broke it. */
export interface Kill {
  invariant: Invariant;
  walk: Walk;
}

export interface Hunt {
  kill: Kill | undefined;
  /** Events after which the mutant stood elsewhere than the machine. */
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
  const strays: Place[][] = [];
  const known = new Set<string>();
  let tried = 0;
  let differences = 0;

  const deepest = starts.at(-1)?.place.depth ?? 0;
  for (let depth = 0, next = 0; depth <= deepest || strays.length > depth; depth++) {
    for (; starts[next]?.place.depth === depth; next++) {
      const { place, types } = starts[next] as Start;
      const moved = { ...place, standing: standingOn(host, place) };
      for (const event of trials(place, types)) {
        const kill = tryOn(moved, event, place);
        if (kill) return { kill, differences, tried };
      }
    }
    for (const stray of strays[depth] ?? []) {
      for (const event of alphabet(stray.standing)) {
        if (tried > most) return { kill: undefined, differences, tried };
        const kill = tryOn(stray, event);
        if (kill) return { kill, differences, tried };
      }
    }
  }
  return { kill: undefined, differences, tried };

  function tryOn(place: Place, event: AsistenciaEvent, twin?: Place): Kill | undefined {
    tried++;
    const moment = advance(host, place.input, place.standing, event);
    const invariant = brokenBy(moment, among);
    if (invariant) return { invariant, walk: walkTo(place, event) };
    if (!moment.decision.accepted || (twin && !isOtherwise(moment, twin))) return undefined;
    differences++;
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
  types: ReadonlySet<string>;
}

/** The places where a mutant can show, with the events on which it can. */
function startsOf({ touches }: Mutant, places: readonly Place[]): Start[] {
  const sites = touches.map((site) => site.split(' ') as [string, string]);
  const byState = new Map<string, ReadonlySet<string>>();
  const typesIn = (state: string): ReadonlySet<string> => {
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

/** The same place on the mutated machine. */
function standingOn(host: Host, { input, standing, depth }: Place): Standing {
  if (depth === 0) return opened(host, input);
  const { value, context } = standing.snapshot;
  return { ...standing, snapshot: host.machine.resolveState({ value, context }) as AsistenciaSnapshot };
}

/**
 * The events of some types worth trying in a place; one that the machine accepts is tried by each
 * role.
 */
function trials({ input, standing }: Place, types: ReadonlySet<string>): AsistenciaEvent[] {
  const events = alphabet(standing).filter(({ type }) => types.has(type));
  const accepted = [...types].flatMap((type) => {
    const [first] = events.filter(
      (event) => event.type === type && advance(standardHost, input, standing, event).decision.accepted,
    );
    return first ? [first] : events.filter((event) => event.type === type).slice(0, 1);
  });
  const byEach = accepted.flatMap((event) =>
    roles.map((role) => ({ ...event, by: { ...event.by, role } }) as AsistenciaEvent),
  );
  return [...events, ...byEach];
}

/**
 * Whether the machine itself would have gone elsewhere from the same place. That is where to search
 * on, not a reason to kill.
 */
function isOtherwise({ event, decision, after }: Moment, { input, standing }: Place): boolean {
  const own = advance(standardHost, input, standing, event);
  if (own.decision.accepted !== decision.accepted) return true;
  const outcome = (it: Moment['after']) =>
    JSON.stringify([it.where.state, it.snapshot.context, it.facts.agenda]);
  return outcome(own.after) !== outcome(after);
}

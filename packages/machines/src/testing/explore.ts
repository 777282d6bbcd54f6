import type { AsistenciaEvent, EventType } from '../asistencia/events.ts';
import { eventTypes } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import { rolesFor } from '../asistencia/roles.ts';
import { candidatesOf } from '../host/candidates.ts';
import { createHost, type Host } from '../host/host.ts';
import { roles } from '../procedure/roles.ts';
import { isBefore, millisecondsOf, minutesAfter } from '../values/instant.ts';
import { abstractState } from './abstract-state.ts';
import { aim } from './aim.ts';
import { enumerate, firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { restores } from './invariants/journal.ts';
import { brokenBy, invariants } from './invariants.ts';
import { advance, type Moment, opened, type Standing } from './trace.ts';
import { beginning, type Walk } from './walk.ts';

/** What the complete exploration of the abstract states found. */
export interface Exploration {
  /** Abstract states, and how many of them each control state has. */
  states: number;
  statesOf: ReadonlyMap<string, number>;
  /** Distinct steps between abstract states. */
  edges: number;
  /** Events tried, refused ones included. */
  tried: number;
  /** The transitions that were taken, by their id, and which were taken right after which (`a > b`). */
  transitions: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  /** States that are not final and have no step out. */
  deadEnds: readonly string[];
  /** Steps that broke an invariant, each with a shortest walk to it. */
  violations: readonly { invariant: Invariant; walk: Walk }[];
  /** Events of the longest shortest walk. */
  depth: number;
}

/** Restoring is a property of a state, and is checked once for each; the rest, on every step. */
const safety = invariants.filter((invariant) => invariant !== restores);

interface Node {
  input: AsistenciaInput;
  standing: Standing;
  /** How it was reached. */
  parent: Node | null;
  event: AsistenciaEvent | null;
  depth: number;
  /** Transitions that lead here. */
  arrivals: Set<string>;
  departures: Set<string>;
}

export interface ExploreOptions {
  host?: Host;
  /** Stops at the first step that breaks an invariant. */
  stopAtViolation?: boolean;
}

/**
 * Every abstract state that an asistencia can be in, breadth first, with every invariant checked on every step. The
 * alphabet holds every payload that the aims tell apart, every role, and times on each side of every deadline.
 */
export function explore({ host = createHost(), stopAtViolation = false }: ExploreOptions = {}): Exploration {
  const found = new Map<string, Node>();
  const queue: Node[] = [];
  const transitions = new Set<string>();
  const edges = new Set<string>();
  const violations: { invariant: Invariant; walk: Walk }[] = [];
  let tried = 0;

  const meet = (node: Node, arrival?: string): void => {
    const key = abstractState(node.standing);
    const known = found.get(key);
    if (arrival) (known ?? node).arrivals.add(arrival);
    if (known) return;
    found.set(key, node);
    queue.push(node);
  };

  for (const input of enumerate((dial) => inputFrom(dial, beginning))) {
    meet({ input, standing: opened(host, input), ...root() });
  }
  for (let place = 0; place < queue.length; place++) {
    const node = queue[place] as Node;
    const events = alphabet(node.standing);
    for (const event of events) {
      tried++;
      const moment = advance(host, node.input, node.standing, event);
      const invariant = brokenBy(moment, event === events[0] ? invariants : safety);
      if (invariant) {
        violations.push({ invariant, walk: walkTo(node, event) });
        if (stopAtViolation) return summary();
      }
      if (!moment.decision.accepted) continue;
      const { transition } = moment.decision.step;
      transitions.add(transition);
      node.departures.add(transition);
      edges.add(`${place} ${transition} ${abstractState(moment.after)}`);
      meet(childOf(node, event, moment), transition);
    }
  }
  return summary();

  function summary(): Exploration {
    const nodes = [...found.values()];
    const statesOf = new Map<string, number>();
    for (const { standing } of nodes) {
      statesOf.set(standing.where.state, (statesOf.get(standing.where.state) ?? 0) + 1);
    }
    const pairs = nodes.flatMap(({ arrivals, departures }) =>
      [...arrivals].flatMap((arrival) => [...departures].map((departure) => `${arrival} > ${departure}`)),
    );
    return {
      states: found.size,
      statesOf,
      edges: edges.size,
      tried,
      transitions,
      pairs: new Set(pairs),
      deadEnds: nodes
        .filter(({ standing, departures }) => !standing.where.final && departures.size === 0)
        .map(({ standing }) => standing.where.state),
      violations,
      depth: Math.max(...nodes.map(({ depth }) => depth)),
    };
  }
}

const root = () => ({
  parent: null,
  event: null,
  depth: 0,
  arrivals: new Set<string>(),
  departures: new Set<string>(),
});

const childOf = (parent: Node, event: AsistenciaEvent, { input, after }: Moment): Node => ({
  ...root(),
  input,
  standing: after,
  parent,
  event,
  depth: parent.depth + 1,
});

function walkTo(node: Node, last: AsistenciaEvent): Walk {
  const events = [last];
  for (let at: Node | null = node; at?.event; at = at.parent) events.unshift(at.event);
  return { input: node.input, events };
}

/** Every event worth trying where an asistencia stands. */
function alphabet(standing: Standing): AsistenciaEvent[] {
  const { context } = standing.snapshot;
  const here = new Set(candidatesOf(standing.snapshot).map(({ event }) => event));
  return eventTypes.flatMap((type) => {
    const plain = { type, by: { id: 'someone-1', role: rolesFor(type, context)[0] ?? 'gerencia' } };
    const times = timesFor(type, standing);
    const first = times[0] ?? context.lastAt;
    const plainest = { ...plain, at: first, ...aim(type, firsts, { context, at: first }) } as AsistenciaEvent;
    // An event that does not belong here is refused whatever it carries.
    if (!here.has(type)) return [plainest];
    const aimed = times.flatMap((at) =>
      enumerate((dial) => ({ ...plain, at, ...aim(type, dial, { context, at }) }) as AsistenciaEvent),
    );
    const byEachRole = roles.map(
      (role) => ({ ...plainest, by: { id: 'someone-1', role } }) as AsistenciaEvent,
    );
    const early = new Date(millisecondsOf(context.lastAt) - 1).toISOString();
    return [...aimed, ...byEachRole, { ...plainest, at: early }];
  });
}

/** The times that a guard of the event can tell apart. */
function timesFor(type: EventType, { snapshot: { context } }: Standing): string[] {
  const { assignment, lastAt, policy } = context;
  const soon = minutesAfter(lastAt, 1);
  if (!type.startsWith('reschedule.') || !assignment) return [soon];
  const late = minutesAfter(assignment.window.latest, policy.toleranceMinutes);
  const times = [soon, late, minutesAfter(late, 1 / 60_000)];
  return times.filter((time) => !isBefore(time, lastAt));
}

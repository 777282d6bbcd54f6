import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import { guardedEvents, limitsAt, payloads } from './alphabet.ts';
import { enumerate } from './dials.ts';
import { GuardTally, type GuardUseTally } from './guard-tally.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { restores } from './invariants/journal.ts';
import { brokenBy, invariants } from './invariants.ts';
import { KitError } from './kit-error.ts';
import { type Found, StateSpace, walkTo } from './state-space.ts';
import { advance, type Moment, opened } from './trace.ts';
import type { Walk } from './walk.ts';
import { worlds } from './worlds.ts';

/** What the complete exploration of the abstract states found. */
export interface Exploration extends Found {
  /** Events tried, refused ones included. */
  tried: number;
  /** What each guard answered, at each transition that uses it. */
  guards: readonly GuardUseTally[];
  /** Steps that broke an invariant, each with a shortest walk to it. */
  violations: readonly { invariant: Invariant; walk: Walk }[];
}

/** How the abstract states are explored. */
export interface ExploreOptions {
  host?: Host;
  /** The rules to ask; by default all of the procedure. Without any, it only finds the states. */
  rules?: readonly Invariant[];
  /** Sees every refusal, and one moment of each step between abstract states. */
  onMoment?: (moment: Moment) => void;
  /** Stops at the first step that breaks an invariant. */
  stopAtViolation?: boolean;
  /** One of `worlds`, by its number: the policy, and how all is chosen that guards do not read. */
  world?: number;
  /** What opens the asistencias; by default all that guards can tell apart. */
  inputs?: readonly AsistenciaInput[];
  /** Leaves events out; by default none. */
  isTried?: (event: AsistenciaEvent) => boolean;
  /** Enters every so many-th abstract state by another way too, and compares what it allows. */
  again?: number;
}

/**
 * Every abstract state that an asistencia can be in, breadth first, with every invariant checked on
 * every step. The alphabet holds every payload that the aims tell apart, every role, and times on
 * each side of every deadline. Asistencias after the first in a state, and all in a world that is
 * not plain, are sent what belongs there by one who may send it.
 */
export function explore({
  host = standardHost,
  rules = invariants,
  onMoment,
  stopAtViolation = false,
  world: worldNumber = 0,
  inputs,
  isTried = () => true,
  again = 8,
}: ExploreOptions = {}): Exploration {
  if (inputs?.length === 0) throw new KitError('no-runs', 'inputs is empty: nothing would be explored');
  const world = worlds[worldNumber];
  if (!world) throw new RangeError(`There is no world ${worldNumber}; the last is ${worlds.length - 1}`);
  const { isPlain } = world;
  // Restoring is a property of a state and is checked once for each; the others on every step.
  const safety = rules.filter((rule) => rule !== restores);
  const space = new StateSpace(isPlain ? again : null);
  const guards = new GuardTally();
  const violations: { invariant: Invariant; walk: Walk }[] = [];
  let tried = 0;

  for (const input of inputs ?? enumerate((dial) => inputFrom(dial, world.openedAt, world.policy), world)) {
    space.meet(input, opened(host, input));
  }
  search: for (const { node, standing } of space.departures()) {
    const { snapshot } = standing;
    const events = isPlain && node.isFirst ? guardedEvents(standing) : payloads(standing, world);
    // They lead nowhere that another amount or text would not lead: they are not followed.
    const limits = isPlain ? limitsAt(standing).filter(isTried) : [];
    for (const event of limits) {
      const invariant = brokenBy(advance(host, node.input, standing, event), safety);
      if (invariant) violations.push({ invariant, walk: walkTo(node, event) });
      if (invariant && stopAtViolation) break search;
    }
    for (const [place, event] of events.filter(isTried).entries()) {
      tried++;
      if (isPlain && !guards.isComplete(snapshot, event.type)) guards.record(snapshot, event);
      const moment = advance(host, node.input, standing, event);
      const invariant = brokenBy(moment, place === 0 ? rules : safety);
      if (invariant) violations.push({ invariant, walk: walkTo(node, event) });
      if (invariant && stopAtViolation) break search;
      const isNewStep = space.follow(node, moment);
      if (isNewStep || !moment.decision.accepted) onMoment?.(moment);
    }
  }
  return { ...space.found(), tried, guards: guards.uses(), violations };
}

import { priceForAfiliado } from '../../asistencia/amounts.ts';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import { isExceptionLikely } from '../../asistencia/guards.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { Host } from '../../host/host.ts';
import { abstractState } from '../abstract-state.ts';
import { payloads } from '../alphabet.ts';
import { enumerate } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { isUnderWarranty } from '../invariants/demands.ts';
import { advance, opened, type Standing } from '../trace.ts';
import { visitOf } from '../visit-of.ts';
import type { Walk } from '../walk.ts';
import { worlds } from '../worlds.ts';

/** A place that an asistencia can be in, and a shortest way there. */
export interface Place {
  input: AsistenciaInput;
  standing: Standing;
  before: Place | null;
  event: AsistenciaEvent | null;
  /** The number of the world that it is in. */
  world: number;
  /** How many events led here. */
  depth: number;
}

/** The walk to a place and one event beyond. */
export function walkTo(place: Place, last: AsistenciaEvent): Walk {
  const events = [last];
  for (let at: Place | null = place; at?.event; at = at.before) events.unshift(at.event);
  return { input: place.input, events };
}

/**
 * Facts that the machine no longer reads are still part of a place, because a mutant may read them.
 */
function keyOf({ input, world, standing }: Place): string {
  const { context } = standing.snapshot;
  const { coverage, discount, objected } = context;
  return [
    abstractState(standing),
    visitOf(standing.facts),
    world,
    isUnderWarranty(input),
    coverage?.outcome,
    discount?.ground,
    objected,
    isExceptionLikely(context),
    priceForAfiliado(context) > 0,
  ].join();
}

/** Inputs that differ from the plainest in one thing. */
const inputs = (): { input: AsistenciaInput; world: number }[] =>
  worlds.flatMap((world, number) =>
    enumerate((dial) => {
      const any = number === 0 ? dial.alone : world.any;
      return inputFrom({ ...dial, pick: dial.alone, any }, world.openedAt);
    }).map((input) => ({ input, world: number })),
  );

/**
 * The second world is needed for its times and amounts, of the exceptions for one ground; those of
 * other zones as far as the calendar is read.
 */
function isNeeded({ world, standing: { facts, where } }: Place): boolean {
  const { groundsAsked } = facts;
  if (world === 0) return groundsAsked.length < 2;
  if (world === 1) return groundsAsked.length < 2 && groundsAsked.every((ground) => ground === 'special');
  return groundsAsked.length === 0 && !facts.wasEverAssigned && where.stage !== 'asignacionProveedor';
}

/**
 * One place for each abstract state, nearest first, like the exploration, but only as far as
 * mutants need it. A second requested ground, and inputs that differ in two things, show no further
 * mutant.
 */
export function reach(host: Host): readonly Place[] {
  const places: Place[] = [];
  const known = new Set<string>();
  const meet = (place: Place): void => {
    const key = keyOf(place);
    if (known.has(key) || !isNeeded(place)) return;
    known.add(key);
    places.push(place);
  };
  for (const { input, world } of inputs()) {
    meet({ input, world, standing: opened(host, input), before: null, event: null, depth: 0 });
  }
  for (const place of places) {
    for (const event of payloads(place.standing, worlds[place.world])) {
      const { decision, after } = advance(host, place.input, place.standing, event);
      if (!decision.accepted) continue;
      meet({ ...place, standing: after, before: place, event, depth: place.depth + 1 });
    }
  }
  return places;
}

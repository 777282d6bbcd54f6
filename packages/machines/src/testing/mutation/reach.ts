import { priceForAfiliado, shareOf } from '../../asistencia/amounts.ts';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import { eventTypes } from '../../asistencia/events.ts';
import { isExceptionLikely } from '../../asistencia/guards.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import { candidatesOf, sendersOf } from '../../host/candidates.ts';
import type { Host } from '../../host/host.ts';
import { abstractState } from '../abstract-state.ts';
import { payloads } from '../alphabet.ts';
import { enumerate } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { isUnderWarranty } from '../invariants/demands.ts';
import { advance, opened, type Standing } from '../trace.ts';
import { beginning, type Walk } from '../walk.ts';
import { worlds } from '../worlds.ts';

/** A place that an asistencia can be in, and a shortest way there. */
export interface Place {
  input: AsistenciaInput;
  standing: Standing;
  before: Place | null;
  event: AsistenciaEvent | null;
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
function keyOf({ input, standing }: Place): string {
  const { context } = standing.snapshot;
  const { coverage, discount, objected } = context;
  return [
    abstractState(standing),
    input.service.priority,
    isUnderWarranty(input),
    coverage?.outcome,
    discount?.ground,
    objected,
    isExceptionLikely(context),
    priceForAfiliado(context) > 0 || referencesOf(standing),
  ].join();
}

/** Whether a quote of which nothing is to be paid would pass the tests of a price. */
function referencesOf({ where, snapshot: { context } }: Standing): string {
  const { quote } = context;
  if (!quote || !where.state.startsWith('autorizacion.')) return '';
  const isLow = quote.price <= (quote.tariffReference ?? -1);
  return `${isLow}${shareOf(context) < (quote.marketReference ?? -1)}`;
}

/** Inputs that differ from the plainest in one thing. */
const inputs = () =>
  enumerate((dial) =>
    inputFrom({ ...dial, pick: dial.alone, any: dial.alone, seldom: dial.alone }, beginning),
  );

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
    if (known.has(key) || place.standing.facts.groundsAsked.length > 1) return;
    known.add(key);
    places.push(place);
  };
  for (const input of inputs()) {
    meet({ input, standing: opened(host, input), before: null, event: null, depth: 0 });
  }
  for (const place of places) {
    const { snapshot } = place.standing;
    const here = new Set(candidatesOf(snapshot).map(({ event }) => event));
    // Refused events lead nowhere, and what does not belong here is refused; for the accepted ones,
    // the first role that may send them is enough.
    const types = eventTypes.filter((type) => here.has(type) && sendersOf(snapshot, type).length > 0);
    for (const event of payloads(place.standing, worlds[0], types)) {
      const { decision, after } = advance(host, place.input, place.standing, event);
      if (!decision.accepted) continue;
      meet({ input: place.input, standing: after, before: place, event, depth: place.depth + 1 });
    }
  }
  return places;
}

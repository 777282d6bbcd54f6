import fc from 'fast-check';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { Host } from '../../host/host.ts';
import { payloads } from '../alphabet.ts';
import { firstsIn } from '../dials.ts';
import { excess } from '../facts.ts';
import { inputFrom } from '../inputs.ts';
import { advance, type Moment, opened } from '../trace.ts';
import { legalWalk } from '../walk.ts';
import { standardWorlds, type World } from '../worlds.ts';
import type { Place } from './reach.ts';

const seed = 20_260_831;
/** How many legal walks are played. */
export const walkCount = 400;

/**
 * Every place on some legal walks, nearest first. A wrong value shows on certain amounts, times and
 * texts, of which walks have more than the one place for each abstract state.
 */
export function walkedPlaces(host: Host): readonly Place[] {
  const walked = fc
    .sample(legalWalk({ host, maxSteps: 40 }), { numRuns: walkCount, seed })
    .flatMap((walk) => {
      const { input } = walk;
      let last: Place = { input, standing: opened(host, input), before: null, event: null, depth: 0 };
      const met = [last];
      for (const event of walk.events as AsistenciaEvent[]) {
        const { decision, after } = advance(host, input, last.standing, event);
        if (!decision.accepted) continue;
        last = { input, standing: after, before: last, event, depth: last.depth + 1 };
        met.push(last);
      }
      return met;
    });
  return [
    ...walked,
    ...standardWorlds.flatMap((world) =>
      answers.flatMap((answer) => ends.flatMap((end) => twice(host, world, answer, end))),
    ),
  ].sort((a, b) => a.depth - b.depth);
}

const answers = ['excess.accepted', 'excess.approved'] as const;
type Answer = (typeof answers)[number];
/** What a second provider finds: another excess, or none. */
const ends = ['excess.accepted', 'work.authorized'] as const;
type End = (typeof ends)[number];
const visit = [
  'provider.assigned',
  'affiliate.confirmed',
  'provider.arrived',
  'contact.validated',
  'diagnosis.recorded',
] as const;

/** A service whose provider is released after an excess, and the visit of a second one. */
function twice(host: Host, world: World, answer: Answer, end: End): Place[] {
  const input = inputFrom(firstsIn(world), world.openedAt, world.policy);
  const rest = [
    'service.performed',
    'service.terminated',
    'cost.approved',
    'cost.approved',
    'cost.loaded',
  ] as const;
  let last: Place = { input, standing: opened(host, input), before: null, event: null, depth: 0 };
  const met = [last];
  for (const type of [
    'coverage.resolved',
    ...visit,
    answer,
    'provider.released',
    ...visit,
    ...(end === 'excess.accepted' ? [answer] : []),
    end,
    ...rest,
  ]) {
    const moment = payloads(last.standing, world)
      .filter((event) => event.type === type && isMeant(event))
      .map((event) => advance(host, input, last.standing, event))
      .find((moment) => moment.decision.accepted && (end === 'excess.accepted' || isAsForeseen(moment)));
    if (!moment) continue;
    last = { input, standing: moment.after, before: last, event: moment.event, depth: last.depth + 1 };
    met.push(last);
  }
  return met;
}

/** A coverage with a limit, and a superior who leaves a part of the excess. */
function isMeant(event: AsistenciaEvent): boolean {
  if (event.type === 'coverage.resolved')
    return event.outcome === 'covered' && (event.coveredAmount?.amount ?? 0) > 0;
  return event.type !== 'excess.approved' || event.percent === 50;
}

/** Other than a second diagnosis that costs more than was foreseen. */
const isAsForeseen = ({ event, before, after }: Moment): boolean =>
  (event as AsistenciaEvent).type !== 'diagnosis.recorded' ||
  before.facts.excessAccepted + before.facts.excessAbsorbed === 0n ||
  excess(after.facts) === 0n;

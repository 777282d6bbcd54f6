import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AsistenciaInput } from '../../../asistencia/input.ts';
import { standardHost } from '../../../host/standard-host.ts';
import { roles } from '../../../procedure/roles.ts';
import { legalWalk } from '../../walk.ts';
import { agendaAfter } from '../agenda-after.ts';
import { plainAsistencia } from '../scene.ts';
import type { Wire } from '../wire.ts';
import { takenOf, ways } from './set-by-hand.ts';

const owner = { asistenciaId: 'a', coordinator: 'ana' };

/** Which kinds of pendientes stay open through which events that are accepted. */
function keptOpen(input: AsistenciaInput, events: readonly unknown[]): string[] {
  const opening = standardHost.open(input);
  let { snapshot } = opening;
  let agenda = agendaAfter([], opening.effects, owner);
  const kept: string[] = [];
  for (const event of events) {
    const parsed = standardHost.parseEvent(event);
    const decision = parsed.ok ? standardHost.decide(snapshot, parsed.value) : undefined;
    if (!decision?.accepted) continue;
    const after = agendaAfter(agenda, decision.effects, owner);
    const isKept = (place: number) => [agenda, after].every((each) => each[place]?.status === 'pendiente');
    kept.push(
      ...agenda.flatMap(({ kind }, place) => (isKept(place) ? [`${kind} ${decision.step.event}`] : [])),
    );
    ({ snapshot } = decision);
    agenda = after;
  }
  return kept;
}

const people = Object.fromEntries(roles.map((role) => [role, { id: role, role }])) as Wire['people'];

it('the ways keep each kind of pendiente open through each event through which walks keep it open', () => {
  const openedAt = new Date().toISOString();
  const service = {
    type: 'vial',
    definition: 'grúa',
    priority: 'programada',
    medicalEmergency: false,
  } as const;
  const input = {
    service,
    plan: plainAsistencia.plan,
    call: { id: 'call-1', startedAt: openedAt },
    openedAt,
  };
  const tried = new Set<string>();
  for (const eventsOf of Object.values(ways)) {
    const way = eventsOf();
    const taken = takenOf(standardHost, input, way, people);
    expect(taken.map(({ event }) => event)).toEqual(way);
    const sent = taken.map(({ event, as }) => ({ ...event, at: openedAt, by: people[as] }));
    for (const each of keptOpen(input, sent)) tried.add(each);
  }
  const walked = fc
    .sample(legalWalk({ maxSteps: 50 }), { numRuns: 250, seed: 5 })
    .flatMap(({ input, events }) => keptOpen(input, events));
  expect([...new Set(walked)].filter((each) => !tried.has(each))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { asistenciaMachine, parsePolicy } from '@conexion/machines';
import { caseFile, dateIn, instantAt, personOf, resolveTimes } from '@conexion/machines/cases';
import type { Deps } from '../cases/deps.ts';
import { openAsistencia } from '../cases/open-asistencia.ts';
import { openExpediente } from '../cases/open-expediente.ts';
import type { Outcome } from '../cases/outcome.ts';
import { sendEvent } from '../cases/send-event.ts';
import { type DemoJourney, demoJourneys, journeysDirectory } from './demo-journeys.ts';

/**
 * Fills an empty store with scripted cases in different stages, so that the page is never empty:
 * through the use cases, as if people had sent their events in the hours before now.
 */
export async function seedDemoCases(deps: Deps): Promise<void> {
  const now = deps.clock();
  const { items } = await deps.store.expedientes({ limit: 1, now });
  if (items.length > 0) return;
  for (const journey of demoJourneys) await play(deps, new Date(now), journey);
}

async function play(deps: Deps, now: Date, { name, coordinator, state, ago }: DemoJourney): Promise<void> {
  const { policy, expediente, asistencias } = readJourney(name, state);
  const start = asistencias[0]?.at ?? 'now';
  const end = asistencias.at(-1)?.steps.at(-1)?.at ?? asistencias.at(-1)?.at ?? 'now';
  const sinceEnd = now.getTime() - Date.parse(instantAt(now, end));
  const moment = new Date(now.getTime() + sinceEnd - ago * 60_000);
  // Under the policy for which the case was written: the one in force might refuse its steps.
  const at = (offset: string): Deps => ({
    ...deps,
    policy: parsePolicy(policy),
    clock: () => instantAt(moment, offset),
  });
  const timed = <T>(value: T, timeZone: string, offset: string) =>
    resolveTimes(value, moment, dateIn(timeZone, instantAt(moment, offset)));

  const opening = { by: coordinator, request: timed(expediente, 'UTC', start) };
  const { id: expedienteId } = expectDone(name, await openExpediente(at(start), opening));
  const ids = new Map<string | undefined, string>();
  const isStandard = deps.procedure.machine === asistenciaMachine;
  for (const { name: part, at: openedAt, service, plan, warrantyOf, steps } of asistencias) {
    const request = timed({ service, plan, warrantyOf: ids.get(warrantyOf) }, plan.timeZone, openedAt);
    const opened = await openAsistencia(at(openedAt), { by: coordinator, expedienteId, request });
    if (opened.outcome === 'warranty-not-applicable' && !isStandard) break;
    const { id: asistenciaId } = expectDone(name, opened);
    ids.set(part, asistenciaId);
    for (const step of steps) {
      const by = step.by === 'coordinador' ? coordinator : personOf(step.by);
      const event = deps.procedure.parseEventRequest(timed(step.event, plan.timeZone, openedAt));
      if (!event.ok) throw new Error(`${name}.json: ${JSON.stringify(event)}`);
      const sent = await sendEvent(at(step.at), { by, asistenciaId, request: event.value });
      // A host may have changed the way on which the case was written: it stays where it got to.
      if (sent.outcome === 'event-refused' && !isStandard) break;
      expectDone(name, sent);
    }
  }
}

/** What a case says is accepted; of its last asistencia no more than leads to `state`. */
function readJourney(name: string, state: string) {
  const file = caseFile.parse(JSON.parse(readFileSync(new URL(`${name}.json`, journeysDirectory), 'utf8')));
  const asistencias = file.asistencias
    .filter((asistencia) => 'steps' in asistencia)
    .map((asistencia) => ({ ...asistencia, steps: asistencia.steps.filter(({ refused }) => !refused) }));
  const last = asistencias.at(-1);
  // No step leads to the state in which an asistencia is opened.
  last?.steps.splice(last.steps.findIndex((step) => step.state === state) + 1);
  return { ...file, asistencias };
}

function expectDone<T>(name: string, outcome: Outcome<T>): T {
  if (outcome.outcome === 'done') return outcome.value;
  throw new Error(`The demonstration case ${name} is refused: ${JSON.stringify(outcome)}`);
}

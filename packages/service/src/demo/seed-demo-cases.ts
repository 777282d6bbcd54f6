import type { By } from '@conexion/machines';
import { addNote } from '../cases/add-note.ts';
import { addPendiente } from '../cases/add-pendiente.ts';
import type { Deps } from '../cases/deps.ts';
import { openAsistencia } from '../cases/open-asistencia.ts';
import { openExpediente } from '../cases/open-expediente.ts';
import type { Outcome } from '../cases/outcome.ts';
import { sendEvent } from '../cases/send-event.ts';
import type { DemoAsistencia, DemoCase } from './demo-case.ts';
import { demoCases } from './demo-cases.ts';
import { supervisor } from './demo-people.ts';

/**
 * Fills an empty store with cases in different stages, so that the page is never empty: through the
 * use cases, as if people had sent their events in the hours before now.
 */
export async function seedDemoCases(deps: Deps): Promise<void> {
  const now = deps.clock();
  const { items } = await deps.store.expedientes({ limit: 1, now });
  if (items.length > 0) return;
  const minutesFromNow = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
  for (const demoCase of demoCases(minutesFromNow)) await play(deps, minutesFromNow, demoCase);
}

async function play(
  deps: Deps,
  minutesFromNow: (minutes: number) => string,
  demoCase: DemoCase,
): Promise<void> {
  const at = (minutes: number): Deps => ({ ...deps, clock: () => minutesFromNow(minutes) });
  const { coordinator: by, opened, asistencias, ...request } = demoCase;
  const { id: expedienteId } = expectDone(await openExpediente(at(opened), { by, request }));
  let warrantyOf: string | undefined;
  for (const asistencia of asistencias)
    warrantyOf = await playAsistencia(at, by, expedienteId, asistencia, warrantyOf);
}

/** Resolves to the asistencia's id. */
async function playAsistencia(
  at: (minutes: number) => Deps,
  by: By,
  expedienteId: string,
  { opened, service, plan, isWarrantyOfLast, steps }: DemoAsistencia,
  last: string | undefined,
): Promise<string> {
  const request = { service, plan, ...(isWarrantyOfLast && last ? { warrantyOf: last } : {}) };
  const { id: asistenciaId } = expectDone(await openAsistencia(at(opened), { by, expedienteId, request }));
  for (const step of steps) {
    const deps = at(step.at);
    if ('note' in step) expectDone(await addNote(deps, { by, asistenciaId, request: { text: step.note } }));
    else if ('pendiente' in step)
      expectDone(
        await addPendiente(deps, { by, request: { expedienteId, asistenciaId, ...step.pendiente } }),
      );
    else
      expectDone(
        await sendEvent(deps, { by: step.bySupervisor ? supervisor : by, asistenciaId, request: step.event }),
      );
  }
  return asistenciaId;
}

function expectDone<T>(outcome: Outcome<T>): T {
  if (outcome.outcome === 'done') return outcome.value;
  throw new Error(`A demonstration case is refused: ${JSON.stringify(outcome)}`);
}

import { type AsistenciaEvent, decide, openAsistencia } from '@conexion/machines';

const by = { id: 'ana', role: 'coordinador' } as const;
const at = '2026-01-05T15:00:00.000Z';

/** Decisions per second of the machine alone. `duration` in milliseconds. */
export function measureDecide(duration: number): number {
  const { snapshot } = openAsistencia({
    service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
    plan: {
      contractedOn: '2025-01-01',
      servicesUsed: 0,
      servicesRequested: 0,
      originCity: 'Medellín',
      timeZone: 'America/Bogota',
    },
    call: { id: 'SP-1', startedAt: at },
    openedAt: at,
  });
  const event: AsistenciaEvent = { type: 'coverage.resolved', outcome: 'covered', at, by };
  const end = performance.now() + duration;
  let decisions = 0;
  for (; performance.now() < end; decisions++)
    if (!decide(snapshot, event).accepted) throw new Error('It is accepted');
  return decisions / (duration / 1000);
}

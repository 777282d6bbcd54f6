import type { AsistenciaInput, By } from '@conexion/machines';

/** A request that the small programs share: a plumber, for a home. */
export const request: AsistenciaInput = {
  service: { type: 'hogar', definition: 'plomería', priority: 'emergencia' },
  plan: {
    contractedOn: '2025-11-03',
    servicesUsed: 1,
    servicesRequested: 1,
    originCity: 'Panamá',
    timeZone: 'America/Panama',
  },
  call: { id: 'LL-2041', startedAt: '2026-07-30T09:00:00-05:00' },
  openedAt: '2026-07-30T09:01:00-05:00',
};

export const lucia = {
  id: 'lucia.paredes',
  role: 'coordinador',
  name: 'Lucía Paredes',
} as const satisfies By;

import type { DraftGroup } from '../form/draft.ts';
import { toLocal } from '../time/zoned-time.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The part of a new case that says what is asked for and of which plan. */
export const exampleAsistencia = (zone: string, now: number): DraftGroup => ({
  service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia', medicalEmergency: '' },
  plan: {
    contractedOn: new Date(now - 300 * day).toISOString().slice(0, 10),
    servicesUsed: '0',
    servicesRequested: '0',
    originCity: 'Panamá',
    timeZone: zone,
  },
});

/** A case as a call one minute ago would open it, for people who try the flow. */
export const exampleCase = (zone: string, now: number): DraftGroup => ({
  holder: { id: '8-812-2210', name: 'Rosa Méndez', phone: '+507 6100-0101' },
  contact: { name: 'Rosa Méndez', phone: '+507 6100-0101', relationship: 'titular' },
  location: { address: 'Calle 50, edificio Mirador, 4B', city: 'Panamá', reference: '' },
  call: { id: `LL-${now}`, startedAt: toLocal(new Date(now - minute).toISOString(), zone) },
  ...exampleAsistencia(zone, now),
});

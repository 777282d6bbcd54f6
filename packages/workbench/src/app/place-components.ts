import { type ComponentType, lazy } from 'react';
import { AgendaPlace } from '../agenda/agenda-place.tsx';
import { InboxPlace } from '../inbox/inbox-place.tsx';
import type { Place } from '../route/route.ts';
import { CasesPlace } from './cases-place.tsx';

/**
 * What each place shows. The first view is in the page itself; the others come when they are asked
 * for.
 */
export const placeComponents: Readonly<Record<Place, ComponentType>> = {
  agenda: AgendaPlace,
  inbox: InboxPlace,
  cases: CasesPlace,
  live: lazy(async () => ({ default: (await import('../live/live-place.tsx')).LivePlace })),
  measures: lazy(async () => ({ default: (await import('../measures/measures-place.tsx')).MeasuresPlace })),
  reading: lazy(async () => ({ default: (await import('../reading/reading-place.tsx')).ReadingPlace })),
  simulate: lazy(async () => ({ default: (await import('../simulate/simulate-place.tsx')).SimulatePlace })),
  inspect: lazy(async () => ({ default: (await import('../inspect/inspect-place.tsx')).InspectPlace })),
};

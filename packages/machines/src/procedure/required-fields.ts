import type { EventRequest, EventType } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { ClauseId } from './clauses.ts';

type Cited = readonly [ClauseId, ...ClauseId[]];

/** The keys that a type demands, on whichever branch of a union. */
type RequiredKeys<T> = T extends unknown
  ? { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T]
  : never;
type RequiredFields<T, But = never> = Readonly<Record<Exclude<Extract<RequiredKeys<T>, string>, But>, Cited>>;

/** Which clause demands each required field of an event; a new one does not compile until it cites its own. */
export const requiredFields: { readonly [T in EventType]: RequiredFields<EventRequest<T>, 'type'> } = {
  'coverage.resolved': { outcome: ['4.7', '5.1.A'], reason: ['5.1.A', '5.1.C'], coveredAmount: ['4.2'] },
  'denial.explained': { reason: ['5.1.A', '5.1.C'] },
  'affiliate.objected': {},
  'request.withdrawn': { reason: ['4.1'] },
  'quote.received': { provider: ['5.1.A'], kind: ['5.1.A'], price: ['5.1.A'] },
  'price.informed': {},
  'quote.reopened': { reason: ['ours'] },
  'offer.accepted': {},
  'offer.declined': { reason: ['4.1', '4.2'] },
  'exception.requested': { ground: ['5.1.G', '5.1.H', '5.1.I'], assessment: ['5.1.G'], note: ['5.1.I'] },
  'exception.approved': { discountPercent: ['5.1.G'], reason: ['5.1.J'] },
  'exception.denied': { reason: ['5.1.C'] },
  'exception.escalated': { reason: ['5.1.I'] },
  'exception.explained': {},
  'alternatives.disclaimed': {},
  'alternatives.shared': { sources: ['5.1.B'] },
  'alternatives.withheld': { reason: ['5.1.B', '4.1'] },
  'provider.assigned': { provider: ['5.2.A'], window: ['4.3'] },
  'affiliate.confirmed': {},
  'provider.released': { reason: ['ours'] },
  'affiliate.cancelled': { reason: ['4.2'] },
  'provider.monitored': {},
  'affiliate.monitored': {},
  'reschedule.accepted': { window: ['4.3'] },
  'reschedule.declined': { reason: ['4.3'] },
  'provider.arrived': { arrivedAt: ['5.2.A'] },
  'contact.validated': {},
  'contact.refuted': { reason: ['5.2.A'] },
  'diagnosis.recorded': {
    summary: ['5.2.A'],
    estimatedCost: ['4.2'],
    heavyMachinery: ['5.1.G'],
    largeWorks: ['5.1.G'],
  },
  'work.authorized': {},
  'excess.accepted': {},
  'excess.approved': { percent: ['5.1.J'], reason: ['5.1.J'] },
  'excess.declined': { reason: ['4.2'] },
  'service.performed': {},
  'service.terminated': { finishedAt: ['4.4'] },
  'cost.loaded': { lines: ['5.2.A'] },
  'cost.approved': { amount: ['5.1.J'], reason: ['5.1.J'] },
  'conformity.recorded': { satisfied: ['4.5'], comment: ['ours'] },
};

/** Which clause demands each required field of what opens an asistencia. */
export const requiredInput: {
  readonly [K in 'service' | 'plan']: RequiredFields<AsistenciaInput[K]>;
} & RequiredFields<AsistenciaInput, 'service' | 'plan'> = {
  service: { type: ['4.7'], definition: ['4.7'], priority: ['4.7'] },
  plan: {
    contractedOn: ['5.1.G'],
    servicesUsed: ['5.1.G'],
    servicesRequested: ['5.1.H'],
    originCity: ['5.1.G'],
    timeZone: ['ours'],
  },
  call: ['5.1.C', '4.11'],
  openedAt: ['4.10'],
};

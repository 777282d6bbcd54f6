import type { AsistenciaContext, EventRequest, EventType, Money, Provider } from '../src/index.ts';

// Applied to each branch of a union: Omit alone keeps only the fields that all branches share.
type WithoutType<Request> = Request extends unknown ? Omit<Request, 'type' | 'callId'> : never;

/** What an event carries, without its type. */
export type PayloadOf<T extends EventType> = T extends EventType ? WithoutType<EventRequest<T>> : never;

/** An amount in the currency of the stories, in minor units. */
export const cop = (amount: number): Money => ({ amount, currency: 'COP' });

/** Minutes from one instant to another, in UTC. */
export const minutesFrom = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

export const andes: Provider = { id: 'p-1', name: 'Servicios Andinos', kind: 'external' };
export const crew: Provider = { id: 'p-2', name: 'Técnicos propios', kind: 'internal' };

/** The price, the market and the tariff that a quote has unless a story says otherwise. */
export const usual = { price: 50_000, market: 80_000, tariff: 60_000 } as const;

/** Half an hour to get there, half an hour of window. */
const windowFrom = (at: string) => ({ earliest: minutesFrom(at, 30), latest: minutesFrom(at, 60) });

interface Facts {
  context: AsistenciaContext;
  at: string;
}

const because = { reason: 'porque así consta en la llamada' };
const nothing = () => ({});
const reason = () => because;

/** The default payload of an event: the plainest that its rules accept. */
const samples: { [T in EventType]: (facts: Facts) => PayloadOf<T> } = {
  'coverage.resolved': () => ({ outcome: 'uncovered', ...because }),
  'denial.explained': reason,
  'affiliate.objected': nothing,
  'request.withdrawn': reason,
  'quote.received': () => ({
    provider: andes,
    kind: 'service',
    price: cop(usual.price),
    marketReference: cop(usual.market),
    tariffReference: cop(usual.tariff),
  }),
  'price.informed': nothing,
  'quote.reopened': reason,
  'offer.accepted': nothing,
  'offer.declined': reason,
  'exception.requested': () => ({ ground: 'special', note: 'cliente de una cuenta especial' }),
  'exception.approved': () => ({ discountPercent: 100, ...because }),
  'exception.denied': reason,
  'exception.escalated': reason,
  'exception.explained': nothing,
  'alternatives.disclaimed': nothing,
  'alternatives.shared': () => ({ sources: [{ name: 'Directorio de la ciudad' }] }),
  'alternatives.withheld': reason,
  'provider.assigned': ({ at }) => ({ provider: andes, window: windowFrom(at) }),
  'affiliate.confirmed': nothing,
  'provider.released': reason,
  'affiliate.cancelled': reason,
  'provider.monitored': nothing,
  'affiliate.monitored': nothing,
  'reschedule.accepted': ({ at }) => ({ window: windowFrom(at) }),
  'reschedule.declined': reason,
  'provider.arrived': ({ at }) => ({ arrivedAt: at }),
  'contact.validated': nothing,
  'contact.refuted': reason,
  'diagnosis.recorded': ({ context: { quote, coverage } }) => ({
    summary: 'corto en la acometida',
    estimatedCost: cop(quote?.price ?? coverage?.coveredAmount ?? usual.price),
    heavyMachinery: false,
    largeWorks: false,
    marketReference: cop(usual.market * 2),
    tariffReference: cop(usual.tariff * 2),
  }),
  'work.authorized': nothing,
  'excess.accepted': nothing,
  'excess.approved': () => ({ percent: 100, ...because }),
  'excess.declined': reason,
  'service.performed': nothing,
  'service.terminated': ({ at }) => ({ finishedAt: at }),
  'cost.loaded': ({ context: { agreed } }) => ({
    lines: [{ concept: 'mano de obra', units: 1, unitPrice: cop(agreed), payer: 'afiliado' }],
  }),
  'cost.approved': () => ({ amount: cop(1000), ...because }),
  'conformity.recorded': () => ({ satisfied: true }),
};

/** The plainest payload of an event for where an asistencia stands. */
export const samplePayload = <T extends EventType>(type: T, facts: Facts): PayloadOf<T> =>
  samples[type](facts) as PayloadOf<T>;

import { absorbedAt, companyLimit, excessOf, isPaidInFull, priceForAfiliado } from '../asistencia/amounts.ts';
import { type EventRequest, exceptionGrounds } from '../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import type { EventType } from '../asistencia/events.ts';
import { millisecondsOf, minutesAfter } from '../values/instant.ts';
import type { Provider } from '../values/parties.ts';
import { isNamedByWords } from '../values/words.ts';
import type { Dial } from './dials.ts';

const reason = 'por el caso de prueba';
const most = Number.MAX_SAFE_INTEGER;

type Payload<T extends EventType> = Omit<EventRequest<T>, 'type' | 'callId'>;
type Aim<T extends EventType> = (dial: Dial, facts: { context: AsistenciaContext; at: string }) => Payload<T>;

const after = (at: string, milliseconds: number): string =>
  new Date(millisecondsOf(at) + milliseconds).toISOString();

const andinos = { id: 'p1', name: 'Servicios Andinos', kind: 'external' } as const;
const own = { id: 'p2', name: 'Técnicos propios', kind: 'internal' } as const;
const other = { id: 'p3', name: 'Grúas del Sur', kind: 'external' } as const;

const quoted = (dial: Dial) => dial.any<Provider>([andinos, own]);
/** Rarely the one who quoted, and never the one who was released. */
const assigned = (dial: Dial, { assignment, everAssigned }: AsistenciaContext) => {
  const chosen = dial.any<Provider>([own, andinos, own, own]);
  return everAssigned && !assignment ? other : chosen;
};

/** The currency of each amount of an event: in one of five, another for one amount or for all. */
function currencies(dial: Dial, { currency }: AsistenciaContext, amounts: readonly string[] = []) {
  const known = currency ?? 'COP';
  const other = known === 'USD' ? 'COP' : 'USD';
  const choices = ['all', ...amounts];
  const nones = Array.from({ length: 4 * choices.length - 1 }, () => 'none');
  const wrong = dial.alone(['none', ...nones, ...choices]);
  return (amount?: string): string => (wrong === 'all' || wrong === amount ? other : known);
}
type Currencies = ReturnType<typeof currencies>;

/** Windows in the future, under way, missed by a millisecond and met to the millisecond. */
function windowFrom(dial: Dial, { context, at }: { context: AsistenciaContext; at: string }) {
  const tolerance = context.policy.toleranceMinutes * 60_000;
  const latest = after(at, dial.alone([60 * 60_000, -tolerance - 1, -tolerance, 0, 1]));
  return { earliest: minutesAfter(latest, -dial.any([30, 0, 600, 31])), latest };
}

/**
 * Occasionally the greatest amount: it tests the sums, not the rules, since no market reference can
 * exceed it.
 */
const greatest = (dial: Dial): number | undefined =>
  dial.seldom([undefined, undefined, undefined, undefined, undefined, undefined, undefined, most]);

const note = (dial: Dial) => dial.any([{}, { note: 'sin novedad' }]);
const money = (amount: number, of: string) => ({ amount: Math.min(Math.max(0, amount), most), currency: of });

/** References just above, at and below an amount, or none; all alike where no rule reads them. */
function referencesFrom(
  dial: Dial,
  context: AsistenciaContext,
  { pays, whole, of }: { pays: number; whole: number; of: Currencies },
) {
  const isHome = context.service.type === 'hogar';
  const isTow = isNamedByWords(context.service.definition, context.policy.longTowDefinitions);
  const market = dial[isHome ? 'pick' : 'any']([pays + 1, undefined, pays]);
  const tariff = dial[isTow ? 'pick' : 'any']([whole, undefined, whole - 1]);
  return {
    ...(market === undefined ? {} : { marketReference: money(market, of('marketReference')) }),
    ...(tariff === undefined ? {} : { tariffReference: money(tariff, of('tariffReference')) }),
  };
}

const assessmentFrom = (dial: Dial) => ({
  heavyMachinery: dial.alone([false, true]),
  largeWorks: dial.alone([false, true]),
});

/** Makes each event's payload from dials, aimed at the limits of the guards that will read it. */
const aims: { [T in EventType]: Aim<T> } = {
  'coverage.resolved': (dial, { context }) => {
    const outcome = dial.pick(['uncovered', 'partial', 'covered', 'outsideMatrix', 'warranty']);
    if (outcome !== 'partial' && outcome !== 'covered') return { outcome, reason };
    const isLimited = outcome === 'partial' || dial.pick([false, true]);
    if (!isLimited) return { outcome, reason };
    const of = currencies(dial, context);
    return { outcome, reason, coveredAmount: money(dial.pick([dial.sized(500), 0]), of()) };
  },
  'denial.explained': () => ({ reason }),
  'affiliate.objected': note,
  'request.withdrawn': () => ({ reason }),
  'quote.received': (dial, { context }) => {
    const of = currencies(dial, context, ['price', 'marketReference', 'tariffReference']);
    const covered = context.coverage?.coveredAmount ?? 0;
    const price =
      greatest(dial) ?? dial.pick([dial.sized(1000), covered, covered + 1, Math.max(0, covered - 1)]);
    const quote = { price, provider: quoted(dial), kind: 'service' as const };
    const pays = priceForAfiliado({
      ...context,
      quote: { ...quote, marketReference: null, tariffReference: null },
    });
    return {
      provider: quote.provider,
      kind: dial.any(['service', 'visit']),
      price: money(price, of('price')),
      ...referencesFrom(dial, context, { pays, whole: price, of }),
    };
  },
  'price.informed': () => ({}),
  'quote.reopened': () => ({ reason }),
  'offer.accepted': () => ({}),
  'offer.declined': () => ({ reason }),
  'exception.requested': (dial, { context: { policy, groundsAsked } }) => {
    const again = dial.seldom([undefined, undefined, undefined, groundsAsked.at(-1)]);
    const ground = again ?? dial.pick(exceptionGrounds);
    if (ground === 'special') return { ground, note: reason };
    if (ground === 'noHeavyMachinery') return { ground, assessment: assessmentFrom(dial) };
    const isAssessed = dial[policy.groundsRequired === 'all' ? 'alone' : 'any']([true, false]);
    return isAssessed ? { ground, assessment: assessmentFrom(dial) } : { ground };
  },
  'exception.approved': (dial) => ({ discountPercent: dial.pick([100, 50, 1, 99, 33]), reason }),
  'exception.denied': () => ({ reason }),
  'exception.escalated': () => ({ reason }),
  'exception.explained': () => ({}),
  'alternatives.disclaimed': () => ({}),
  'alternatives.shared': () => ({ sources: [{ name: 'Directorio', url: 'https://example.org/' }] }),
  'alternatives.withheld': () => ({ reason }),
  'provider.assigned': (dial, facts) => ({
    window: windowFrom(dial, facts),
    provider: assigned(dial, facts.context),
  }),
  'affiliate.confirmed': () => ({}),
  'provider.released': () => ({ reason }),
  'affiliate.cancelled': () => ({ reason }),
  'provider.monitored': note,
  'affiliate.monitored': note,
  'reschedule.accepted': (dial, facts) => ({ window: windowFrom(dial, facts) }),
  'reschedule.declined': () => ({ reason }),
  'provider.arrived': (dial, { at }) => ({ arrivedAt: after(at, dial.alone([0, -60_000, 60_000, 1])) }),
  'contact.validated': note,
  'contact.refuted': () => ({ reason }),
  'diagnosis.recorded': (dial, { context }) => {
    const of = currencies(dial, context, ['estimatedCost', 'marketReference', 'tariffReference']);
    const foreseen =
      Math.max(context.quote?.price ?? 0, context.coverage?.coveredAmount ?? 0) +
      context.excessAccepted +
      context.excessAbsorbed;
    const estimate = greatest(dial) ?? dial.pick([foreseen + dial.sized(101), foreseen, foreseen + 1, 0]);
    const pays = context.agreed + Math.max(0, estimate - foreseen);
    return {
      summary: 'falla identificada',
      estimatedCost: money(estimate, of('estimatedCost')),
      heavyMachinery: dial.any([false, true]),
      largeWorks: dial.any([false, true]),
      ...referencesFrom(dial, context, { pays, whole: Math.min(estimate, most), of }),
    };
  },
  'work.authorized': () => ({}),
  'excess.accepted': () => ({}),
  'excess.approved': (dial, { context }) => {
    const sparing = [1, 50, 99].find((percent) => absorbedAt(context, percent) < excessOf(context)) ?? 1;
    return { percent: dial.pick([100, sparing, 1, 50, 99]), reason };
  },
  'excess.declined': () => ({ reason }),
  'service.performed': note,
  'service.terminated': (dial, { context, at }) => {
    const arrived = context.arrivedAt ?? at;
    return { finishedAt: dial.alone([at, arrived, after(arrived, -1), after(at, 1)]) };
  },
  'cost.loaded': (dial, { context }) => {
    const of = currencies(dial, context, ['0', '1', '2', '3']);
    const limit = isPaidInFull(context) ? 5000 : companyLimit(context);
    const line = (payer: 'afiliado' | 'company', amount: number, units = 1) => ({ payer, amount, units });
    /** Two lines, so that a charge is a sum. */
    const halves = (payer: 'afiliado' | 'company', amount: number) => {
      const half = Math.max(0, Math.floor(amount / 3));
      return [line(payer, half, 2), line(payer, amount - 2 * half)];
    };
    const lines = [
      ...halves('afiliado', context.agreed + dial.alone([0, -1, 1])),
      ...halves('company', limit + dial.alone([0, -1, 1])),
      ...(dial.alone([false, false, false, true]) ? [line('company', most, 2)] : []),
    ];
    return {
      lines: lines.map(({ payer, amount, units }, at) => ({
        concept: 'servicio',
        units,
        unitPrice: money(amount, of(String(at))),
        payer,
      })),
    };
  },
  'cost.approved': (dial, { context }) => ({
    amount: money(dial.pick([dial.sized(100), 0, most]), currencies(dial, context)()),
    reason,
  }),
  'conformity.recorded': (dial) => dial.pick([{ satisfied: true }, { satisfied: false, comment: reason }]),
};

/** An event's payload made from dials for the moment that an asistencia is in. */
export const aim = <T extends EventType>(
  type: T,
  dial: Dial,
  facts: { context: AsistenciaContext; at: string },
): Payload<T> => aims[type](dial, facts);

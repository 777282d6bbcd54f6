import type { AsistenciaEvent, EventOf, ExceptionGround } from '../asistencia/asistencia-event.ts';
import type { Effect } from '../asistencia/effects.ts';
import type { EventType } from '../asistencia/events.ts';
import type { PendienteKind } from '../procedure/pendientes.ts';
import type { StageId } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import type { Provider, Window } from '../values/parties.ts';
import { millisecondsAt } from './oracle/instants.ts';
import { amountOf, atLeast0, charged, greaterOf, percentOf, percentOfUp } from './oracle/money.ts';

/** A pendiente on the agenda, as the effects left it. */
export interface OpenPendiente {
  kind: PendienteKind;
  dueAt: string;
  role: 'supervisor' | 'gerencia' | null;
}

/**
 * What happened so far, derived from the accepted events alone. The machine's memory is compared
 * with this second, plainer account, which reads nothing that the machine remembers.
 */
export interface Facts {
  lastAt: string;
  coverage: EventOf<'coverage.resolved'> | null;
  isDenialExplained: boolean;
  isDisclaimed: boolean;
  hasObjected: boolean;
  quote: EventOf<'quote.received'> | null;
  priceTold: bigint | null;
  groundsAsked: readonly ExceptionGround[];
  /** The exception under review: where it was asked, by whom, and whether it was escalated. */
  review: { ground: ExceptionGround; from: StateId; requestedBy: string; isEscalated: boolean } | null;
  approval: { ground: ExceptionGround; percent: number } | null;
  isExceptionExplained: boolean;
  isOfferAccepted: boolean;
  wasEverAssigned: boolean;
  provider: Provider | null;
  window: Window | null;
  arrivedAt: string | null;
  diagnosis: EventOf<'diagnosis.recorded'> | null;
  isDiagnosisAnswered: boolean;
  /** What the afiliado agreed to pay, and what was taken off their share. */
  agreed: bigint;
  discounted: bigint;
  excessAccepted: bigint;
  excessAbsorbed: bigint;
  costApproved: bigint;
  /** What the last lines charge the afiliado and the company. */
  costs: readonly [afiliado: bigint, company: bigint] | null;
  satisfied: boolean | null;
  currency: string | null;
  /** The stages entered, in the order of their first entry. */
  stages: readonly StageId[];
  agenda: readonly OpenPendiente[];
}

export const noFacts = (openedAt: string): Facts => ({
  lastAt: openedAt,
  coverage: null,
  isDenialExplained: false,
  isDisclaimed: false,
  hasObjected: false,
  quote: null,
  priceTold: null,
  groundsAsked: [],
  review: null,
  approval: null,
  isExceptionExplained: false,
  isOfferAccepted: false,
  wasEverAssigned: false,
  provider: null,
  window: null,
  arrivedAt: null,
  diagnosis: null,
  isDiagnosisAnswered: false,
  agreed: 0n,
  discounted: 0n,
  excessAccepted: 0n,
  excessAbsorbed: 0n,
  costApproved: 0n,
  costs: null,
  satisfied: null,
  currency: null,
  stages: [],
  agenda: [],
});

export const coveredAmount = ({ coverage }: Facts): bigint =>
  coverage && 'coveredAmount' in coverage ? amountOf(coverage.coveredAmount) : 0n;

export const isPaidInFull = ({ coverage }: Facts): boolean =>
  coverage?.outcome === 'warranty' || (coverage?.outcome === 'covered' && !coverage.coveredAmount);

const share = (facts: Facts): bigint => atLeast0(amountOf(facts.quote?.price) - coveredAmount(facts));

/** What the afiliado would pay for the quote: rounded down after the discount. */
export const priceToPay = (facts: Facts): bigint =>
  percentOf(share(facts), 100 - (facts.approval?.percent ?? 0));

export const excess = (facts: Facts): bigint =>
  isPaidInFull(facts)
    ? 0n
    : atLeast0(
        amountOf(facts.diagnosis?.estimatedCost) -
          greaterOf(amountOf(facts.quote?.price), coveredAmount(facts)) -
          facts.excessAccepted -
          facts.excessAbsorbed,
      );

/** The facts after an accepted event, from where it was sent and with its effects. */
export function after(
  facts: Facts,
  event: AsistenciaEvent,
  moved: { from: StateId; stage: StageId | null; effects: readonly Effect[] },
): Facts {
  const { stage } = moved;
  return {
    ...facts,
    ...reported(event.type, facts, event, moved.from),
    lastAt: event.at,
    stages: stage === null || facts.stages.includes(stage) ? facts.stages : [...facts.stages, stage],
    agenda: moved.effects.reduce(applied, facts.agenda),
  };
}

type Report<T extends EventType> = (facts: Facts, event: EventOf<T>, from: StateId) => Partial<Facts>;

/** What each event says beside its time; one that is not listed says nothing. */
const reports: { readonly [T in EventType]?: Report<T> } = {
  'coverage.resolved': (_, event) => ({
    coverage: event,
    currency: ('coveredAmount' in event && event.coveredAmount?.currency) || null,
    agreed: 0n,
    discounted: 0n,
  }),
  'denial.explained': () => ({ isDenialExplained: true }),
  'alternatives.disclaimed': () => ({ isDisclaimed: true }),
  'affiliate.objected': () => ({ hasObjected: true }),
  'quote.received': (_, event) => ({ quote: event, currency: event.price.currency }),
  'price.informed': (facts) => ({ priceTold: priceToPay(facts) }),
  'offer.accepted': (facts) => ({
    isOfferAccepted: true,
    agreed: priceToPay(facts),
    discounted: share(facts) - priceToPay(facts),
  }),
  'exception.requested': ({ groundsAsked }, { ground, by }, from) => ({
    groundsAsked: [...groundsAsked, ground],
    review: { ground, from, requestedBy: by.id, isEscalated: false },
  }),
  'exception.escalated': ({ review }) => ({ review: review && { ...review, isEscalated: true } }),
  'exception.denied': () => ({ review: null }),
  'exception.approved': (facts, { discountPercent: percent }) => ({
    approval: { ground: facts.review?.ground ?? 'special', percent },
    review: null,
    ...(percent === 100 ? { agreed: 0n, discounted: share(facts) } : {}),
  }),
  'exception.explained': () => ({ isExceptionExplained: true }),
  'provider.assigned': (_, { provider, window }) => ({ wasEverAssigned: true, provider, window }),
  'provider.released': ({ groundsAsked, review }) => ({
    groundsAsked: groundsAsked.filter((ground) => ground !== review?.ground),
    provider: null,
    window: null,
    arrivedAt: null,
    diagnosis: null,
    review: null,
  }),
  'reschedule.accepted': (_, { window }) => ({ window }),
  'provider.arrived': (_, { arrivedAt }) => ({ arrivedAt }),
  'contact.refuted': () => ({ arrivedAt: null }),
  'diagnosis.recorded': (_, event) => ({
    diagnosis: event,
    isDiagnosisAnswered: false,
    currency: event.estimatedCost.currency,
  }),
  'excess.approved': (facts, { percent }) => ({
    excessAbsorbed: facts.excessAbsorbed + percentOfUp(excess(facts), percent),
    isDiagnosisAnswered: true,
  }),
  'excess.accepted': (facts) => ({
    agreed: facts.agreed + excess(facts),
    excessAccepted: facts.excessAccepted + excess(facts),
  }),
  'cost.loaded': ({ currency }, { lines }) => ({
    currency: lines[0]?.unitPrice.currency ?? currency,
    costs: [charged(lines, 'afiliado'), charged(lines, 'company')],
  }),
  'cost.approved': ({ costApproved }, { amount }) => ({
    costApproved: costApproved + amountOf(amount),
    currency: amount.currency,
  }),
  'conformity.recorded': (_, { satisfied }) => ({ satisfied }),
};

const reported = <T extends EventType>(type: T, ...said: Parameters<Report<T>>): Partial<Facts> =>
  (Object.hasOwn(reports, type) && reports[type]?.(...said)) || {};

/** The agenda after an effect, as every host must apply it. */
export function applied(
  agenda: readonly OpenPendiente[],
  { type, params }: Effect,
): readonly OpenPendiente[] {
  switch (type) {
    case 'openPendiente':
      return [...agenda, params];
    case 'settlePendientes': {
      const settled = agenda.filter(({ kind }) => (params.kinds as readonly PendienteKind[]).includes(kind));
      const gone = params.soonest ? settled.sort(bySoonest).slice(0, 1) : settled;
      return agenda.filter((pendiente) => !gone.includes(pendiente));
    }
    case 'cancelPendientes': {
      const { kinds } = params;
      if (kinds === 'all') return [];
      if (kinds === 'automatic') return agenda.filter(({ kind }) => kind === 'manual');
      return agenda.filter(({ kind }) => !kinds.includes(kind));
    }
    default:
      return agenda;
  }
}

const bySoonest = (a: OpenPendiente, b: OpenPendiente): number =>
  millisecondsAt(a.dueAt) - millisecondsAt(b.dueAt);

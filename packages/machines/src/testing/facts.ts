import type { AsistenciaEvent, EventOf, ExceptionGround } from '../asistencia/asistencia-event.ts';
import type { Effect } from '../asistencia/effects.ts';
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
    ...reported(facts, event, moved.from),
    lastAt: event.at,
    stages: stage === null || facts.stages.includes(stage) ? facts.stages : [...facts.stages, stage],
    agenda: moved.effects.reduce(applied, facts.agenda),
  };
}

const released = {
  provider: null,
  window: null,
  arrivedAt: null,
  diagnosis: null,
  review: null,
};

function reported(facts: Facts, event: AsistenciaEvent, from: StateId): Partial<Facts> {
  switch (event.type) {
    case 'coverage.resolved': {
      const currency = ('coveredAmount' in event && event.coveredAmount?.currency) || null;
      return { coverage: event, currency, agreed: 0n, discounted: 0n };
    }
    case 'denial.explained':
      return { isDenialExplained: true };
    case 'alternatives.disclaimed':
      return { isDisclaimed: true };
    case 'affiliate.objected':
      return { hasObjected: true };
    case 'quote.received':
      return { quote: event, currency: event.price.currency };
    case 'price.informed':
      return { priceTold: priceToPay(facts) };
    case 'offer.accepted':
      return {
        isOfferAccepted: true,
        agreed: priceToPay(facts),
        discounted: share(facts) - priceToPay(facts),
      };
    case 'exception.requested':
      return {
        groundsAsked: [...facts.groundsAsked, event.ground],
        review: { ground: event.ground, from, requestedBy: event.by.id, isEscalated: false },
      };
    case 'exception.escalated':
      return { review: facts.review && { ...facts.review, isEscalated: true } };
    case 'exception.denied':
      return { review: null };
    case 'exception.approved': {
      const approval = {
        ground: facts.review?.ground ?? 'special',
        percent: event.discountPercent,
      } as const;
      const courtesy = approval.percent === 100 ? { agreed: 0n, discounted: share(facts) } : {};
      return { approval, review: null, ...courtesy };
    }
    case 'exception.explained':
      return { isExceptionExplained: true };
    case 'provider.assigned':
      return { wasEverAssigned: true, provider: event.provider, window: event.window };
    case 'provider.released': {
      const answered = facts.groundsAsked.filter((ground) => ground !== facts.review?.ground);
      return { ...released, groundsAsked: answered };
    }
    case 'reschedule.accepted':
      return { window: event.window };
    case 'provider.arrived':
      return { arrivedAt: event.arrivedAt };
    case 'contact.refuted':
      return { arrivedAt: null };
    case 'diagnosis.recorded':
      return { diagnosis: event, isDiagnosisAnswered: false, currency: event.estimatedCost.currency };
    case 'excess.approved': {
      const absorbed = percentOfUp(excess(facts), event.percent);
      return { excessAbsorbed: facts.excessAbsorbed + absorbed, isDiagnosisAnswered: true };
    }
    case 'excess.accepted':
      return {
        agreed: facts.agreed + excess(facts),
        excessAccepted: facts.excessAccepted + excess(facts),
      };
    case 'cost.loaded':
      return {
        currency: event.lines[0]?.unitPrice.currency ?? facts.currency,
        costs: [charged(event.lines, 'afiliado'), charged(event.lines, 'company')],
      };
    case 'cost.approved':
      return { costApproved: facts.costApproved + amountOf(event.amount), currency: event.amount.currency };
    case 'conformity.recorded':
      return { satisfied: event.satisfied };
    default:
      return {};
  }
}

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

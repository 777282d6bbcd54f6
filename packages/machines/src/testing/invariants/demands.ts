import type { AsistenciaEvent, EventOf, ExceptionGround } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { RefusingGuard } from '../../procedure/rules.ts';
import { coveredAmount, excess, type Facts, isPaidInFull, priceToPay } from '../facts.ts';
import { dayIn, dayMonthsAfter } from '../oracle/calendar.ts';
import { isEarlier, millisecondsAt, minutesOn } from '../oracle/instants.ts';
import { charged, greatestAmount } from '../oracle/money.ts';
import { isCityIn, isSameService, isServiceIn } from '../oracle/names.ts';
import { type Answer, type Question, whenAccepted } from './invariant.ts';

/** An event and the facts before it, without the machine's memory. */
export interface Asked {
  input: AsistenciaInput;
  event: AsistenciaEvent;
  facts: Facts;
}

/** The guards that refuse, except that of the roles. */
export type DemandingGuard = Exclude<RefusingGuard, 'hasRole'>;

const of =
  <T extends EventType, Read = boolean>(read: (event: EventOf<T>, asked: Asked) => Read) =>
  (asked: Asked): Read =>
    read(asked.event as EventOf<T>, asked);

export const hasSixMonths = ({ plan, openedAt, policy }: AsistenciaInput): boolean =>
  plan.servicesUsed === 0 &&
  dayMonthsAfter(plan.contractedOn, policy?.months ?? 6) <= dayIn(plan.timeZone, openedAt);

export const hasNetwork = ({ plan, policy }: AsistenciaInput): boolean =>
  isCityIn(policy?.internalNetworkCities ?? [], plan.originCity);

const isLight = ({ assessment }: EventOf<'exception.requested'>): boolean =>
  assessment?.heavyMachinery === false && assessment.largeWorks === false;

/** 5.1.G: a ground must hold where it is requested, and all three where the policy requires all. */
const ground = (
  own: ExceptionGround,
  holds: (asked: Asked & { event: EventOf<'exception.requested'> }) => boolean,
) =>
  of<'exception.requested'>((event, asked) => {
    const isAsked = event.ground === own || asked.input.policy?.groundsRequired === 'all';
    return !isAsked || holds({ ...asked, event });
  });

export const isHome = ({ input }: Pick<Asked, 'input'>): boolean => input.service.type === 'hogar';
export const isLongTow = ({ input: { service, policy } }: Pick<Asked, 'input'>): boolean =>
  isServiceIn(policy?.longTowDefinitions ?? ['gruaForanea'], service.definition);

export const isGoodwill = ({ approval }: Facts): boolean => approval?.ground === 'firstServiceGoodwill';

/**
 * 5.2.B, by the calendar: the same service again, until the end of the last day in the plan's time
 * zone.
 */
export const isUnderWarranty = (input: AsistenciaInput): boolean => {
  const { warrantyOf, openedAt, plan, policy, service } = input;
  if (!warrantyOf || isEarlier(openedAt, warrantyOf.concludedAt)) return false;
  if (service.type !== warrantyOf.type || !isSameService(service.definition, warrantyOf.definition))
    return false;
  const days = dayIn(plan.timeZone, openedAt) - dayIn(plan.timeZone, warrantyOf.concludedAt);
  return days <= (policy?.warrantyDays ?? 30);
};

const currenciesIn = (event: AsistenciaEvent): string[] =>
  JSON.stringify(event).match(/(?<="currency":")[A-Z]{3}/g) ?? [];

const companyLimit = (facts: Facts): bigint =>
  coveredAmount(facts) + facts.discounted + facts.excessAbsorbed + facts.costApproved;

/** A sum, and what it is compared with: null where that is not known. */
interface Sum {
  total: bigint | null;
  reference: bigint | null;
}

const known = (amount: number | undefined): bigint | null => (amount === undefined ? null : BigInt(amount));

/** The sums that a rule compares. */
const sums = {
  isBelowMarket: ({ facts }) => ({
    total: priceToPay(facts),
    reference: known(facts.quote?.marketReference?.amount),
  }),
  isWithinTariff: ({ facts: { quote } }) => ({
    total: BigInt(quote?.price.amount ?? 0),
    reference: known(quote?.tariffReference?.amount),
  }),
  isPriceTold: ({ facts }) => ({ total: facts.priceTold, reference: priceToPay(facts) }),
  isExcessBelowMarket: ({ facts }) => ({
    total: facts.agreed + excess(facts),
    reference: known(facts.diagnosis?.marketReference?.amount),
  }),
  isExcessWithinTariff: ({ facts: { diagnosis } }) => ({
    total: BigInt(diagnosis?.estimatedCost.amount ?? 0),
    reference: known(diagnosis?.tariffReference?.amount),
  }),
  isWithinAgreed: of<'cost.loaded', Sum>(({ lines }, { facts }) => ({
    total: charged(lines, 'afiliado'),
    reference: facts.agreed,
  })),
  isWithinCompanyLimit: of<'cost.loaded', Sum>(({ lines }, { facts }) => ({
    total: charged(lines, 'company'),
    reference: companyLimit(facts),
  })),
} satisfies Partial<Record<DemandingGuard, (asked: Asked) => Sum>>;

const isBelow = ({ total, reference }: Sum): boolean =>
  total !== null && reference !== null && total < reference;
const isWithin = ({ total, reference }: Sum): boolean =>
  total !== null && reference !== null && total <= reference;

/** What each rule demands of an event, by the name of the machine's guard for it. */
export const demands: Readonly<Record<DemandingGuard, (asked: Asked) => boolean>> = {
  isInOrder: ({ event, facts }) => !isEarlier(event.at, facts.lastAt),

  isCoverageOpen: ({ facts }) => !facts.isDenialExplained && !facts.isDisclaimed && !facts.wasEverAssigned,
  hasWarranty: ({ input }) => isUnderWarranty(input),

  isSameCurrency: ({ event, facts }) => {
    const found = currenciesIn(event);
    return new Set(facts.currency ? [...found, facts.currency] : found).size <= 1;
  },
  hasQuote: ({ facts }) => facts.quote !== null,
  isBelowMarket: (asked) =>
    !isHome(asked) || priceToPay(asked.facts) === 0n || isBelow(sums.isBelowMarket(asked)),
  isWithinTariff: (asked) =>
    !isLongTow(asked) || priceToPay(asked.facts) === 0n || isWithin(sums.isWithinTariff(asked)),

  isPriceTold: (asked) => {
    const { total, reference } = sums.isPriceTold(asked);
    return total === reference;
  },
  isNewGround: of<'exception.requested'>((event, { facts }) => !facts.groundsAsked.includes(event.ground)),
  isWithoutApproval: ({ facts }) => facts.approval === null,
  hasObjected: ({ facts }) => facts.hasObjected,
  sixMonthsWithoutUse: ground('sixMonthsWithoutUse', ({ input }) => hasSixMonths(input)),
  internalTechnicianNetwork: ground('internalTechnicianNetwork', ({ input }) => hasNetwork(input)),
  noHeavyMachinery: ground('noHeavyMachinery', ({ event }) => isLight(event)),
  firstServiceGoodwill: ({ input }) => input.plan.servicesRequested === 0,
  isNotSpecial: ({ facts }) => facts.review?.ground !== 'special',
  isNotOwnRequest: ({ input, event, facts }) =>
    input.policy?.separateApproval === false || facts.review?.requestedBy !== event.by.id,
  hasGoodwillToExplain: ({ facts }) => isGoodwill(facts) && !facts.isExceptionExplained,
  isGoodwillExplained: ({ facts }) => !isGoodwill(facts) || facts.isExceptionExplained,
  hasDisclaimed: ({ facts }) => facts.isDisclaimed,

  hasProvider: ({ facts }) => facts.provider !== null,
  isLate: ({ input, event, facts }) =>
    facts.window !== null &&
    minutesOn(facts.window.latest, input.policy?.toleranceMinutes ?? 0) < millisecondsAt(event.at),
  isWindowAhead: of<'reschedule.accepted'>(({ at, window }) => isEarlier(at, window.latest)),
  isArrivalPast: of<'provider.arrived'>(({ at, arrivedAt }) => !isEarlier(at, arrivedAt)),

  isUnanswered: ({ facts }) => !facts.isDiagnosisAnswered,
  hasExcess: ({ facts }) => excess(facts) > 0n,
  hasNoExcess: ({ facts }) => excess(facts) === 0n,
  isExcessBelowMarket: (asked) =>
    !isHome(asked) || excess(asked.facts) === 0n || isBelow(sums.isExcessBelowMarket(asked)),
  isExcessWithinTariff: (asked) =>
    !isLongTow(asked) || excess(asked.facts) === 0n || isWithin(sums.isExcessWithinTariff(asked)),
  isFinishInOrder: of<'service.terminated'>(
    ({ at, finishedAt }, { facts: { arrivedAt } }) =>
      arrivedAt !== null && !isEarlier(finishedAt, arrivedAt) && !isEarlier(at, finishedAt),
  ),

  isSafeSum: of<'cost.loaded' | 'cost.approved'>((event, { facts }) => {
    if (event.type === 'cost.loaded')
      return (['afiliado', 'company'] as const).every(
        (payer) => charged(event.lines, payer) <= greatestAmount,
      );
    const before = isPaidInFull(facts) ? facts.costApproved : companyLimit(facts);
    return before + BigInt(event.amount.amount) <= greatestAmount;
  }),
  isWithinAgreed: (asked) => isWithin(sums.isWithinAgreed(asked)),
  isWithinCompanyLimit: (asked) => isPaidInFull(asked.facts) || isWithin(sums.isWithinCompanyLimit(asked)),
};

/** The grounds of 5.1.G; the other two need no objection. */
export const of5_1_G: readonly ExceptionGround[] = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
];

/** An invariant of accepted events of some types: what a rule demands of them holds. */
export const demanded = <T extends EventType>(guard: DemandingGuard, types: readonly T[] | 'any'): Question =>
  whenAccepted<T>(types, ({ input, event, before: { facts } }) => {
    const asked = { input, event: event as AsistenciaEvent, facts };
    return demands[guard](asked) || sumsOf(guard, asked);
  });

/** False, and where the rule compares sums, which. */
export function sumsOf(guard: DemandingGuard, asked: Asked): Answer {
  if (!(guard in sums)) return false;
  const { total, reference } = sums[guard as keyof typeof sums](asked);
  return `The total is ${total ?? 'none'}; the reference is ${reference ?? 'none'}.`;
}

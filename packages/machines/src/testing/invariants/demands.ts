import type { AsistenciaEvent, EventOf, ExceptionGround } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { RefusingGuard } from '../../procedure/rules.ts';
import { coveredAmount, excess, type Facts, isPaidInFull, priceToPay } from '../facts.ts';
import { dayIn, dayMonthsAfter } from '../oracle/calendar.ts';
import { isEarlier, millisecondsAt, minutesOn } from '../oracle/instants.ts';
import { charged, greatestAmount } from '../oracle/money.ts';
import { isCityIn, isSameService, isServiceIn } from '../oracle/names.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

/** An event and the facts before it, without the machine's memory. */
export interface Asked {
  input: AsistenciaInput;
  event: AsistenciaEvent;
  facts: Facts;
}

/** The guards that refuse, except that of the roles. */
export type DemandingGuard = Exclude<RefusingGuard, 'hasRole'>;

const of =
  <T extends EventType>(read: (event: EventOf<T>, asked: Asked) => boolean) =>
  (asked: Asked): boolean =>
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
  isBelowMarket: (asked) => {
    const pays = priceToPay(asked.facts);
    const market = asked.facts.quote?.marketReference?.amount;
    return !isHome(asked) || pays === 0n || (market !== undefined && pays < BigInt(market));
  },
  isWithinTariff: (asked) => {
    const { quote } = asked.facts;
    const tariff = quote?.tariffReference?.amount;
    const isAsked = isLongTow(asked) && priceToPay(asked.facts) > 0n;
    return !isAsked || (tariff !== undefined && (quote?.price.amount ?? 0) <= tariff);
  },

  isPriceTold: ({ facts }) => facts.priceTold === priceToPay(facts),
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
  isExcessBelowMarket: (asked) => {
    const { diagnosis, agreed } = asked.facts;
    const market = diagnosis?.marketReference?.amount;
    const isAsked = isHome(asked) && excess(asked.facts) > 0n;
    return !isAsked || (market !== undefined && agreed + excess(asked.facts) < BigInt(market));
  },
  isExcessWithinTariff: (asked) => {
    const { diagnosis } = asked.facts;
    const tariff = diagnosis?.tariffReference?.amount;
    const isAsked = isLongTow(asked) && excess(asked.facts) > 0n;
    return !isAsked || (tariff !== undefined && (diagnosis?.estimatedCost.amount ?? 0) <= tariff);
  },
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
  isWithinAgreed: of<'cost.loaded'>((event, { facts }) => charged(event.lines, 'afiliado') <= facts.agreed),
  isWithinCompanyLimit: of<'cost.loaded'>(
    (event, { facts }) => isPaidInFull(facts) || charged(event.lines, 'company') <= companyLimit(facts),
  ),
};

/** The grounds of 5.1.G; the other two need no objection. */
export const of5_1_G: readonly ExceptionGround[] = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
];

/** An invariant of accepted events of some types: what a rule demands of them holds. */
export const demanded = <T extends EventType>(
  guard: DemandingGuard,
  types: readonly T[] | 'any',
): Pick<Invariant, 'concerns' | 'holds'> =>
  whenAccepted<T>(types, ({ input, event, before: { facts } }) =>
    demands[guard]({ input, event: event as AsistenciaEvent, facts }),
  );

import { dateIn, monthsAfter } from '../values/calendar.ts';
import { isBefore, isMoreThanAfter } from '../values/instant.ts';
import { isNamedIn } from '../values/text.ts';
import { isNamedByWords } from '../values/words.ts';
import {
  absorbedAt,
  amountsIn,
  chargesOf,
  companyLimit,
  excessOf,
  isPaidInFull,
  priceForAfiliado,
} from './amounts.ts';
import type { AsistenciaEvent, CoverageOutcome, EventOf, ExceptionGround } from './asistencia-event.ts';
import type { AsistenciaContext } from './context.ts';
import type { EventType } from './events.ts';
import { rolesFor } from './roles.ts';
import { isWarrantyApplicable } from './warranty.ts';

interface Facts {
  context: AsistenciaContext;
  event: AsistenciaEvent;
}

/**
 * A guard that reads the payload of some events; using it on any other is an error in a stage file.
 */
const on =
  <T extends EventType>(
    types: readonly T[],
    holds: (context: AsistenciaContext, event: EventOf<T>) => boolean,
  ) =>
  ({ context, event }: Facts): boolean => {
    if (!(types as readonly EventType[]).includes(event.type)) {
      throw new TypeError(`A guard of ${types.join(', ')} stands on ${event.type}`);
    }
    return holds(context, event as EventOf<T>);
  };

const hasHalfYearWithoutUse = ({ plan, openedAt, policy }: AsistenciaContext): boolean =>
  plan.servicesUsed === 0 && dateIn(plan.timeZone, openedAt) >= monthsAfter(plan.contractedOn, policy.months);

const hasInternalNetwork = ({ plan, policy }: AsistenciaContext): boolean =>
  isNamedIn(plan.originCity, policy.internalNetworkCities);

type Assessment = NonNullable<EventOf<'exception.requested'>['assessment']>;
const isLightWork = (assessment: Assessment | undefined): boolean =>
  assessment !== undefined && !assessment.heavyMachinery && !assessment.largeWorks;

/**
 * Whether the condition of another ground is required too: only if the policy requires all three.
 */
export interface OfAll {
  policy: 'all';
}

/**
 * 5.1.G reads "any": each ground requires its own condition, and the other two if the policy says
 * `all`.
 */
const groundOf5_1_G =
  (fact: (context: AsistenciaContext, assessment: Assessment | undefined) => boolean) =>
  (facts: Facts, others?: OfAll): boolean =>
    (others !== undefined && facts.context.policy.groundsRequired !== others.policy) ||
    on(['exception.requested'], (context, { assessment }) => fact(context, assessment))(facts);

/**
 * While six months without use or the network holds, the supervisor must be told of an objection.
 */
export const isExceptionLikely = (context: AsistenciaContext): boolean =>
  hasInternalNetwork(context) || hasHalfYearWithoutUse(context);

export const isHome = ({ service }: AsistenciaContext): boolean => service.type === 'hogar';
export const isLongTow = ({ service, policy }: AsistenciaContext): boolean =>
  isNamedByWords(service.definition, policy.longTowDefinitions);

/** 5.1.E and 5.1.F test a price only if the afiliado pays part of it. */
export const isMarketTested = (context: AsistenciaContext): boolean =>
  isHome(context) && priceForAfiliado(context) > 0;
export const isTariffTested = (context: AsistenciaContext): boolean =>
  priceForAfiliado(context) > 0 && isLongTow(context);

/** 5.1.H: an exception was granted for a first service. */
export const isGoodwill = ({ discount }: AsistenciaContext): boolean =>
  discount?.ground === 'firstServiceGoodwill';

/**
 * 5.1.H: it is a first service, not covered; its exception was not requested, and no other
 * exception was granted.
 */
export const isGoodwillDue = ({
  coverage,
  denialExplained,
  plan,
  groundsAsked,
  discount,
}: AsistenciaContext): boolean =>
  (coverage?.outcome === 'uncovered' || (coverage?.outcome === 'outsideMatrix' && denialExplained)) &&
  plan.servicesRequested === 0 &&
  !groundsAsked.includes('firstServiceGoodwill') &&
  discount === null;

/**
 * What the company may pay so far; where it pays in full, only the additionally approved amounts.
 */
const approvedSum = (context: AsistenciaContext): number =>
  isPaidInFull(context) ? context.costApproved : companyLimit(context);

const isLessThan = (amount: number, reference: number | null): boolean =>
  reference !== null && amount < reference;
const isAtMost = (amount: number, reference: number | null): boolean =>
  reference !== null && amount <= reference;

/**
 * The guards: one named pure predicate for each rule, and those that choose among the branches of
 * an event. procedure/rules.ts holds the clause of each, the catalogues its words.
 */
export const guards = {
  // Of every event
  isInOrder: ({ context, event }: Facts) => !isBefore(event.at, context.lastAt),
  hasRole: ({ context, event }: Facts) => rolesFor(event.type, context).includes(event.by.role),

  // Coverage
  isOutcome: ({ event }: Facts, { outcomes }: { outcomes: readonly CoverageOutcome[] }) =>
    event.type === 'coverage.resolved' && outcomes.includes(event.outcome),
  isMedicalEmergency: ({ context: { service, policy } }: Facts) =>
    service.medicalEmergency && isNamedByWords(service.definition, policy.ambulanceDefinitions),
  isCoverageOpen: ({ context }: Facts) =>
    !context.denialExplained && !context.disclaimed && !context.everAssigned,
  hasWarranty: ({ context }: Facts) => isWarrantyApplicable(context),

  // Quote and offer
  isSameCurrency: ({ context, event }: Facts) => {
    const amounts = amountsIn(event);
    const currency = context.currency ?? amounts[0]?.currency;
    return amounts.every((amount) => amount.currency === currency);
  },
  hasQuote: ({ context }: Facts) => context.quote !== null,
  isBelowMarket: ({ context }: Facts) =>
    !isMarketTested(context) || isLessThan(priceForAfiliado(context), context.quote?.marketReference ?? null),
  isWithinTariff: ({ context }: Facts) =>
    !isTariffTested(context) || isAtMost(context.quote?.price ?? 0, context.quote?.tariffReference ?? null),
  isPriceTold: ({ context }: Facts) => context.priceTold === priceForAfiliado(context),
  isPartial: ({ context }: Facts) => context.coverage?.outcome === 'partial',

  // Exceptions
  isGround: ({ event }: Facts, { ground }: { ground: ExceptionGround }) =>
    event.type === 'exception.requested' && event.ground === ground,
  isNewGround: ({ context }: Facts, { ground }: { ground: ExceptionGround }) =>
    !context.groundsAsked.includes(ground),
  isWithoutApproval: ({ context }: Facts) => context.discount === null,
  hasObjected: ({ context }: Facts) => context.objected,
  sixMonthsWithoutUse: groundOf5_1_G(hasHalfYearWithoutUse),
  internalTechnicianNetwork: groundOf5_1_G(hasInternalNetwork),
  noHeavyMachinery: groundOf5_1_G((_, assessment) => isLightWork(assessment)),
  firstServiceGoodwill: ({ context }: Facts) => context.plan.servicesRequested === 0,
  isNotSpecial: ({ context }: Facts) => context.review?.ground !== 'special',
  isNotOwnRequest: ({ context: { policy, review }, event }: Facts) =>
    !policy.separateApproval || review?.requestedBy !== event.by.id,
  isFullDiscount: on(['exception.approved'], (_, { discountPercent }) => discountPercent === 100),
  isFromOferta: ({ context }: Facts) => context.review?.from === 'oferta',
  hasGoodwillToExplain: ({ context }: Facts) => isGoodwill(context) && !context.exceptionExplained,
  isGoodwillExplained: ({ context }: Facts) => !isGoodwill(context) || context.exceptionExplained,
  hasDisclaimed: ({ context }: Facts) => context.disclaimed,

  // Provider
  isAuthorizationOwed: ({ context }: Facts) => context.authorizationOwed,
  isDenialExplained: ({ context }: Facts) => context.denialExplained,
  hasProvider: ({ context }: Facts) => context.assignment !== null,
  isLate: ({ context: { assignment, policy }, event }: Facts) =>
    assignment !== null && isMoreThanAfter(event.at, policy.toleranceMinutes, assignment.window.latest),
  isWindowAhead: on(['reschedule.accepted'], (_, { at, window }) => isBefore(at, window.latest)),
  isArrivalPast: on(['provider.arrived'], (_, { at, arrivedAt }) => !isBefore(at, arrivedAt)),

  // Work
  isUnanswered: ({ context }: Facts) => context.diagnosis?.excessApproved === false,
  hasExcess: ({ context }: Facts) => excessOf(context) > 0,
  hasNoExcess: ({ context }: Facts) => excessOf(context) === 0,
  isExcessBelowMarket: ({ context }: Facts) =>
    !isHome(context) ||
    excessOf(context) === 0 ||
    isLessThan(context.agreed + excessOf(context), context.diagnosis?.marketReference ?? null),
  isExcessWithinTariff: ({ context }: Facts) =>
    excessOf(context) === 0 ||
    !isLongTow(context) ||
    isAtMost(context.diagnosis?.estimatedCost ?? 0, context.diagnosis?.tariffReference ?? null),
  isWholeExcess: on(
    ['excess.approved'],
    (context, { percent }) => absorbedAt(context, percent) === excessOf(context),
  ),
  isFinishInOrder: on(
    ['service.terminated'],
    ({ arrivedAt }, { at, finishedAt }) =>
      arrivedAt !== null && !isBefore(finishedAt, arrivedAt) && !isBefore(at, finishedAt),
  ),

  // Costs
  isSafeSum: on(['cost.loaded', 'cost.approved'], (context, event) =>
    event.type === 'cost.loaded'
      ? Object.values(chargesOf(event.lines)).every(Number.isSafeInteger)
      : Number.isSafeInteger(approvedSum(context) + event.amount.amount),
  ),
  isWithinAgreed: on(['cost.loaded'], (context, { lines }) => chargesOf(lines).afiliado <= context.agreed),
  isWithinCompanyLimit: on(
    ['cost.loaded'],
    (context, { lines }) => chargesOf(lines).company <= companyLimit(context),
  ),
};

/** The guards of the machine, as `provide` replaces them. */
export type GuardName = keyof typeof guards;

import type { AsistenciaContext, EventOf, ExceptionGround, Money } from '@conexion/machines';
import { dateIn, daysAfter, monthsAfter } from '../../packages/machines/src/values/calendar.ts';
import { isNamedIn } from '../../packages/machines/src/values/text.ts';
import { hasSameWords, isNamedByWords } from '../../packages/machines/src/values/words.ts';

type Context = AsistenciaContext;

const covered = ({ coverage }: Context): number => coverage?.coveredAmount ?? 0;

const isPaidInFull = ({ coverage }: Context): boolean =>
  coverage !== null &&
  (coverage.outcome === 'warranty' || (coverage.outcome === 'covered' && coverage.coveredAmount === null));

const percentDown = (amount: number, percent: number): number =>
  Math.floor(amount / 100) * percent + Math.floor(((amount % 100) * percent) / 100);

export const share = (context: Context): number =>
  Math.max(0, (context.quote?.price ?? 0) - covered(context));

export const price = (context: Context): number =>
  percentDown(share(context), 100 - (context.discount?.percent ?? 0));

export function excess(context: Context): number {
  const { diagnosis, quote, excessAccepted, excessAbsorbed } = context;
  if (diagnosis === null || isPaidInFull(context)) return 0;
  const foreseen = Math.max(quote?.price ?? 0, covered(context));
  return Math.max(0, diagnosis.estimatedCost - foreseen - excessAccepted - excessAbsorbed);
}

export function absorbed(context: Context, percent: number): number {
  const whole = excess(context);
  return whole - percentDown(whole, 100 - percent);
}

const companyLimit = (context: Context): number =>
  isPaidInFull(context)
    ? Number.POSITIVE_INFINITY
    : covered(context) + context.discounted + context.excessAbsorbed + context.costApproved;

export function charges({ lines }: EventOf<'cost.loaded'>): { afiliado: number; company: number } {
  const sums = { afiliado: 0, company: 0 };
  for (const { payer, units, unitPrice } of lines) sums[payer] += units * unitPrice.amount;
  return sums;
}

export const isSafeApproval = (context: Context, { amount }: EventOf<'cost.approved'>): boolean =>
  Number.isSafeInteger(
    (isPaidInFull(context) ? context.costApproved : companyLimit(context)) + amount.amount,
  );

export const isWithinLimit = (context: Context, company: number): boolean => company <= companyLimit(context);

/** The first currency that an event names, and whether it names no other. */
export function currencyIn(context: Context, ...amounts: readonly (Money | undefined)[]): boolean {
  let { currency } = context;
  for (const amount of amounts) {
    if (amount === undefined) continue;
    currency ??= amount.currency;
    if (amount.currency !== currency) return false;
  }
  return true;
}

const isHome = ({ service }: Context): boolean => service.type === 'hogar';
const isLongTow = ({ service, policy }: Context): boolean =>
  isNamedByWords(service.definition, policy.longTowDefinitions);

export const isAmbulanceNow = ({ service, policy }: Context): boolean =>
  service.medicalEmergency && isNamedByWords(service.definition, policy.ambulanceDefinitions);

export function isBelowMarket(context: Context): boolean {
  if (!isHome(context)) return true;
  const asked = price(context);
  const reference = context.quote?.marketReference ?? null;
  return asked === 0 || (reference !== null && asked < reference);
}

export function isWithinTariff(context: Context): boolean {
  if (price(context) === 0 || !isLongTow(context)) return true;
  const reference = context.quote?.tariffReference ?? null;
  return reference !== null && (context.quote?.price ?? 0) <= reference;
}

export function isExcessBelowMarket(context: Context): boolean {
  if (!isHome(context)) return true;
  const more = excess(context);
  const reference = context.diagnosis?.marketReference ?? null;
  return more === 0 || (reference !== null && context.agreed + more < reference);
}

export function isExcessWithinTariff(context: Context): boolean {
  if (excess(context) === 0 || !isLongTow(context)) return true;
  const reference = context.diagnosis?.tariffReference ?? null;
  return reference !== null && (context.diagnosis?.estimatedCost ?? 0) <= reference;
}

export const isGoodwill = ({ discount }: Context): boolean => discount?.ground === 'firstServiceGoodwill';

export const isGoodwillDue = (context: Context, outcome = context.coverage?.outcome): boolean =>
  (outcome === 'uncovered' || (outcome === 'outsideMatrix' && context.denialExplained)) &&
  context.plan.servicesRequested === 0 &&
  context.discount === null &&
  !context.groundsAsked.includes('firstServiceGoodwill');

const isUnusedForMonths = ({ plan, openedAt, policy }: Context): boolean =>
  plan.servicesUsed === 0 && dateIn(plan.timeZone, openedAt) >= monthsAfter(plan.contractedOn, policy.months);

const isInNetwork = ({ plan, policy }: Context): boolean =>
  isNamedIn(plan.originCity, policy.internalNetworkCities);

export const isExceptionLikely = (context: Context): boolean =>
  isInNetwork(context) || isUnusedForMonths(context);

/** Whether what a ground of 5.1.G requires is so. */
export function isGroundGiven(
  ground: ExceptionGround,
  context: Context,
  { assessment }: EventOf<'exception.requested'>,
): boolean {
  if (ground === 'sixMonthsWithoutUse') return isUnusedForMonths(context);
  if (ground === 'internalTechnicianNetwork') return isInNetwork(context);
  return assessment !== undefined && !assessment.heavyMachinery && !assessment.largeWorks;
}

export function isUnderWarranty({ warrantyOf, service, plan, openedAt, policy }: Context): boolean {
  if (warrantyOf === null || Date.parse(openedAt) < Date.parse(warrantyOf.concludedAt)) return false;
  const lastDay = daysAfter(dateIn(plan.timeZone, warrantyOf.concludedAt), policy.warrantyDays);
  return (
    dateIn(plan.timeZone, openedAt) <= lastDay &&
    service.type === warrantyOf.type &&
    hasSameWords(service.definition, warrantyOf.definition)
  );
}

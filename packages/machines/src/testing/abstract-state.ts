import { absorbedAt, excessOf, isPaidInFull, priceForAfiliado } from '../asistencia/amounts.ts';
import {
  type AsistenciaEvent,
  type ExceptionGround,
  exceptionGrounds,
} from '../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { type GuardName, guards, isExceptionLikely, isGoodwill } from '../asistencia/guards.ts';
import { groundsOf5_1_G } from '../asistencia/step.ts';
import type { StateId } from '../procedure/states.ts';
import { inputOf } from './conformance/input-of.ts';
import { excess, type Facts, type OpenPendiente, priceToPay } from './facts.ts';
import { type DemandingGuard, demands } from './invariants/demands.ts';
import { percentOfUp } from './oracle/money.ts';
import type { Standing } from './trace.ts';

/** The portions that the aims try: of a discount and of an excess that a superior takes over. */
const discounts = [0, 1, 33, 50, 99];
const portions = [0, 1, 50, 99];
const someone = { at: '9999-12-31T23:59:59Z', by: { id: 'x', role: 'coordinador' } } as const;

const holds = (name: GuardName, context: AsistenciaContext, event: object = {}): boolean =>
  (guards[name] as (facts: { context: AsistenciaContext; event: AsistenciaEvent }) => boolean)({
    context,
    event: { type: 'exception.requested', ...someone, ...event } as AsistenciaEvent,
  });

/** What a guard of an event answers by the oracle, from the events alone. */
const demanded = (
  name: DemandingGuard,
  context: AsistenciaContext,
  facts: Facts,
  event: object = {},
): boolean =>
  demands[name]({
    input: inputOf(context),
    event: { type: 'exception.requested', ...someone, ...event } as AsistenciaEvent,
    facts,
  });

/**
 * Where the machine classes a sum otherwise than the oracle, its class is a separate one: a wrong
 * guard hides no state behind another that it takes for the same.
 */
const inDoubt = (own: string, oracle: string): string => (own === oracle ? own : `${own}≠${oracle}`);

/** The guards whose answer an asistencia remembers, whatever its event carries. */
const remembered = [
  'isCoverageOpen',
  'hasWarranty',
  'hasQuote',
  'isPriceTold',
  'isWithoutApproval',
  'hasObjected',
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'firstServiceGoodwill',
  'isNotSpecial',
  'hasGoodwillToExplain',
  'isGoodwillExplained',
  'hasDisclaimed',
  'hasProvider',
  'hasExcess',
  'hasNoExcess',
] as const satisfies readonly DemandingGuard[];

/** Those of them on which the machine and the oracle differ. */
const doubtful = (context: AsistenciaContext, facts: Facts): string[] =>
  remembered.filter((name) => {
    const event = { ground: name, assessment: light };
    return holds(name, context, event) !== demanded(name, context, facts, event);
  });

const bits = (...flags: boolean[]): string => flags.map(Number).join('');

/**
 * Distinguishes asistencias by what can still happen to them: the control state, and the facts that
 * a later guard reads, reduced to what the guards can tell apart. Facts that no later guard reads
 * are left out. Two asistencias with the same abstract state take the same abstract steps.
 */
export function abstractState({ where, snapshot: { context }, facts }: Standing): string {
  const place = [where.state, where.category, facts.stages.length, agendaClass(facts.agenda)];
  if (where.final) return place.join('|');
  const isDone = where.stage === 'cierre' || where.subStage === 'terminacionDelServicio';
  const mayExceed = !isDone && canExceed(context);
  const mayBargain = canBargain(where.stage, context);
  return [
    ...place,
    bits(isPaidInFull(context), mayExceed, context.currency !== null),
    mayBargain || mayExceed ? priceRule(context) : '',
    mayBargain ? bargain(where.state, context, facts) : '',
    isDone ? '' : bits(isGoodwill(context), holds('hasGoodwillToExplain', context)),
    where.state === 'prestacionDelServicio.autorizacion' ? excessClass(context, facts) : '',
    ...doubtful(context, facts),
  ].join('|');
}

/** No rule reads how many monitorings of the provider are left: the window alone decides that. */
const agendaClass = (agenda: readonly OpenPendiente[]): string =>
  agenda
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'monitorProvider')
    .sort()
    .join('+');

const isCoverageOpen = (context: AsistenciaContext): boolean => holds('isCoverageOpen', context);

/** The authorization of an uncovered service is under way or may still come. */
const canBargain = (stage: string | null, context: AsistenciaContext): boolean =>
  stage === null || isCoverageOpen(context) || context.authorizationOwed;

/**
 * Once the denial is explained, a service outside the matrix goes on as one that is not covered.
 */
const outcomeClass = ({ coverage, denialExplained }: AsistenciaContext): string | undefined =>
  coverage?.outcome === 'outsideMatrix' && denialExplained ? 'uncovered' : coverage?.outcome;

/** The rule that a price must pass, 5.1.E or 5.1.F. */
function priceRule(context: AsistenciaContext): string {
  if (context.service.type === 'hogar') return 'market';
  return holds('isWithinTariff', towProbe(context)) ? '' : 'tariff';
}

/**
 * The facts that the authorization will read. The requester of the exception under review is left
 * out: one guard compares them with the sender of an approval, and the alphabet tries every
 * approval by another person and by the requester, in every role.
 */
function bargain(state: StateId, context: AsistenciaContext, facts: Facts): string {
  const grounds = groundsLeft(context);
  const isRefusable = isRefusable5_1_G(context);
  const { review, discount, policy } = context;
  return [
    isCoverageOpen(context)
      ? bits(true, holds('hasWarranty', context), holds('isMedicalEmergency', context))
      : '',
    outcomeClass(context),
    bits(context.authorizationOwed, context.denialExplained, context.assignment !== null),
    state === 'autorizacion.oferta' ? bits(holds('isPriceTold', context)) : '',
    state === 'autorizacion.alternativas' ? bits(context.disclaimed) : '',
    bits(
      context.objected && (isRefusable || grounds.some(is5_1_G)),
      isRefusable,
      context.supervisorToTell,
      // After an approval, an objection is not reported to the supervisor.
      discount === null && isExceptionLikely(context),
      policy.separateApproval,
    ),
    grounds.join('+'),
    quoteClass(context, facts, grounds.length > 0 || review !== null ? discounts : [0]),
    review &&
      [
        // A release lets the exception be requested again, on this very ground.
        context.assignment ? review.ground : groundClass(review.ground),
        review.from,
        review.level,
      ].join(),
    // Of an approved discount, later guards read the price (in quoteClass) and the goodwill.
    bits(discount !== null),
  ].join('/');
}

/** The grounds that could still be requested, with the best assessment. */
const groundsLeft = (context: AsistenciaContext) =>
  exceptionGrounds.filter(
    (ground) =>
      context.discount === null &&
      !context.groundsAsked.includes(ground) &&
      conditionsOf(ground, context).every((name) => holds(name, context, { ground, assessment: light })),
  );

/**
 * Whether the conditions of 5.1.G are all required and one fails. A request on them is refused for
 * that condition, as long as no exception is approved.
 */
const isRefusable5_1_G = (context: AsistenciaContext): boolean =>
  context.policy.groundsRequired === 'all' &&
  context.discount === null &&
  groundsOf5_1_G.some((name) => !holds(name, context, { ground: name, assessment: light }));

const light = { heavyMachinery: false, largeWorks: false };

const is5_1_G = (ground: ExceptionGround): boolean =>
  (groundsOf5_1_G as readonly ExceptionGround[]).includes(ground);

/** The guards that a ground must pass. */
function conditionsOf(ground: ExceptionGround, { policy }: AsistenciaContext): readonly GuardName[] {
  if (ground === 'special') return [];
  return is5_1_G(ground) && policy.groundsRequired === 'all' ? groundsOf5_1_G : [ground];
}

/** What a ground means once it was requested: the three of 5.1.G are alike. */
const groundClass = (ground: ExceptionGround): string => (is5_1_G(ground) ? '5.1.G' : ground);

/** How the quote stands before 5.1.E and 5.1.F, after each of some discounts. */
function quoteClass(context: AsistenciaContext, facts: Facts, percents: readonly number[]): string {
  if (context.quote === null) return 'none';
  // Where no rule reads the price, only a later discount does: it leaves a price of 0 unchanged.
  if (priceRule(context) === '') return percents.length > 1 ? bits(priceForAfiliado(context) > 0) : 'any';
  return percents
    .map((percent) => {
      const discount = { percent, ground: 'special' as const };
      const discounted = percent === 0 ? context : { ...context, discount };
      const given = percent === 0 ? facts : { ...facts, approval: discount };
      const asks = ['isBelowMarket', 'isWithinTariff'] as const;
      return inDoubt(
        priceForAfiliado(discounted) === 0 ? '-' : bits(asks.every((name) => holds(name, discounted))),
        priceToPay(given) === 0n ? '-' : bits(asks.every((name) => demanded(name, context, given))),
      );
    })
    .join('');
}

/** How the excess stands, now and after each portion that a superior may take over. */
function excessClass(context: AsistenciaContext, facts: Facts): string {
  if (context.diagnosis === null) return 'none';
  const { excessApproved } = context.diagnosis;
  const asks = ['isExcessBelowMarket', 'isExcessWithinTariff'] as const;
  const portioned = (excessApproved ? [0] : portions).map((percent) => {
    const absorbed = percent === 0 ? 0 : absorbedAt(context, percent);
    const rest = { ...context, excessAbsorbed: context.excessAbsorbed + absorbed };
    const given = {
      ...facts,
      excessAbsorbed: facts.excessAbsorbed + percentOfUp(excess(facts), percent),
    };
    const classed = (isAllowed: boolean) => (isAllowed ? 'fair' : 'high');
    return inDoubt(
      excessOf(rest) === 0 ? 'none' : classed(asks.every((name) => holds(name, rest))),
      excess(given) === 0n ? 'none' : classed(asks.every((name) => demanded(name, context, given))),
    );
  });
  const settled = { ...context, excessAccepted: context.excessAccepted + excessOf(context) };
  return [bits(excessApproved, canExceed(settled)), ...portioned].join('.');
}

/**
 * Whether some diagnosis could still cost more than foreseen: never where the company pays in full,
 * nor at the greatest price.
 */
const canExceed = (context: AsistenciaContext): boolean => excessOf({ ...context, diagnosis: dearest }) > 0;

const dearest = {
  summary: 'x',
  estimatedCost: Number.MAX_SAFE_INTEGER,
  marketReference: null,
  tariffReference: null,
  excessApproved: false,
};

/** A quote that no tariff allows: refused for a long tow and for nothing else. */
const towProbe = (context: AsistenciaContext): AsistenciaContext => ({
  ...context,
  discount: null,
  coverage: null,
  quote: {
    provider: { id: 'x', name: 'x', kind: 'external' },
    kind: 'service',
    price: 2,
    marketReference: null,
    tariffReference: 1,
  },
});

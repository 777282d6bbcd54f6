import { absorbedAt, companyLimit, excessOf, isPaidInFull, priceForAfiliado } from '../asistencia/amounts.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { type AsistenciaEvent, exceptionGrounds } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import { guards } from '../asistencia/guards.ts';
import { isWarrantyApplicable } from '../asistencia/input.ts';
import type { Standing } from './trace.ts';

const discounts = [0, 1, 33, 50, 99];
const portions = [0, 1, 50, 99];
const someone = { at: '9999-12-31T23:59:59Z', by: { id: 'x', role: 'coordinador' } } as const;

const holds = (name: GuardName, context: AsistenciaContext, event: object = {}): boolean =>
  (guards[name] as (facts: { context: AsistenciaContext; event: AsistenciaEvent }) => boolean)({
    context,
    event: { type: 'exception.requested', ...someone, ...event } as AsistenciaEvent,
  });

const bits = (...flags: boolean[]): string => flags.map(Number).join('');

/** The grounds that could still be asked, with the best assessment. */
const groundsLeft = (context: AsistenciaContext): string =>
  exceptionGrounds
    .filter(
      (ground) =>
        context.discount === null &&
        !context.groundsAsked.includes(ground) &&
        (ground === 'special' ||
          holds(ground, context, { ground, assessment: { heavyMachinery: false, largeWorks: false } })),
    )
    .join('+');

/** How the quote stands before 5.1.E and 5.1.F, now and after each discount that may come. */
function quoteClass(context: AsistenciaContext): string {
  if (context.quote === null) return 'none';
  return discounts
    .filter((percent) => context.discount === null || percent === 0)
    .map((percent) => {
      const discounted =
        percent === 0 ? context : { ...context, discount: { percent, ground: 'special' as const } };
      return bits(
        priceForAfiliado(discounted) === 0,
        holds('isBelowMarket', discounted),
        holds('isWithinTariff', discounted),
      );
    })
    .join('.');
}

/** How the excess stands, now and after each portion that a superior may take over. */
function excessClass(context: AsistenciaContext): string {
  if (context.diagnosis === null) return 'none';
  const { excessApproved } = context.diagnosis;
  return portions
    .filter((percent) => !excessApproved || percent === 0)
    .map((percent) => {
      const absorbed = percent === 0 ? 0 : absorbedAt(context, percent);
      const rest = { ...context, excessAbsorbed: context.excessAbsorbed + absorbed };
      return bits(
        excessOf(rest) > 0,
        holds('isExcessBelowMarket', rest),
        holds('isExcessWithinTariff', rest),
        excessApproved,
      );
    })
    .join('.');
}

/**
 * What tells one asistencia from another for every guard to come: the control state, and the facts that guards read,
 * abstracted to what they make of them. Facts that nothing reads any more are left out. Two asistencias with the same
 * abstract state take the same abstract steps.
 */
export function abstractState({ where, snapshot: { context }, facts }: Standing): string {
  if (where.final) return `${where.state}|${where.category}|${facts.agenda.length}`;
  const isCoverageOpen = !context.denialExplained && !context.disclaimed && !context.everAssigned;
  const isAuthorizing = where.stage === null || isCoverageOpen || context.authorizationOwed;
  const { service, policy } = context;
  return [
    where.state,
    service.type === 'hogar' ? 'hogar' : '',
    holds('isMedicalEmergency', context) && isAuthorizing ? 'ambulance' : '',
    policy.longTowDefinitions.length > 0 && !holds('isWithinTariff', towProbe(context)) ? 'tow' : '',
    isCoverageOpen
      ? bits(isWarrantyApplicable({ ...context, warrantyOf: context.warrantyOf ?? undefined }))
      : '',
    context.coverage?.outcome ?? '',
    isPaidInFull(context) ? 'full' : bits((context.coverage?.coveredAmount ?? 0) > 0),
    bits(isCoverageOpen, context.authorizationOwed, context.denialExplained, context.disclaimed),
    isAuthorizing ? bits(context.objected, context.supervisorToTell) : '',
    isAuthorizing ? groundsLeft(context) : '',
    isAuthorizing ? quoteClass(context) : '',
    context.review ? `${context.review.ground} ${context.review.from} ${context.review.level}` : '',
    context.discount ? bits(context.discount.percent === 100) : '',
    bits(context.discount?.ground === 'firstServiceGoodwill' && !context.exceptionExplained),
    bits(context.assignment !== null, context.everAssigned, context.currency !== null),
    excessClass(context),
    where.stage === 'cierre' ? bits(context.agreed > 0, companyLimit(context) > 0) : '',
    facts.stages.length,
    facts.agenda
      .map(({ kind }) => kind)
      .sort()
      .join('+'),
  ].join('|');
}

/** A quote no tariff allows: refused for a long tow and for nothing else. */
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

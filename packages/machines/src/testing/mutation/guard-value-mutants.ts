import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type GuardName, guards } from '../../asistencia/guards.ts';
import { isWarrantyApplicable } from '../../asistencia/warranty.ts';
import { type GuardUse, isRouting } from '../../host/candidates.ts';
import { dateIn, daysAfter } from '../../values/calendar.ts';
import { millisecondsOf } from '../../values/instant.ts';
import { guardedBy, siteKey, sites, withBranch } from './config.ts';
import type { Asked } from './effect-sites.ts';
import { at, leavesOf, sampleEvent, withAt } from './event-fields.ts';
import { type Machine, type Mutant, type MutantKind, mutant } from './mutant.ts';
import { operandsOf } from './operands.ts';

type Guard = (asked: Asked, params?: unknown) => boolean;

/** One guard that answers from other values than it should. */
interface Wrong {
  kind: MutantKind;
  what: string;
  answer(own: Guard): Guard;
}

const later = (instant: string, by: number): string => new Date(millisecondsOf(instant) + by).toISOString();

const ofContext =
  (change: (context: AsistenciaContext, by: number) => AsistenciaContext) =>
  (by: number) =>
  (asked: Asked): Asked => ({
    ...asked,
    context: change(asked.context, by),
  });
const ofEvent =
  (change: (event: never, by: number) => object) =>
  (by: number) =>
  (asked: Asked): Asked => ({
    ...asked,
    event: { ...asked.event, ...change(asked.event as never, by) } as AsistenciaEvent,
  });
type Operand = (by: number) => (asked: Asked) => Asked;

const eventAt = ofEvent(({ at }: { at: string }, by) => ({ at: later(at, by) }));
const quoteField = (field: 'marketReference' | 'tariffReference') =>
  ofContext((context, by) => {
    const { quote } = context;
    const reference = quote?.[field];
    return quote && reference != null
      ? { ...context, quote: { ...quote, [field]: reference + by } }
      : context;
  });
const diagnosisField = (field: 'marketReference' | 'tariffReference' | 'estimatedCost') =>
  ofContext((context, by) => {
    const { diagnosis } = context;
    const value = diagnosis?.[field];
    return diagnosis && value != null
      ? { ...context, diagnosis: { ...diagnosis, [field]: value + by } }
      : context;
  });
const planField = (field: 'servicesUsed' | 'servicesRequested') =>
  ofContext((context, by) => ({ ...context, plan: { ...context.plan, [field]: context.plan[field] + by } }));
const amountField = (field: 'agreed' | 'costApproved') =>
  ofContext((context, by) => ({ ...context, [field]: context[field] + by }));

/** What each guard compares, and so where a comparison may be one off. */
const operands: Partial<Record<GuardName, Readonly<Record<string, Operand>>>> = {
  isLate: { at: eventAt },
  isWindowAhead: { at: eventAt },
  isArrivalPast: { at: eventAt },
  isFinishInOrder: {
    at: eventAt,
    finishedAt: ofEvent(({ finishedAt }: { finishedAt: string }, by) => ({
      finishedAt: later(finishedAt, by),
    })),
  },
  isBelowMarket: { marketReference: quoteField('marketReference') },
  isWithinTariff: { tariffReference: quoteField('tariffReference') },
  isExcessBelowMarket: { marketReference: diagnosisField('marketReference') },
  isExcessWithinTariff: { tariffReference: diagnosisField('tariffReference') },
  isPriceTold: {
    priceTold: ofContext((context, by) => ({ ...context, priceTold: (context.priceTold ?? 0) + by })),
  },
  hasExcess: { estimatedCost: diagnosisField('estimatedCost') },
  hasNoExcess: { estimatedCost: diagnosisField('estimatedCost') },
  isWithinAgreed: { agreed: amountField('agreed') },
  isWithinCompanyLimit: { costApproved: amountField('costApproved') },
  isFullDiscount: {
    discountPercent: ofEvent(({ discountPercent }: { discountPercent: number }, by) => ({
      discountPercent: discountPercent + by,
    })),
  },
  sixMonthsWithoutUse: {
    contractedOn: ofContext((context, by) => ({
      ...context,
      plan: { ...context.plan, contractedOn: daysAfter(context.plan.contractedOn, by) },
    })),
    servicesUsed: planField('servicesUsed'),
  },
  firstServiceGoodwill: { servicesRequested: planField('servicesRequested') },
  hasWarranty: {
    warrantyDays: ofContext((context, by) => ({
      ...context,
      policy: { ...context.policy, warrantyDays: context.policy.warrantyDays + by },
    })),
    concludedAt: ofContext((context, by) => {
      const { warrantyOf } = context;
      return warrantyOf
        ? { ...context, warrantyOf: { ...warrantyOf, concludedAt: later(warrantyOf.concludedAt, by) } }
        : context;
    }),
  },
};

const boundaries = (name: GuardName): Wrong[] =>
  Object.entries(operands[name] ?? {}).flatMap(([field, operand]) =>
    [1, -1].map((by) => ({
      kind: 'boundary moved' as const,
      what: `${name} ${field} ${by > 0 ? '+' : '-'}1`,
      answer: (own: Guard): Guard => {
        const moved = operand(by);
        return (asked, params) => own(moved(asked), params);
      },
    })),
  );

const zones = [
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Etc/GMT+5',
];
const zoned: readonly GuardName[] = ['sixMonthsWithoutUse', 'hasWarranty'];
const day = 24 * 60 * 60_000;

/** Warranty days of 24 hours each: right but where the clocks change. */
const byHours = ({ context }: Asked): boolean => {
  const { warrantyOf, openedAt, plan, policy } = context;
  if (!warrantyOf) return false;
  const isSame = isWarrantyApplicable({ ...context, warrantyOf: { ...warrantyOf, concludedAt: openedAt } });
  const last = dateIn(plan.timeZone, later(warrantyOf.concludedAt, policy.warrantyDays * day));
  return (
    isSame &&
    millisecondsOf(warrantyOf.concludedAt) <= millisecondsOf(openedAt) &&
    dateIn(plan.timeZone, openedAt) <= last
  );
};

const byElapsed = (asked: Asked): boolean => {
  const { warrantyOf, openedAt, policy } = asked.context;
  const passed = warrantyOf ? millisecondsOf(openedAt) - millisecondsOf(warrantyOf.concludedAt) : 0;
  return (guards.hasWarranty as Guard)(asked) && passed <= policy.warrantyDays * day;
};

const otherZones = (name: GuardName): Wrong[] =>
  !zoned.includes(name)
    ? []
    : [
        ...zones.map(
          (timeZone): Wrong => ({
            kind: 'zone changed',
            what: `${name} ${timeZone}`,
            answer: (own) => (asked, params) => {
              const { context } = asked;
              return own({ ...asked, context: { ...context, plan: { ...context.plan, timeZone } } }, params);
            },
          }),
        ),
        ...(name === 'hasWarranty'
          ? [
              { kind: 'zone changed', what: `${name} days of 24 hours`, answer: () => byHours } as const,
              { kind: 'zone changed', what: `${name} 24 hours at a time`, answer: () => byElapsed } as const,
            ]
          : []),
      ];

const withoutOperands = (name: GuardName): Wrong[] =>
  operandsOf(name).map(([operand, without]) => ({
    kind: 'operand left out',
    what: `${name} ${operand}`,
    answer: (own) => (asked, params) => own({ ...asked, context: without(asked.context) }, params),
  }));

/** An amount whose currency the guard takes for granted. */
const unread = (name: GuardName, type: string): Wrong[] =>
  name !== 'isSameCurrency'
    ? []
    : leavesOf(sampleEvent(type))
        .filter(({ path }) => path.at(-1) === 'currency')
        .map(({ path }) => ({
          kind: 'currency unread',
          what: `${name} ${path.join('.')}`,
          answer: (own) => (asked, params) => {
            const { event, context } = asked;
            const isKnown = context.currency !== null && at(event, path) !== undefined;
            return own(isKnown ? { ...asked, event: withAt(event, path, context.currency) } : asked, params);
          },
        }));

/** The guards that `step` adds to every transition refuse everywhere or nowhere. */
const refusals = (name: GuardName): Wrong[] =>
  isRouting(name) || name === 'isInOrder' || name === 'hasRole'
    ? []
    : [{ kind: 'guard refuses', what: name, answer: () => () => false }];

/** The machine in which one use of a guard answers wrongly, known by its parameters. */
function withUse(machine: Machine, name: GuardName, wrong: Wrong): Machine {
  const own = guards[name] as Guard;
  const wrongly = wrong.answer(own);
  return machine.provide({
    guards: {
      [name]: (asked: Asked, params?: { isWrong?: true }) => {
        const { isWrong, ...others } = params ?? {};
        const given = Object.keys(others).length > 0 ? others : undefined;
        return isWrong ? wrongly(asked, given) : own(asked, given);
      },
    },
  } as never);
}

const isOwn = ({ params }: GuardUse): boolean =>
  (params as { policy?: string } | undefined)?.policy !== 'all';

/**
 * Each use of a guard that always refuses, or that compares with a value one off, by the calendar
 * of another place, without an operand of its sum, or without an amount's currency.
 */
export const guardValueMutants: readonly Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap((branch, index) =>
    branch.guard.guards.filter(isOwn).flatMap((use) =>
      [
        ...refusals(use.type),
        ...boundaries(use.type),
        ...withoutOperands(use.type),
        ...otherZones(use.type),
        ...unread(use.type, site.event),
      ].map((wrong) =>
        mutant({
          kind: wrong.kind,
          at: `${siteKey(site)} ${index}`,
          what: wrong.what,
          touches: [siteKey(site)],
          make: () =>
            withUse(
              withBranch(site, index, () =>
                guardedBy(
                  branch,
                  branch.guard.guards.map((other) =>
                    other === use ? { ...use, params: { ...(use.params as object), isWrong: true } } : other,
                  ),
                ),
              ),
              use.type,
              wrong,
            ),
        }),
      ),
    ),
  ),
);

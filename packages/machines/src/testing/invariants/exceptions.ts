import type { ExceptionGround } from '../../asistencia/events.ts';
import { dateIn, monthsAfter } from '../../values/calendar.ts';
import { isNamedIn } from '../../values/text.ts';
import { type AcceptedMoment, type Invariant, whenAccepted } from './invariant.ts';

type Asked = AcceptedMoment<'exception.requested'>;

const hasSixMonths = ({ input: { plan, openedAt, policy } }: Asked): boolean =>
  plan.servicesUsed === 0 &&
  monthsAfter(plan.contractedOn, policy?.months ?? 6) <= dateIn(plan.timeZone, openedAt);
const hasNetwork = ({ input: { plan, policy } }: Asked): boolean =>
  isNamedIn(plan.originCity, policy?.internalNetworkCities ?? []);
const isLight = ({ event: { assessment } }: Asked): boolean =>
  assessment?.heavyMachinery === false && assessment.largeWorks === false;

/** What each ground asks for besides a quote. */
const conditions: Record<ExceptionGround, (asked: Asked) => boolean> = {
  sixMonthsWithoutUse: hasSixMonths,
  internalTechnicianNetwork: hasNetwork,
  noHeavyMachinery: isLight,
  firstServiceGoodwill: ({ input }) => input.plan.servicesRequested === 0,
  special: () => true,
};
const of5_1_G: readonly ExceptionGround[] = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
];

/** The exceptions (5.1.G to 5.1.I). */
export const exceptionInvariants: readonly Invariant[] = [
  {
    name: 'an exception is asked only on a ground that holds',
    clauses: ['5.1.G', '5.1.H'],
    holds: whenAccepted(['exception.requested'], (asked) => {
      const { ground } = asked.event;
      const isStrict = asked.input.policy?.groundsRequired === 'all' && of5_1_G.includes(ground);
      return isStrict ? of5_1_G.every((each) => conditions[each](asked)) : conditions[ground](asked);
    }),
  },
  {
    name: 'the exceptions of 5.1.G are for an afiliado who objected',
    clauses: ['5.1.G'],
    holds: whenAccepted(
      ['exception.requested'],
      ({ event, before: { facts } }) => !of5_1_G.includes(event.ground) || facts.hasObjected,
    ),
  },
  {
    name: 'each ground is asked once',
    clauses: ['ours'],
    holds: whenAccepted(
      ['exception.requested'],
      ({ event, before: { facts } }) => !facts.groundsAsked.includes(event.ground),
    ),
  },
  {
    name: 'no exception is asked after an approval',
    clauses: ['ours'],
    holds: whenAccepted(['exception.requested'], ({ before: { facts } }) => facts.approval === null),
  },
  {
    name: 'a request is reviewed by the supervisor first',
    clauses: ['5.1.G', '5.1.I'],
    holds: whenAccepted(
      ['exception.requested'],
      ({ after: { where } }) => where.state === 'autorizacion.revisionDelSupervisor',
    ),
  },
  {
    name: 'a special case is approved by the general management alone',
    clauses: ['5.1.I'],
    holds: whenAccepted(
      ['exception.approved'],
      ({ event, before: { facts } }) =>
        facts.groundsAsked.at(-1) !== 'special' || (facts.isEscalated && event.by.role === 'gerencia'),
    ),
  },
  {
    name: 'an escalated exception waits for the general management',
    clauses: ['5.1.I'],
    holds: whenAccepted(
      ['exception.escalated'],
      ({ after: { where } }) => where.state === 'autorizacion.revisionDeGerencia',
    ),
  },
  {
    name: 'granted in full, the service goes on; else the afiliado is answered where they asked',
    clauses: ['5.1.G', '5.1.D'],
    holds: whenAccepted(['exception.approved', 'exception.denied'], ({ event, before, after: { where } }) => {
      const isFull = event.type === 'exception.approved' && event.discountPercent === 100;
      if (!isFull) return where.state === before.facts.askedFrom;
      return where.subStage === (before.facts.provider ? 'confirmacionDelAfiliado' : 'asignacionProveedor');
    }),
  },
  {
    name: 'a goodwill is explained as exceptional once, after its approval',
    clauses: ['5.1.H'],
    holds: whenAccepted(
      ['exception.explained'],
      ({ before: { facts } }) =>
        facts.approval?.ground === 'firstServiceGoodwill' && !facts.isExceptionExplained,
    ),
  },
  {
    name: 'after a goodwill, no confirmation before it was explained',
    clauses: ['5.1.H'],
    holds: whenAccepted(
      ['affiliate.confirmed'],
      ({ before: { facts } }) =>
        facts.approval?.ground !== 'firstServiceGoodwill' || facts.isExceptionExplained,
    ),
  },
];

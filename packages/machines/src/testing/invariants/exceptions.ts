import type { ExceptionGround } from '../../asistencia/asistencia-event.ts';
import { demanded, demands, of5_1_G } from './demands.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

/** Each guard has the name of its ground; a special case requires only a note. */
const conditionsOf = (ground: ExceptionGround): readonly Exclude<ExceptionGround, 'special'>[] => {
  if (ground === 'special') return [];
  return ground === 'firstServiceGoodwill'
    ? [ground]
    : ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery'];
};

/** The exceptions (5.1.G to 5.1.I). */
export const exceptionInvariants: readonly Invariant[] = [
  {
    name: 'an exception is requested only on a ground that holds',
    clauses: ['5.1.G', '5.1.H'],
    holds: whenAccepted(['exception.requested'], ({ input, event, before: { facts } }) =>
      conditionsOf(event.ground).every((name) => demands[name]({ input, event, facts })),
    ),
  },
  {
    name: 'a refused request names each condition that fails, and no other',
    clauses: ['5.1.G', '5.1.H'],
    holds: ({ input, event, decision, before: { facts } }) => {
      if (decision.accepted || event?.type !== 'exception.requested') return true;
      const named = decision.refusals.flatMap((it) => (it.code === 'guard-refused' ? [it.guard] : []));
      if (named.length === 0) return true;
      const failing = conditionsOf(event.ground).filter((name) => !demands[name]({ input, event, facts }));
      return failing.every((name) => named.includes(name));
    },
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
    name: 'an exception is requested only once on each ground',
    clauses: ['ours'],
    holds: demanded('isNewGround', ['exception.requested']),
  },
  {
    name: 'no exception is requested after an approval',
    clauses: ['ours'],
    holds: demanded('isWithoutApproval', ['exception.requested']),
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
        facts.review?.ground !== 'special' || (facts.review.isEscalated && event.by.role === 'gerencia'),
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
    name: 'an exception granted in full lets the service go on; any other answer leads back to where it was requested',
    clauses: ['5.1.G', '5.1.D'],
    holds: whenAccepted(['exception.approved', 'exception.denied'], ({ event, before, after: { where } }) => {
      const isFull = event.type === 'exception.approved' && event.discountPercent === 100;
      if (!isFull) return where.state === before.facts.review?.from;
      return where.subStage === (before.facts.provider ? 'confirmacionDelAfiliado' : 'asignacionProveedor');
    }),
  },
  {
    name: 'a goodwill approval is explained as exceptional, and only once',
    clauses: ['5.1.H'],
    holds: demanded('hasGoodwillToExplain', ['exception.explained']),
  },
  {
    name: 'after a goodwill approval, the afiliado confirms only once it was explained',
    clauses: ['5.1.H'],
    holds: demanded('isGoodwillExplained', ['affiliate.confirmed']),
  },
];

import type { EventOf, ExceptionGround } from '../../asistencia/asistencia-event.ts';
import type { Decision } from '../../host/decisions.ts';
import { demanded, demands, of5_1_G } from './demands.ts';
import { alike, alikeInAnyOrder, type Invariant, when, whenAccepted } from './invariant.ts';

/** Each guard has the name of its ground; a special case requires only a note. */
const conditionsOf = (ground: ExceptionGround): readonly Exclude<ExceptionGround, 'special'>[] => {
  if (ground === 'special') return [];
  return ground === 'firstServiceGoodwill'
    ? [ground]
    : ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery'];
};

/** The guards that a refusal names. */
const guardsOf = (decision: Decision): readonly string[] =>
  decision.accepted ? [] : decision.refusals.flatMap((it) => (it.code === 'guard-refused' ? [it.guard] : []));

/** The exceptions (5.1.G to 5.1.I). */
export const exceptionInvariants: readonly Invariant[] = [
  {
    name: 'an exception is requested only on a ground that holds',
    clauses: ['5.1.G', '5.1.H'],
    ...whenAccepted(['exception.requested'], ({ input, event, before: { facts } }) =>
      conditionsOf(event.ground).every((name) => demands[name]({ input, event, facts })),
    ),
  },
  {
    name: 'a refused request names each condition that fails, and no other',
    clauses: ['5.1.G', '5.1.H'],
    ...when(
      ({ event, decision }) => event?.type === 'exception.requested' && guardsOf(decision).length > 0,
      ({ input, event, decision, before: { facts } }) => {
        const { ground } = event as EventOf<'exception.requested'>;
        const failing = conditionsOf(ground).filter((name) => !demands[name]({ input, event, facts }));
        const named = guardsOf(decision);
        return alikeInAnyOrder(
          failing.filter((name) => named.includes(name)),
          failing,
        );
      },
    ),
  },
  {
    name: 'the exceptions of 5.1.G are for an afiliado who objected',
    clauses: ['5.1.G'],
    ...whenAccepted(
      ['exception.requested'],
      ({ before: { facts } }) => facts.hasObjected,
      ({ event }) => of5_1_G.includes(event.ground),
    ),
  },
  {
    name: 'an exception is requested only once on each ground',
    clauses: ['ours'],
    ...demanded('isNewGround', ['exception.requested']),
  },
  {
    name: 'no exception is requested after an approval',
    clauses: ['ours'],
    ...demanded('isWithoutApproval', ['exception.requested']),
  },
  {
    name: 'a request is reviewed by the supervisor first',
    clauses: ['5.1.G', '5.1.I'],
    ...whenAccepted(['exception.requested'], ({ after: { where } }) =>
      alike(where.state, 'autorizacion.revisionDelSupervisor'),
    ),
  },
  {
    name: 'a special case is approved by the general management alone',
    clauses: ['5.1.I'],
    ...whenAccepted(
      ['exception.approved'],
      ({ event, before: { facts } }) => facts.review?.isEscalated === true && event.by.role === 'gerencia',
      ({ before: { facts } }) => facts.review?.ground === 'special',
    ),
  },
  {
    name: 'an escalated exception waits for the general management',
    clauses: ['5.1.I'],
    ...whenAccepted(['exception.escalated'], ({ after: { where } }) =>
      alike(where.state, 'autorizacion.revisionDeGerencia'),
    ),
  },
  {
    name: 'an exception granted in full lets the service go on; any other answer leads back to where it was requested',
    clauses: ['5.1.G', '5.1.D'],
    ...whenAccepted(['exception.approved', 'exception.denied'], ({ event, before, after: { where } }) => {
      const isFull = event.type === 'exception.approved' && event.discountPercent === 100;
      if (!isFull) return alike(where.state, before.facts.review?.from);
      return alike(where.subStage, before.facts.provider ? 'confirmacionDelAfiliado' : 'asignacionProveedor');
    }),
  },
  {
    name: 'a goodwill approval is explained as exceptional, and only once',
    clauses: ['5.1.H'],
    ...demanded('hasGoodwillToExplain', ['exception.explained']),
  },
  {
    name: 'after a goodwill approval, the afiliado confirms only once it was explained',
    clauses: ['5.1.H'],
    ...demanded('isGoodwillExplained', ['affiliate.confirmed']),
  },
];

import { excess } from '../facts.ts';
import { demanded, demands } from './demands.ts';
import { alike, type Invariant, whenAccepted } from './invariant.ts';

/** The provider, the work and its cost (4.3, 5.1.J, 5.2.A). */
export const workInvariants: readonly Invariant[] = [
  {
    name: 'time never goes backwards',
    clauses: ['ours'],
    ...demanded('isInOrder', 'any'),
  },
  {
    name: 'only an assigned provider is released, and then a new one is assigned',
    clauses: ['5.2.A', 'ours'],
    ...whenAccepted(
      ['provider.released'],
      ({ before: { facts }, after: { where } }) =>
        facts.provider !== null && where.state === 'asignacionProveedor.asignacionProveedor',
    ),
  },
  {
    name: 'the provider at work, and no other, is notified exactly when it is released or cancelled',
    clauses: ['4.3', 'ours'],
    ...whenAccepted('any', ({ event, decision, before: { facts }, after: { where } }) => {
      const notified = decision.effects.flatMap(({ type, params }) =>
        type === 'releaseProvider' ? [params.provider] : [],
      );
      const isLetGo =
        event.type === 'provider.released' || (where.final && where.state !== 'asistenciaConcluida');
      const own = isLetGo && facts.provider ? [facts.provider] : [];
      return alike(notified, own);
    }),
  },
  {
    name: 'a rescheduled window ends in the future',
    clauses: ['4.3'],
    ...whenAccepted(
      ['reschedule.accepted'],
      ({ input, event, before: { facts }, after: { where } }) =>
        demands.isWindowAhead({ input, event, facts }) && where.state === 'monitoreo.monitoreoAlProveedor',
    ),
  },
  {
    name: 'an arrival is not recorded before it happens',
    clauses: ['ours'],
    ...whenAccepted(
      ['provider.arrived'],
      ({ input, event, before: { facts }, after: { where } }) =>
        demands.isArrivalPast({ input, event, facts }) && where.state === 'monitoreo.contactacionYValidacion',
    ),
  },
  {
    name: 'the work ends between the arrival and now',
    clauses: ['ours'],
    ...demanded('isFinishInOrder', ['service.terminated']),
  },
  {
    name: 'a diagnosis is corrected only until a superior has answered it',
    clauses: ['5.1.J', 'ours'],
    ...whenAccepted(
      ['diagnosis.recorded', 'excess.approved'],
      ({ event, before: { facts, where } }) =>
        (event.type === 'diagnosis.recorded' && where.subStage === 'diagnostico') ||
        !facts.isDiagnosisAnswered,
    ),
  },
  {
    name: 'an excess is answered only where there is one',
    clauses: ['4.2', '5.1.J'],
    ...demanded('hasExcess', ['excess.accepted', 'excess.approved', 'excess.declined']),
  },
  {
    name: 'the work begins only when no excess is left unanswered',
    clauses: ['4.2', '5.1.J'],
    ...whenAccepted(
      ['work.authorized', 'excess.approved', 'excess.accepted'],
      ({ after: { facts, where } }) =>
        (where.state === 'prestacionDelServicio.prestacionDelServicio') === (excess(facts) === 0n) ||
        `The excess left is ${excess(facts)}.`,
    ),
  },
  {
    name: 'an asistencia has one currency',
    clauses: ['ours'],
    ...demanded('isSameCurrency', ['quote.received', 'diagnosis.recorded', 'cost.loaded', 'cost.approved']),
  },
  {
    name: 'sums are safe integers',
    clauses: ['ours'],
    ...demanded('isSafeSum', ['cost.loaded', 'cost.approved']),
  },
  {
    name: 'the afiliado is never charged more than agreed',
    clauses: ['ours'],
    ...demanded('isWithinAgreed', ['cost.loaded']),
  },
  {
    name: 'the company never pays more than coverage, discount, absorbed and approved amounts',
    clauses: ['5.1.J'],
    ...demanded('isWithinCompanyLimit', ['cost.loaded']),
  },
];

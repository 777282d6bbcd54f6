import { millisecondsOf } from '../../values/instant.ts';
import { coveredAmount, excess, isPaidInFull } from '../facts.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

const charged = (
  lines: readonly { units: number; unitPrice: { amount: number }; payer: string }[],
  payer: string,
) =>
  lines
    .filter((line) => line.payer === payer)
    .reduce((sum, { units, unitPrice }) => sum + BigInt(units) * BigInt(unitPrice.amount), 0n);

const most = BigInt(Number.MAX_SAFE_INTEGER);

/** The provider, the work and its cost (4.3, 5.1.J, 5.2.A). */
export const workInvariants: readonly Invariant[] = [
  {
    name: 'time never goes backwards',
    clauses: ['ours'],
    holds: whenAccepted(
      'any',
      ({ event, before: { facts } }) => millisecondsOf(event.at) >= millisecondsOf(facts.lastAt),
    ),
  },
  {
    name: 'only an assigned provider is released, and a new one is looked for',
    clauses: ['5.2.A', 'ours'],
    holds: whenAccepted(
      ['provider.released'],
      ({ before: { facts }, after: { where } }) =>
        facts.provider !== null && where.state === 'asignacionProveedor.asignacionProveedor',
    ),
  },
  {
    name: 'a released or cancelled provider is told, and nobody else',
    clauses: ['4.3', 'ours'],
    holds: whenAccepted('any', ({ event, decision, before: { facts }, after: { where } }) => {
      const told = decision.effects.filter(({ type }) => type === 'releaseProvider');
      const isLetGo =
        event.type === 'provider.released' || (where.final && where.state !== 'asistenciaConcluida');
      return told.length === (isLetGo && facts.provider ? 1 : 0);
    }),
  },
  {
    name: 'a rescheduled window ends in time to come',
    clauses: ['4.3'],
    holds: whenAccepted(
      ['reschedule.accepted'],
      ({ event, after: { where } }) =>
        millisecondsOf(event.window.latest) > millisecondsOf(event.at) &&
        where.state === 'monitoreo.monitoreoAlProveedor',
    ),
  },
  {
    name: 'an arrival is not recorded before it happens',
    clauses: ['ours'],
    holds: whenAccepted(
      ['provider.arrived'],
      ({ event, after: { where } }) =>
        millisecondsOf(event.arrivedAt) <= millisecondsOf(event.at) &&
        where.state === 'monitoreo.contactacionYValidacion',
    ),
  },
  {
    name: 'the work ends between the arrival and now',
    clauses: ['ours'],
    holds: whenAccepted(
      ['service.terminated'],
      ({ event, before: { facts } }) =>
        facts.arrivedAt !== null &&
        millisecondsOf(facts.arrivedAt) <= millisecondsOf(event.finishedAt) &&
        millisecondsOf(event.finishedAt) <= millisecondsOf(event.at),
    ),
  },
  {
    name: 'a diagnosis is corrected only until a superior has answered it',
    clauses: ['5.1.J', 'ours'],
    holds: whenAccepted(
      ['diagnosis.recorded', 'excess.approved'],
      ({ event, before: { facts, where } }) =>
        (event.type === 'diagnosis.recorded' && where.subStage === 'diagnostico') ||
        !facts.isDiagnosisAnswered,
    ),
  },
  {
    name: 'an excess is answered where there is one',
    clauses: ['4.2', '5.1.J'],
    holds: whenAccepted(
      ['excess.accepted', 'excess.approved', 'excess.declined'],
      ({ before: { facts } }) => excess(facts) > 0n,
    ),
  },
  {
    name: 'the work begins only when no excess is left unanswered',
    clauses: ['4.2', '5.1.J'],
    holds: whenAccepted(
      ['work.authorized', 'excess.approved', 'excess.accepted'],
      ({ after: { facts, where } }) =>
        (where.state === 'prestacionDelServicio.prestacionDelServicio') === (excess(facts) === 0n),
    ),
  },
  {
    name: 'an excess is told to the supervisor',
    clauses: ['5.1.J'],
    holds: whenAccepted(
      ['diagnosis.recorded'],
      ({ decision, after: { facts } }) =>
        decision.effects.some(({ type }) => type === 'notify') === excess(facts) > 0n,
    ),
  },
  {
    name: 'an asistencia has one currency',
    clauses: ['ours'],
    holds: whenAccepted(
      ['quote.received', 'diagnosis.recorded', 'cost.loaded', 'cost.approved'],
      ({ event, before: { facts } }) => {
        const found = JSON.stringify(event).match(/(?<="currency":")[A-Z]{3}/g) ?? [];
        return new Set(facts.currency ? [...found, facts.currency] : found).size <= 1;
      },
    ),
  },
  {
    name: 'sums are safe integers',
    clauses: ['ours'],
    holds: whenAccepted(['cost.loaded', 'cost.approved'], ({ event, after: { facts } }) =>
      event.type === 'cost.approved'
        ? facts.costApproved <= most
        : charged(event.lines, 'afiliado') <= most && charged(event.lines, 'company') <= most,
    ),
  },
  {
    name: 'the afiliado is never charged more than agreed',
    clauses: ['5.1.A'],
    holds: whenAccepted(
      ['cost.loaded'],
      ({ event, before: { facts } }) => charged(event.lines, 'afiliado') <= facts.agreed,
    ),
  },
  {
    name: 'the company never pays more than coverage, discount, absorbed and approved amounts',
    clauses: ['5.1.J'],
    holds: whenAccepted(
      ['cost.loaded'],
      ({ event, before: { facts } }) =>
        isPaidInFull(facts) ||
        charged(event.lines, 'company') <=
          coveredAmount(facts) + facts.discounted + facts.excessAbsorbed + facts.costApproved,
    ),
  },
];

import type { Category } from '../../asistencia/context.ts';
import type { StateId } from '../../procedure/states.ts';
import type { Facts } from '../facts.ts';
import { demands } from './demands.ts';
import { alike, always, type Invariant, when, whenAccepted } from './invariant.ts';

const finals: readonly StateId[] = [
  'canceladoAlMomento',
  'canceladoPosterior',
  'proveedorCancelado',
  'asistenciaConcluida',
];
const fiveStages = [
  'aperturaDeAsistencia',
  'asignacionProveedor',
  'monitoreo',
  'prestacionDelServicio',
  'cierre',
];
/** Ours: the caller may withdraw; and 5.1.B ends without an offer. */
const endsWithoutOffer = ['request.withdrawn', 'alternatives.shared', 'alternatives.withheld'];
const refusals = ['offer.declined', 'request.withdrawn', 'affiliate.cancelled', 'excess.declined'];

/** How an asistencia ends (4.1 to 4.5). */
export const closureInvariants: readonly Invariant[] = [
  {
    name: 'final closures are absorbing',
    clauses: ['4.1', '4.2', '4.3', '4.5'],
    ...when(
      ({ before: { where } }) => where.final,
      ({ decision }) => !decision.accepted,
    ),
    impliedBy:
      '`decide` refuses every event of a snapshot that is `done` before it reads a transition ' +
      '(`choose` in `host/decisions.ts`). Whether the machine alone leaves a closure is asked by ' +
      '"the machine without a host refuses what a host refuses".',
  },
  {
    name: 'a final state has exactly one closure status, and only the four are final',
    clauses: ['4.1', '4.2', '4.3', '4.5'],
    ...always(
      ({ after: { where } }) =>
        where.final === finals.includes(where.state) &&
        (!where.final || alike(where.closureStatus, where.state)),
    ),
  },
  {
    name: 'proveedorConcluido is held during cierre and nowhere else',
    clauses: ['4.4'],
    ...always(({ after: { where, snapshot } }) => {
      const isDue = where.stage === 'cierre';
      const isStatus = where.closureStatus === 'proveedorConcluido';
      const isTag = snapshot.hasTag('proveedorConcluido');
      return alike({ isStatus, isTag }, { isStatus: isDue, isTag: isDue });
    }),
  },
  {
    name: 'a concluded asistencia passed all five stages, in order',
    clauses: ['5.2.A', '4.5'],
    ...when(
      ({ after: { where } }) => where.state === 'asistenciaConcluida',
      ({ after: { facts } }) => alike(facts.stages, fiveStages),
    ),
  },
  {
    name: 'canceladoAlMomento comes only after conexión was offered, except by 5.1.B or a withdrawal',
    clauses: ['4.1', '5.1.A'],
    ...whenAccepted(
      'any',
      ({ event, after: { facts } }) => facts.isDenialExplained || endsWithoutOffer.includes(event.type),
      ({ after: { where } }) => where.state === 'canceladoAlMomento',
    ),
  },
  {
    name: 'canceladoAlMomento comes only where no provider was ever assigned',
    clauses: ['4.1', '4.2', '5.1.D'],
    ...when(
      ({ after: { where } }) => where.state === 'canceladoAlMomento',
      ({ after: { facts } }) => !facts.wasEverAssigned,
    ),
  },
  {
    name: 'declining the offer of a partial coverage refuses an excess: canceladoPosterior',
    clauses: ['4.2'],
    ...whenAccepted(
      ['offer.declined'],
      ({ before: { facts }, after: { where } }) =>
        (where.state === 'canceladoPosterior') ===
        (facts.coverage?.outcome === 'partial' || facts.wasEverAssigned),
    ),
  },
  {
    name: 'a withdrawal leads to canceladoPosterior only once a provider was assigned',
    clauses: ['4.1', '4.2', '5.1.D'],
    ...whenAccepted(
      ['request.withdrawn'],
      ({ before: { facts }, after: { where } }) =>
        (where.state === 'canceladoPosterior') === facts.wasEverAssigned,
    ),
  },
  {
    name: 'an afiliado who refuses or cancels ends the asistencia',
    clauses: ['4.1', '4.2'],
    ...whenAccepted(
      'any',
      ({ after: { where } }) => where.final,
      ({ event }) => refusals.includes(event.type),
    ),
  },
  {
    name: 'the afiliado cannot cancel once the work has begun',
    clauses: ['4.2'],
    ...whenAccepted(
      ['affiliate.cancelled'],
      ({ before: { where } }) =>
        where.stage === 'asignacionProveedor' ||
        where.stage === 'monitoreo' ||
        where.state === 'prestacionDelServicio.diagnostico' ||
        where.state === 'prestacionDelServicio.autorizacion',
    ),
  },
  {
    name: 'proveedorCancelado and every reschedule come only past the window and its tolerance',
    clauses: ['4.3'],
    ...whenAccepted(
      'any',
      ({ input, event, before: { facts } }) => demands.isLate({ input, event, facts }),
      ({ event, after: { where } }) =>
        event.type.startsWith('reschedule.') || where.state === 'proveedorCancelado',
    ),
  },
  {
    name: 'a refused reschedule cancels the provider',
    clauses: ['4.3'],
    ...whenAccepted(['reschedule.declined'], ({ after: { where } }) => where.state === 'proveedorCancelado'),
  },
  {
    name: 'the category follows from who pays',
    clauses: ['4.7', '5.2.B'],
    ...always(({ after: { where, facts } }) => alike(where.category, categoryOf(facts))),
  },
];

function categoryOf({ approval, coverage, isOfferAccepted }: Facts): Category | null {
  if (approval?.percent === 100) return 'cortesia';
  if (coverage?.outcome === 'covered') return 'cobertura';
  if (coverage?.outcome === 'warranty') return 'garantia';
  if (!isOfferAccepted) return null;
  return coverage?.outcome === 'partial' ? 'cobertura' : 'conexion';
}

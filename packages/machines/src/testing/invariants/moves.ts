import type { EventType } from '../../asistencia/events.ts';
import type { Refusal } from '../../host/refusal.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { OpenStateId, StateId } from '../../procedure/states.ts';
import { excess, type Facts } from '../facts.ts';
import type { DemandingGuard } from './demands.ts';
import { alike, type Invariant, when } from './invariant.ts';

interface Row {
  clauses: readonly [ClauseId, ...ClauseId[]];
  /** The states that accept the event, if its guards hold. */
  in: readonly OpenStateId[];
  /** The rules that may refuse it there, besides the order of time; none by default. */
  asks?: readonly DemandingGuard[];
  /** Where it leads, from the state and the facts; left out where another invariant checks it. */
  to?: (from: StateId, facts: { before: Facts; after: Facts }) => StateId;
}

const bargaining = ['autorizacion.cotizacion', 'autorizacion.oferta'] as const;
const reviews = ['autorizacion.revisionDelSupervisor', 'autorizacion.revisionDeGerencia'] as const;
const authorization = [
  'autorizacion.explicacion',
  ...bargaining,
  ...reviews,
  'autorizacion.alternativas',
] as const;
const [assigning, confirming] = [
  'asignacionProveedor.asignacionProveedor',
  'asignacionProveedor.confirmacionDelAfiliado',
] as const;
const underway = [
  'monitoreo.monitoreoAlProveedor',
  'monitoreo.monitoreoAlAfiliado',
  'monitoreo.arribo',
] as const;
const monitoreo = [...underway, 'monitoreo.contactacionYValidacion'] as const;
const [diagnosing, authorizing, working, ending] = [
  'prestacionDelServicio.diagnostico',
  'prestacionDelServicio.autorizacion',
  'prestacionDelServicio.prestacionDelServicio',
  'prestacionDelServicio.terminacionDelServicio',
] as const;
const [loading, conforming] = ['cierre.cargaDeCosto', 'cierre.conformidadDelAfiliado'] as const;

const grounds: readonly DemandingGuard[] = [
  'hasQuote',
  'isWithoutApproval',
  'isNewGround',
  'hasObjected',
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
  'firstServiceGoodwill',
];

const stays = (from: StateId) => from;
const always = (target: StateId) => () => target;
/** A monitoring leaves its own sub-stage; in the others it is only recorded. */
const movesOn = (own: StateId, next: StateId) => (from: StateId) => (from === own ? next : from);
const hasPartOrProvider = ({ coverage, provider }: Facts): boolean =>
  coverage?.outcome === 'partial' || provider !== null;
const cancelled = (isLater: boolean) => (isLater ? 'canceladoPosterior' : 'canceladoAlMomento');

/** The procedure's table: in which states each event belongs and where it leads. */
const table: Readonly<Record<EventType, Row>> = {
  'coverage.resolved': {
    clauses: ['4.7', '5.1.A'],
    in: ['aperturaDeAsistencia', ...authorization, assigning],
    asks: ['isCoverageOpen', 'hasWarranty'],
  },
  'request.withdrawn': {
    clauses: ['4.1', '4.2'],
    in: ['aperturaDeAsistencia', ...authorization],
    to: (_, { before }) => cancelled(before.provider !== null),
  },

  'denial.explained': {
    clauses: ['5.1.A', '5.1.B'],
    in: ['autorizacion.explicacion', 'autorizacion.alternativas'],
    to: always('autorizacion.cotizacion'),
  },
  'quote.received': {
    clauses: ['5.1.A', '5.1.F'],
    in: ['autorizacion.cotizacion'],
    asks: ['isSameCurrency'],
    to: stays,
  },
  'price.informed': {
    clauses: ['5.1.A'],
    in: bargaining,
    asks: ['hasQuote', 'isBelowMarket', 'isWithinTariff'],
    to: always('autorizacion.oferta'),
  },
  'quote.reopened': {
    clauses: ['5.1.F'],
    in: ['autorizacion.oferta'],
    to: always('autorizacion.cotizacion'),
  },
  'offer.accepted': { clauses: ['5.1.A'], in: ['autorizacion.oferta'], asks: ['isPriceTold'] },
  'offer.declined': {
    clauses: ['4.1', '4.2', '5.1.A'],
    in: bargaining,
    to: (_, { before }) => cancelled(hasPartOrProvider(before)),
  },
  'affiliate.objected': { clauses: ['5.1.G'], in: bargaining, to: stays },
  'exception.requested': { clauses: ['5.1.G', '5.1.H', '5.1.I'], in: bargaining, asks: grounds },
  'exception.approved': {
    clauses: ['5.1.G', '5.1.I'],
    in: reviews,
    asks: ['isNotSpecial', 'isNotOwnRequest'],
  },
  'exception.denied': { clauses: ['5.1.G', '5.1.I'], in: reviews },
  'exception.escalated': { clauses: ['5.1.I'], in: ['autorizacion.revisionDelSupervisor'] },
  'exception.explained': {
    clauses: ['5.1.H'],
    in: [...bargaining, assigning, confirming],
    asks: ['hasGoodwillToExplain'],
    to: stays,
  },
  'alternatives.disclaimed': { clauses: ['5.1.B'], in: ['autorizacion.alternativas'], to: stays },
  'alternatives.shared': {
    clauses: ['5.1.B', '4.1'],
    in: ['autorizacion.alternativas'],
    asks: ['hasDisclaimed'],
    to: always('canceladoAlMomento'),
  },
  'alternatives.withheld': {
    clauses: ['5.1.B', '4.1'],
    in: ['autorizacion.alternativas'],
    to: always('canceladoAlMomento'),
  },

  'provider.assigned': { clauses: ['5.2.A', '5.1.D'], in: [assigning] },
  'affiliate.confirmed': {
    clauses: ['5.2.A'],
    in: [confirming],
    asks: ['isGoodwillExplained'],
    to: always('monitoreo.monitoreoAlProveedor'),
  },
  'provider.released': {
    clauses: ['5.2.A', '5.1.D'],
    in: [...authorization, confirming, ...monitoreo, diagnosing, authorizing, working],
    asks: ['hasProvider'],
  },
  'affiliate.cancelled': {
    clauses: ['4.2'],
    in: [assigning, confirming, ...monitoreo, diagnosing, authorizing],
    to: always('canceladoPosterior'),
  },

  'provider.monitored': {
    clauses: ['5.2.A'],
    in: underway,
    to: movesOn('monitoreo.monitoreoAlProveedor', 'monitoreo.monitoreoAlAfiliado'),
  },
  'affiliate.monitored': {
    clauses: ['5.2.A'],
    in: underway,
    to: movesOn('monitoreo.monitoreoAlAfiliado', 'monitoreo.arribo'),
  },
  'reschedule.accepted': { clauses: ['4.3'], in: underway, asks: ['isLate', 'isWindowAhead'] },
  'reschedule.declined': { clauses: ['4.3'], in: underway, asks: ['isLate'] },
  'provider.arrived': { clauses: ['5.2.A'], in: underway, asks: ['isArrivalPast'] },
  'contact.validated': {
    clauses: ['5.2.A'],
    in: ['monitoreo.contactacionYValidacion'],
    to: always(diagnosing),
  },
  'contact.refuted': {
    clauses: ['5.2.A'],
    in: ['monitoreo.contactacionYValidacion'],
    to: always('monitoreo.arribo'),
  },

  'diagnosis.recorded': {
    clauses: ['5.2.A'],
    in: [diagnosing, authorizing],
    asks: ['isUnanswered', 'isSameCurrency'],
    to: always(authorizing),
  },
  'work.authorized': { clauses: ['5.2.A'], in: [authorizing], asks: ['hasNoExcess'], to: always(working) },
  'excess.accepted': {
    clauses: ['4.2', '5.2.A'],
    in: [authorizing],
    asks: ['hasExcess', 'isExcessBelowMarket', 'isExcessWithinTariff'],
    to: always(working),
  },
  'excess.approved': {
    clauses: ['5.1.J'],
    in: [authorizing],
    asks: ['hasExcess', 'isUnanswered'],
    to: (from, { after }) => (excess(after) === 0n ? working : from),
  },
  'excess.declined': {
    clauses: ['4.2'],
    in: [authorizing],
    asks: ['hasExcess'],
    to: always('canceladoPosterior'),
  },
  'service.performed': { clauses: ['5.2.A'], in: [working], to: always(ending) },
  'service.terminated': {
    clauses: ['4.4', '5.2.A'],
    in: [ending],
    asks: ['isFinishInOrder'],
    to: always(loading),
  },

  'cost.loaded': {
    clauses: ['5.2.A', '4.5'],
    in: [loading, conforming],
    asks: ['isSameCurrency', 'isSafeSum', 'isWithinAgreed', 'isWithinCompanyLimit'],
    to: always(conforming),
  },
  'cost.approved': {
    clauses: ['5.1.J'],
    in: [loading, conforming],
    asks: ['isSameCurrency', 'isSafeSum'],
    to: stays,
  },
  'conformity.recorded': { clauses: ['4.5'], in: [conforming], to: always('asistenciaConcluida') },
};

const isRefusedFor = (refusal: Refusal, { asks = [] }: Row): boolean => {
  if (refusal.code === 'not-in-this-state') return false;
  return refusal.code !== 'guard-refused' || ['isInOrder', ...asks].includes(refusal.guard);
};

const isAtHome = (row: Row, state: StateId): boolean => (row.in as readonly StateId[]).includes(state);

/** The table as properties: one for each event. */
export const moveInvariants: readonly Invariant[] = Object.entries(table).map(([type, row]) => ({
  name: `${type} is accepted and refused where the procedure says, and leads where it says`,
  clauses: row.clauses,
  ...when(
    // A malformed event may have no type.
    ({ event, decision, before }) =>
      event?.type === type && (decision.accepted || isAtHome(row, before.where.state)),
    ({ decision, before, after }) => {
      if (!decision.accepted) return decision.refusals.every((refusal) => isRefusedFor(refusal, row));
      const { state } = before.where;
      const leads = row.to?.(state, { before: before.facts, after: after.facts }) ?? after.where.state;
      return isAtHome(row, state) && alike(after.where.state, leads);
    },
  ),
}));

import type { Effect } from '../../asistencia/effects.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { PendienteKind } from '../../procedure/pendientes.ts';
import type { Role } from '../../procedure/roles.ts';
import type { OpenStateId } from '../../procedure/states.ts';
import { applied, type Facts, type OpenPendiente } from '../facts.ts';
import { instantAt, millisecondsAt } from '../oracle/instants.ts';
import type { Moment, Standing } from '../trace.ts';
import { hasNetwork, hasSixMonths } from './demands.ts';
import {
  type Answer,
  alike,
  alikeInAnyOrder,
  always,
  type Invariant,
  when,
  whenAccepted,
} from './invariant.ts';

interface Expected {
  /** Always on the agenda in the state. */
  always: readonly PendienteKind[];
  /** On the agenda at times. */
  sometimes?: readonly PendienteKind[];
}

const authorization: Expected = {
  always: ['completeAuthorization'],
  sometimes: ['tellSupervisor', 'requestGoodwill'],
};
const review: Expected = {
  always: ['completeAuthorization', 'reviewException'],
  sometimes: ['requestGoodwill'],
};

/** The pendientes on the agenda in each state (DOMAIN §7). */
const expected: Readonly<Record<OpenStateId, Expected>> = {
  aperturaDeAsistencia: { always: ['resolveCoverage'] },
  'autorizacion.explicacion': { always: ['completeAuthorization'], sometimes: ['requestGoodwill'] },
  'autorizacion.cotizacion': authorization,
  'autorizacion.oferta': authorization,
  'autorizacion.revisionDelSupervisor': review,
  'autorizacion.revisionDeGerencia': review,
  'autorizacion.alternativas': { always: ['completeAuthorization'] },
  'asignacionProveedor.asignacionProveedor': { always: ['assignProvider', 'warnLateAssignment'] },
  'asignacionProveedor.confirmacionDelAfiliado': { always: ['confirmAfiliado'] },
  'monitoreo.monitoreoAlProveedor': {
    always: ['lastMonitoring', 'checkArrival', 'monitorProvider'],
  },
  'monitoreo.monitoreoAlAfiliado': {
    always: ['monitorAfiliado', 'lastMonitoring', 'checkArrival'],
    sometimes: ['monitorProvider'],
  },
  'monitoreo.arribo': { always: ['checkArrival'], sometimes: ['monitorProvider', 'lastMonitoring'] },
  'monitoreo.contactacionYValidacion': { always: ['contactAfiliado'] },
  'prestacionDelServicio.diagnostico': { always: ['recordDiagnosis'] },
  'prestacionDelServicio.autorizacion': { always: ['authorizeWork'] },
  'prestacionDelServicio.prestacionDelServicio': { always: ['followWork'] },
  'prestacionDelServicio.terminacionDelServicio': { always: ['confirmTermination'] },
  'cierre.cargaDeCosto': { always: ['loadCosts'] },
  'cierre.conformidadDelAfiliado': { always: ['conformityCall'] },
};

/** Kinds of which several may be open at once. */
const several: readonly PendienteKind[] = ['monitorProvider'];

/** The events that cancel pendientes rather than settle them. */
const disruptions = [
  'provider.released',
  'affiliate.cancelled',
  'request.withdrawn',
  'offer.declined',
  'excess.declined',
  'reschedule.accepted',
  'reschedule.declined',
  'alternatives.shared',
  'alternatives.withheld',
];

/** The pendientes that effects took off an agenda, each with the effect that did so. */
function removedBy(
  agenda: readonly OpenPendiente[],
  effects: readonly Effect[],
): { kind: PendienteKind; by: Effect['type'] }[] {
  let left = agenda;
  return effects.flatMap((effect) => {
    const before = left;
    left = applied(left, effect).filter((pendiente) => agenda.includes(pendiente));
    return before.filter((it) => !left.includes(it)).map(({ kind }) => ({ kind, by: effect.type }));
  });
}

/** 5.1.H requires a request while the exception of an uncovered first service is possible. */
const isGoodwillDue = (
  { plan }: AsistenciaInput,
  { coverage, isDenialExplained, groundsAsked, approval }: Facts,
): boolean =>
  (coverage?.outcome === 'uncovered' || (coverage?.outcome === 'outsideMatrix' && isDenialExplained)) &&
  plan.servicesRequested === 0 &&
  !groundsAsked.includes('firstServiceGoodwill') &&
  approval === null;

const goodwillOf = ({ facts }: Standing): OpenPendiente | undefined =>
  facts.agenda.find(({ kind }) => kind === 'requestGoodwill');

const isAuthorized = ({ where }: Standing): boolean => where.state.startsWith('autorizacion.');

/** Whether a kind of pendiente is on the agenda where it is due, and only there. */
const isOpenWhere = (isDue: boolean, kind: PendienteKind, { agenda }: Facts): Answer =>
  alikeInAnyOrder(agenda.some((it) => it.kind === kind) ? [kind] : [], isDue ? [kind] : []);

const isOpen = ({ after: { where } }: Moment): boolean => !where.final;

/** For whom a review waits, by its state. */
const reviewers: Readonly<Record<string, Role>> = {
  'autorizacion.revisionDelSupervisor': 'supervisor',
  'autorizacion.revisionDeGerencia': 'gerencia',
};

/** The agenda (4.9). */
export const agendaInvariants: readonly Invariant[] = [
  {
    name: 'every state that is not final has an open pendiente',
    clauses: ['4.9'],
    ...when(isOpen, ({ after: { facts } }) => facts.agenda.length > 0),
  },
  {
    name: 'no pendiente is open after a closure',
    clauses: ['4.9'],
    ...when(
      ({ after: { where } }) => where.final,
      ({ after: { facts } }) => facts.agenda.length === 0,
    ),
  },
  {
    name: 'no pendiente of a released provider stays open',
    clauses: ['4.9', '5.2.A'],
    ...whenAccepted(['provider.released'], ({ before, after }) =>
      after.facts.agenda.every((pendiente) => !before.facts.agenda.includes(pendiente)),
    ),
  },
  {
    name: 'each state has its own pendientes on the agenda and no others',
    clauses: ['4.9'],
    ...when(isOpen, ({ after: { where, facts } }) => {
      // A state that the procedure does not have, or one that should have ended.
      if (!Object.hasOwn(expected, where.state)) return false;
      const { always: own, sometimes = [] } = expected[where.state as OpenStateId];
      const kinds = facts.agenda.map(({ kind }) => kind);
      const more = kinds.filter((kind, place) =>
        kinds.indexOf(kind) === place
          ? sometimes.includes(kind)
          : several.includes(kind) && [...own, ...sometimes].includes(kind),
      );
      return alikeInAnyOrder(kinds, [...own, ...more]);
    }),
  },
  {
    name: 'progress settles the pendientes that waited for it; a correction, release or closure cancels them',
    clauses: ['4.9'],
    ...whenAccepted('any', ({ event, decision, before }) => {
      // An exception granted in part on another ground leaves no goodwill to request.
      const isPart = event.type === 'exception.approved' && event.discountPercent < 100;
      const isCorrection =
        event.type === 'coverage.resolved' && before.where.state !== 'aperturaDeAsistencia';
      const isDisrupted = disruptions.includes(event.type) || isCorrection;
      const removed = removedBy(before.facts.agenda, decision.effects);
      const due = removed.map(({ kind }) => {
        const isCancelled = isDisrupted || (isPart && kind === 'requestGoodwill');
        return `${kind} by ${isCancelled ? 'cancelPendientes' : 'settlePendientes'}`;
      });
      return alikeInAnyOrder(
        removed.map(({ kind, by }) => `${kind} by ${by}`),
        due,
      );
    }),
  },
  {
    name: 'a new window leaves nothing of the old one on the agenda',
    clauses: ['4.3', '4.9'],
    ...whenAccepted(['reschedule.accepted'], ({ before, after }) =>
      after.facts.agenda.every((pendiente) => !before.facts.agenda.includes(pendiente)),
    ),
  },
  {
    name: 'a manual pendiente is cancelled by a closure and by nothing else',
    clauses: ['4.9'],
    ...whenAccepted('any', ({ event, decision, after: { where } }) => {
      const byHand = { kind: 'manual', dueAt: event.at, role: null } as const;
      const left = decision.effects.reduce(applied, [byHand] as readonly OpenPendiente[]);
      return left.includes(byHand) === !where.final;
    }),
  },
  {
    name: 'a review waits for the role that must answer it',
    clauses: ['5.1.G', '5.1.I'],
    ...when(
      ({ after: { where } }) => where.state in reviewers,
      ({ after: { where, facts } }) =>
        alike(facts.agenda.find(({ kind }) => kind === 'reviewException')?.role, reviewers[where.state]),
    ),
  },
  {
    name: 'while six months or the network holds and no exception is granted, an objection is reported to the supervisor',
    clauses: ['5.1.G'],
    ...whenAccepted(['affiliate.objected'], ({ input, after: { facts } }) => {
      const isDue = (hasSixMonths(input) || hasNetwork(input)) && facts.approval === null;
      return isOpenWhere(isDue, 'tellSupervisor', facts);
    }),
  },
  {
    name: 'the authorization has a goodwill request on its agenda while one is possible',
    clauses: ['5.1.H'],
    ...always(({ input, after }) => {
      const isDue = isAuthorized(after) && isGoodwillDue(input, after.facts);
      return isOpenWhere(isDue, 'requestGoodwill', after.facts);
    }),
  },
  {
    name: 'a correction leaves a goodwill request on the agenda as it was',
    clauses: ['5.1.H'],
    ...whenAccepted(
      ['coverage.resolved'],
      ({ before, after }) => goodwillOf(before) === goodwillOf(after),
      ({ before, after }) => [before, after].every((it) => goodwillOf(it) && isAuthorized(it)),
    ),
  },
  {
    name: 'each monitoring of the provider settles the pendiente that is due soonest',
    clauses: ['4.9'],
    ...whenAccepted(['provider.monitored'], ({ before, after }) => {
      const open = (agenda: typeof before.facts.agenda) =>
        agenda
          .filter(({ kind }) => kind === 'monitorProvider')
          .map(({ dueAt }) => millisecondsAt(dueAt))
          .sort((a, b) => a - b)
          .map(instantAt);
      return alike(open(after.facts.agenda), open(before.facts.agenda).slice(1));
    }),
  },
];

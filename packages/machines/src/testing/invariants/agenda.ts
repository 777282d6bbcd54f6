import type { Effect } from '../../asistencia/effects.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { PendienteKind } from '../../procedure/pendientes.ts';
import type { OpenStateId } from '../../procedure/states.ts';
import { millisecondsOf } from '../../values/instant.ts';
import { applied, type Facts, type OpenPendiente } from '../facts.ts';
import { hasNetwork, hasSixMonths } from './demands.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

interface Expected {
  /** On the agenda whenever the state is. */
  always: readonly PendienteKind[];
  /** On it at times. */
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

/** What stands on the agenda in each state (DOMAIN §7). */
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

/** What a kind is settled by, where that is an event rather than leaving its state. */
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

/** Which pendientes effects took off an agenda, each with the effect that did. */
function goneBy(
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

/** 5.1.H asks to try, while the exception of a first service that is not covered could be asked. */
const isGoodwillDue = (
  { plan }: AsistenciaInput,
  { coverage, isDenialExplained, groundsAsked, approval }: Facts,
): boolean =>
  (coverage?.outcome === 'uncovered' || (coverage?.outcome === 'outsideMatrix' && isDenialExplained)) &&
  plan.servicesRequested === 0 &&
  !groundsAsked.includes('firstServiceGoodwill') &&
  approval === null;

/** The agenda (4.9). */
export const agendaInvariants: readonly Invariant[] = [
  {
    name: 'every state that is not final has an open pendiente',
    clauses: ['4.9'],
    holds: ({ after: { where, facts } }) => where.final || facts.agenda.length > 0,
  },
  {
    name: 'no pendiente is open after a closure',
    clauses: ['4.9'],
    holds: ({ after: { where, facts } }) => !where.final || facts.agenda.length === 0,
  },
  {
    name: 'no pendiente of a released provider stays open',
    clauses: ['4.9', '5.2.A'],
    holds: whenAccepted(['provider.released'], ({ before, after }) =>
      after.facts.agenda.every((pendiente) => !before.facts.agenda.includes(pendiente)),
    ),
  },
  {
    name: 'each state has its own pendientes on the agenda and no others',
    clauses: ['4.9'],
    holds: ({ after: { where, facts } }) => {
      if (where.final) return true;
      const { always, sometimes = [] } = expected[where.state as OpenStateId];
      const kinds = facts.agenda.map(({ kind }) => kind);
      return (
        always.every((kind) => kinds.includes(kind)) &&
        kinds.every(
          (kind, place) =>
            (always.includes(kind) || sometimes.includes(kind)) &&
            (several.includes(kind) || kinds.indexOf(kind) === place),
        )
      );
    },
  },
  {
    name: 'progress settles what it was waited for; a correction, release or closure cancels it',
    clauses: ['4.9'],
    holds: whenAccepted('any', ({ event, decision, before }) => {
      // An exception on another ground, granted in part, leaves none to ask for.
      const isPart = event.type === 'exception.approved' && event.discountPercent < 100;
      const isCorrection =
        event.type === 'coverage.resolved' && before.where.state !== 'aperturaDeAsistencia';
      const isDisrupted = disruptions.includes(event.type) || isCorrection;
      return goneBy(before.facts.agenda, decision.effects).every(({ kind, by }) => {
        const isCancelled = isDisrupted || (isPart && kind === 'requestGoodwill');
        return by === (isCancelled ? 'cancelPendientes' : 'settlePendientes');
      });
    }),
  },
  {
    name: 'a new window leaves nothing of the old one on the agenda',
    clauses: ['4.3', '4.9'],
    holds: whenAccepted(['reschedule.accepted'], ({ before, after }) =>
      after.facts.agenda.every((pendiente) => !before.facts.agenda.includes(pendiente)),
    ),
  },
  {
    name: 'what was put on the agenda by hand is cancelled by a closure and by nothing else',
    clauses: ['4.9'],
    holds: whenAccepted('any', ({ event, decision, after: { where } }) => {
      const byHand = { kind: 'manual', dueAt: event.at, role: null } as const;
      const left = decision.effects.reduce(applied, [byHand] as readonly OpenPendiente[]);
      return left.includes(byHand) === !where.final;
    }),
  },
  {
    name: 'a review waits for who must answer it',
    clauses: ['5.1.G', '5.1.I'],
    holds: ({ after: { where, facts } }) => {
      const waiting = facts.agenda.find(({ kind }) => kind === 'reviewException')?.role;
      if (where.state === 'autorizacion.revisionDelSupervisor') return waiting === 'supervisor';
      return where.state !== 'autorizacion.revisionDeGerencia' || waiting === 'gerencia';
    },
  },
  {
    name: 'whoever must answer an exception is told of it',
    clauses: ['5.1.G', '5.1.I'],
    holds: whenAccepted('any', ({ event, decision }) => {
      const told = decision.effects.find(({ type }) => type === 'notify')?.params;
      const role = told && 'role' in told ? told.role : undefined;
      if (event.type === 'exception.requested') return role === 'supervisor';
      return event.type !== 'exception.escalated' || role === 'gerencia';
    }),
  },
  {
    name: 'while six months or the network holds and nothing is granted, an objection is told to the supervisor',
    clauses: ['5.1.G'],
    holds: whenAccepted(['affiliate.objected'], ({ input, after: { facts } }) => {
      const isOpen = facts.agenda.some(({ kind }) => kind === 'tellSupervisor');
      return isOpen === ((hasSixMonths(input) || hasNetwork(input)) && facts.approval === null);
    }),
  },
  {
    name: 'a goodwill is on the agenda of the authorization while it could be asked',
    clauses: ['5.1.H'],
    holds: ({ input, after: { where, facts } }) => {
      const isOpen = facts.agenda.some(({ kind }) => kind === 'requestGoodwill');
      return isOpen === (where.state.startsWith('autorizacion.') && isGoodwillDue(input, facts));
    },
  },
  {
    name: 'a correction leaves a goodwill on the agenda as it was',
    clauses: ['5.1.H'],
    holds: whenAccepted(['coverage.resolved'], ({ before, after }) => {
      const isHere = [before, after].every(({ where }) => where.state.startsWith('autorizacion.'));
      const [was, is] = [before, after].map(({ facts }) =>
        facts.agenda.find(({ kind }) => kind === 'requestGoodwill'),
      );
      return !isHere || !was || !is || was === is;
    }),
  },
  {
    name: 'each monitoring of the provider settles the soonest',
    clauses: ['4.9'],
    holds: whenAccepted(['provider.monitored'], ({ before, after }) => {
      const open = (agenda: typeof before.facts.agenda) =>
        agenda
          .filter(({ kind }) => kind === 'monitorProvider')
          .map(({ dueAt }) => millisecondsOf(dueAt))
          .sort((a, b) => a - b);
      return open(before.facts.agenda).slice(1).join() === open(after.facts.agenda).join();
    }),
  },
  {
    name: 'nothing is due before it is opened',
    clauses: ['4.9'],
    holds: whenAccepted('any', ({ event, decision }) =>
      decision.effects.every(
        ({ type, params }) =>
          type !== 'openPendiente' || millisecondsOf(params.dueAt) >= millisecondsOf(event.at),
      ),
    ),
  },
];

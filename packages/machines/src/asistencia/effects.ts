import type { AutomaticKind, PendienteKind } from '../procedure/pendientes.ts';
import type { Provider } from '../values/parties.ts';
import { dueTimes } from './agenda.ts';
import { excessOf } from './amounts.ts';
import type { AsistenciaEvent } from './asistencia-event.ts';
import type { AsistenciaContext } from './context.ts';
import { isExceptionLikely, isGoodwillDue } from './guards.ts';

/** What a superior is notified of. */
export type Notice = 'exceptionRequested' | 'exceptionEscalated' | 'excessFound';

/**
 * What must happen outside the machine, as data. A host applies the effects of a transition in
 * their order, in one transaction with the snapshot.
 */
export interface EffectParams {
  /**
   * Put a pendiente on the agenda, due at a UTC instant; for the case's coordinator unless a role
   * is named.
   */
  openPendiente: { kind: AutomaticKind; dueAt: string; role: 'supervisor' | 'gerencia' | null };
  /** Mark open pendientes of these kinds as attended; only the soonest due one where `soonest`. */
  settlePendientes: { kinds: readonly AutomaticKind[]; soonest?: true };
  /**
   * Cancel open pendientes: those of these kinds, all automatic ones, or all including the manual
   * ones.
   */
  cancelPendientes: { kinds: readonly PendienteKind[] | 'automatic' | 'all' };
  notify: { role: 'supervisor' | 'gerencia'; about: Notice };
  /** Notify a provider that the service is no longer theirs. */
  releaseProvider: { provider: Provider };
}

/** The types of effects. */
export type EffectType = keyof EffectParams;
/** What must happen outside the machine: a type with its parameters. */
export type Effect = { [T in EffectType]: { type: T; params: EffectParams[T] } }[EffectType];

/** Every type of effect. */
export const effectTypes = [
  'openPendiente',
  'settlePendientes',
  'cancelPendientes',
  'notify',
  'releaseProvider',
] as const satisfies readonly EffectType[];

/** Which pendientes to open, and for whom if not for the case's coordinator. */
export interface Agenda {
  kinds: readonly AutomaticKind[];
  role?: 'supervisor' | 'gerencia' | null;
}

/** A pendiente of each kind at each of its due times. */
export function openings(context: AsistenciaContext, { kinds, role = null }: Agenda): Effect[] {
  const effects: Effect[] = [];
  for (const kind of kinds)
    for (const dueAt of dueTimes(kind, context))
      effects.push({ type: 'openPendiente', params: { kind, dueAt, role } });
  return effects;
}

/** 5.1.H requires a request, so it is on the agenda as soon as a goodwill could be requested. */
export const goodwillRequest = (context: AsistenciaContext): Effect[] =>
  isGoodwillDue(context) ? openings(context, { kinds: ['requestGoodwill'] }) : [];

/**
 * A correction within the authorization opens it or cancels it, and otherwise leaves it unchanged.
 */
export function goodwillCorrection(context: AsistenciaContext, event: AsistenciaEvent): Effect[] {
  if (event.type !== 'coverage.resolved') return [];
  const corrected = { ...context, coverage: { outcome: event.outcome, coveredAmount: null } };
  if (isGoodwillDue(context) === isGoodwillDue(corrected)) return [];
  return isGoodwillDue(corrected)
    ? goodwillRequest(corrected)
    : [{ type: 'cancelPendientes', params: { kinds: ['requestGoodwill'] } }];
}

/**
 * 5.1.G: the supervisor is told of an objection until an exception is granted; one pendiente is
 * enough.
 */
export const supervisorTelling = (context: AsistenciaContext): Effect[] =>
  isExceptionLikely(context) && context.discount === null && !context.supervisorToTell
    ? openings(context, { kinds: ['tellSupervisor'] })
    : [];

export const excessNotice = (context: AsistenciaContext): Effect[] =>
  excessOf(context) > 0 ? [{ type: 'notify', params: { role: 'supervisor', about: 'excessFound' } }] : [];

/** On a closure or a release, a provider who is still assigned is notified. */
export const providerRelease = ({ assignment }: AsistenciaContext): Effect[] =>
  assignment ? [{ type: 'releaseProvider', params: { provider: assignment.provider } }] : [];

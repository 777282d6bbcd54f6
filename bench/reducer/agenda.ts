import type { AutomaticKind, Effect, PendienteKind } from '@conexion/machines';
import type { Move } from './asistencia.ts';

type Minutes = Exclude<AutomaticKind, 'monitorProvider' | 'lastMonitoring' | 'checkArrival'>;
type Acting = Pick<Move, 'next' | 'effects'>;

const last = Date.parse('9999-12-31T23:59:59.999Z');
const iso = (milliseconds: number): string =>
  new Date(Math.min(Math.round(milliseconds), last)).toISOString();

type OpenParams = Extract<Effect, { type: 'openPendiente' }>['params'];
const opening = (kind: AutomaticKind, due: number, role: OpenParams['role'] = null): Effect => ({
  type: 'openPendiente',
  params: { kind, dueAt: iso(due), role },
});

/** Opens pendientes that are due some minutes from now. */
export function open({ next, effects }: Acting, ...kinds: readonly Minutes[]): void {
  const now = Date.parse(next.lastAt);
  for (const kind of kinds) effects.push(opening(kind, now + next.policy.due[kind] * 60_000));
}

export function openReview({ next, effects }: Acting, role: 'supervisor' | 'gerencia'): void {
  const due = Date.parse(next.lastAt) + next.policy.due.reviewException * 60_000;
  effects.push(opening('reviewException', due, role));
}

export const monitoring = ['monitorProvider', 'lastMonitoring', 'checkArrival'] as const;

/** Opens what watches over the committed window. */
export function openMonitoring(
  { next, effects }: Acting,
  kinds: readonly (typeof monitoring)[number][] = monitoring,
): void {
  const { assignment, lastAt, service, policy } = next;
  if (assignment === null) throw new Error('Nothing is committed');
  const { due } = policy;
  const now = Date.parse(lastAt);
  const earliest = Date.parse(assignment.window.earliest);
  const latest = Date.parse(assignment.window.latest);
  const isEmergency = service.priority === 'emergencia';
  const add = (kind: AutomaticKind, at: number) => effects.push(opening(kind, Math.max(at, now)));
  for (const kind of kinds) {
    if (kind === 'checkArrival') add(kind, latest + due.checkArrivalAfter * 60_000);
    else if (kind === 'lastMonitoring')
      add(kind, isEmergency ? earliest : latest - due.lastMonitoringBefore * 60_000);
    else if (isEmergency) add(kind, now + (latest - now) * due.monitorProviderShare);
    else {
      add(kind, earliest - due.monitorProviderBefore * 60_000);
      add(kind, earliest);
      add(kind, earliest + (latest - earliest) * due.monitorProviderWithin);
    }
  }
}

export function settle({ effects }: Acting, ...kinds: AutomaticKind[]): void {
  effects.push({ type: 'settlePendientes', params: { kinds } });
}

export function settleSoonestMonitoring({ effects }: Acting): void {
  effects.push({ type: 'settlePendientes', params: { kinds: ['monitorProvider'], soonest: true } });
}

export function cancel({ effects }: Acting, kinds: PendienteKind[] | 'automatic' | 'all'): void {
  effects.push({ type: 'cancelPendientes', params: { kinds } });
}

/** Notifies a provider who is still assigned that the service is no longer theirs. */
export function releaseProvider({ next, effects }: Acting): void {
  if (next.assignment !== null)
    effects.push({ type: 'releaseProvider', params: { provider: next.assignment.provider } });
}

import type { Effect, PendienteKind } from '@conexion/machines';
import type { PendienteWrite } from './store.ts';

interface Where {
  /** An excess was found that a superior may take over (4.2, 5.1.J). */
  isExcessWaiting?: boolean;
  expedienteId: string;
  asistenciaId: string;
  /** When it happens: UTC. */
  at: string;
  newId(): string;
}

/**
 * Applies an asistencia's effects, in their order, to its open pendientes (DOMAIN §7) and returns
 * the pendientes to write. A pendiente without a role goes to the case's coordinator.
 */
export function agendaAfter(
  effects: readonly Effect[],
  open: readonly PendienteWrite[],
  { newId, isExcessWaiting = false, ...where }: Where,
): PendienteWrite[] {
  const current = new Map<string, PendienteWrite>(open.map((pendiente) => [pendiente.id, pendiente]));
  const before = new Set(current.keys());
  const written = new Map<string, PendienteWrite>();

  function close(closing: readonly PendienteWrite[], status: 'atendido' | 'cancelado'): void {
    for (const pendiente of closing) {
      current.delete(pendiente.id);
      const revision = before.has(pendiente.id) ? pendiente.revision + 1 : 1;
      written.set(pendiente.id, { ...pendiente, status, revision, closedAt: where.at });
    }
  }

  for (const effect of effects) {
    switch (effect.type) {
      case 'openPendiente': {
        const pendiente = opened(effect.params, where, newId());
        current.set(pendiente.id, pendiente);
        written.set(pendiente.id, pendiente);
        break;
      }
      case 'settlePendientes': {
        const settled = soonestFirst(current).filter(({ kind }) => includes(effect.params.kinds, kind));
        close(effect.params.soonest ? settled.slice(0, 1) : settled, 'atendido');
        break;
      }
      case 'cancelPendientes':
        close(
          [...current.values()].filter(({ kind }) => isCancelled(effect.params.kinds, kind)),
          'cancelado',
        );
        break;
      case 'notify':
      case 'releaseProvider':
        // The journal's entry keeps them: notifications are made from it.
        break;
    }
  }
  const superior = isExcessWaiting ? 'supervisor' : null;
  for (const pendiente of current.values())
    if (pendiente.kind === 'authorizeWork' && pendiente.superior !== superior) {
      const revision = before.has(pendiente.id) ? pendiente.revision + 1 : 1;
      written.set(pendiente.id, { ...pendiente, revision, superior });
    }
  return [...written.values()];
}

/**
 * Whether effects may be applied to the open pendientes in memory. The commit verifies the revision
 * of each pendiente that it writes, and only the asistencia's own events open automatic ones. Two
 * changes could go unnoticed: a manual pendiente that was added, and one that is now the soonest.
 */
export const isAgendaKnown = (effects: readonly Effect[], remembered: readonly PendienteWrite[]): boolean =>
  effects.every((effect) => {
    if (effect.type === 'cancelPendientes') return !isCancelled(effect.params.kinds, 'manual');
    if (effect.type !== 'settlePendientes' || !effect.params.soonest) return true;
    return remembered.filter(({ kind }) => includes(effect.params.kinds, kind)).length <= 1;
  });

type OpenParams = Extract<Effect, { type: 'openPendiente' }>['params'];
type CancelledKinds = Extract<Effect, { type: 'cancelPendientes' }>['params']['kinds'];

const opened = (
  { kind, dueAt, role }: OpenParams,
  { at, ...where }: Omit<Where, 'newId' | 'isExcessWaiting'>,
  id: string,
): PendienteWrite => ({
  id,
  revision: 1,
  kind,
  status: 'pendiente',
  dueAt,
  assignee: null,
  role,
  superior: null,
  ...where,
  text: null,
  openedAt: at,
  closedAt: null,
  ...(role === null ? { ofCoordinator: true } : {}),
});

const includes = (kinds: readonly PendienteKind[], kind: PendienteKind): boolean => kinds.includes(kind);

function isCancelled(kinds: CancelledKinds, kind: PendienteKind): boolean {
  if (kinds === 'all') return true;
  return kinds === 'automatic' ? kind !== 'manual' : includes(kinds, kind);
}

const soonestFirst = (pendientes: ReadonlyMap<string, PendienteWrite>): PendienteWrite[] =>
  [...pendientes.values()].sort((a, b) =>
    a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id) ? -1 : 1,
  );

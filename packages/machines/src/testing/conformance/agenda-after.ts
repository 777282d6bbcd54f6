import type { Effect } from '../../asistencia/effects.ts';
import type { PendienteKind } from '../../procedure/pendientes.ts';

/** A pendiente as the contract shows it. */
export interface Due {
  kind: PendienteKind;
  status: 'pendiente' | 'atendido' | 'cancelado';
  dueAt: string;
  assignee: string | null;
  role: 'supervisor' | 'gerencia' | null;
  asistenciaId: string | null;
}

/** The agenda of an expediente after the effects of one of its asistencias. */
export function agendaAfter(
  agenda: readonly Due[],
  effects: readonly Effect[],
  { asistenciaId, coordinator }: { asistenciaId: string; coordinator: string },
): Due[] {
  let after = [...agenda];
  const close = (kinds: Kinds, status: Due['status'], most = Number.POSITIVE_INFINITY) => {
    const closing = after
      .filter((due) => due.asistenciaId === asistenciaId && due.status === 'pendiente' && isOf(due, kinds))
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
      .slice(0, most);
    after = after.map((due) => (closing.includes(due) ? { ...due, status } : due));
  };
  for (const { type, params } of effects) {
    if (type === 'openPendiente') {
      const assignee = params.role === null ? coordinator : null;
      after.push({ ...params, status: 'pendiente', assignee, asistenciaId });
    }
    if (type === 'settlePendientes') close(params.kinds, 'atendido', params.soonest ? 1 : undefined);
    if (type === 'cancelPendientes') close(params.kinds, 'cancelado');
  }
  return after;
}

type Kinds = 'all' | 'automatic' | readonly PendienteKind[];

const isOf = ({ kind }: Due, kinds: Kinds): boolean =>
  kinds === 'all' || (kinds === 'automatic' ? kind !== 'manual' : kinds.includes(kind));

/** What must be the same of two pendientes, whatever the form of their times. */
export const comparable = ({ kind, status, dueAt, assignee, role, asistenciaId }: Due): Due => ({
  kind,
  status,
  dueAt: new Date(dueAt).toISOString(),
  assignee,
  role,
  asistenciaId,
});

/** Sorts pendientes that are alike next to each other. */
export function inOneOrder(a: Due, b: Due): number {
  const [one = '', other = ''] = [a, b].map((due) => Object.values(comparable(due)).join(' '));
  return one < other ? -1 : 1;
}

import type { Effect } from '@conexion/machines';

export type OpenPendiente = Extract<Effect, { type: 'openPendiente' }>['params'];

/**
 * The agenda after the effects of one event, applied in their order: what a host does in its
 * transaction.
 */
export function agendaAfter(agenda: readonly OpenPendiente[], effects: readonly Effect[]): OpenPendiente[] {
  let open = [...agenda];
  for (const { type, params } of effects) {
    if (type === 'openPendiente') open.push(params);
    if (type === 'cancelPendientes') {
      const isKept = ({ kind }: OpenPendiente) => Array.isArray(params.kinds) && !params.kinds.includes(kind);
      open = open.filter(isKept);
    }
    if (type === 'settlePendientes') {
      const settled = open
        .filter(({ kind }) => params.kinds.includes(kind))
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
        .slice(0, params.soonest ? 1 : undefined);
      open = open.filter((pendiente) => !settled.includes(pendiente));
    }
  }
  return open;
}

/**
 * The faults of an agenda: an open case without pendientes, a closed case with some, or a
 * duplicate.
 */
export function flawOf(agenda: readonly OpenPendiente[], isClosed: boolean): string | undefined {
  if (isClosed) return agenda.length > 0 ? 'pendientes are left open after the closure' : undefined;
  if (agenda.length === 0) return 'no pendiente is open';
  // The provider is monitored several times within one window; everything else is done once.
  const kinds = agenda.map(({ kind }) => kind).filter((kind) => kind !== 'monitorProvider');
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  return twice && `${twice} is open twice`;
}

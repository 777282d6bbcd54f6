import type { AutomaticKind, Effect, Role } from '@conexion/machines';

/** A pendiente that the machine asked for, and what became of it. */
export interface SimulatedPendiente {
  readonly kind: AutomaticKind;
  readonly dueAt: string;
  readonly openedAt: string;
  readonly role: Role | null;
  readonly status: 'pendiente' | 'atendido' | 'cancelado';
}

/**
 * The agenda after the effects of one step, applied in their order as a host does in its
 * transaction.
 */
export function agendaAfter(
  agenda: readonly SimulatedPendiente[],
  effects: readonly Effect[],
  at: string,
): readonly SimulatedPendiente[] {
  return effects.reduce((before, effect) => applied(before, effect, at), agenda);
}

function applied(
  agenda: readonly SimulatedPendiente[],
  effect: Effect,
  at: string,
): readonly SimulatedPendiente[] {
  switch (effect.type) {
    case 'openPendiente':
      return [...agenda, { ...effect.params, openedAt: at, status: 'pendiente' }];
    case 'settlePendientes': {
      const { kinds, soonest } = effect.params;
      const settled = soonestFirst(agenda.filter((one) => isOpen(one) && kinds.includes(one.kind))).slice(
        0,
        soonest ? 1 : undefined,
      );
      return agenda.map((one) => (settled.includes(one) ? { ...one, status: 'atendido' } : one));
    }
    case 'cancelPendientes': {
      const { kinds } = effect.params;
      const isMeant = ({ kind }: SimulatedPendiente) => !Array.isArray(kinds) || kinds.includes(kind);
      return agenda.map((one) => (isOpen(one) && isMeant(one) ? { ...one, status: 'cancelado' } : one));
    }
    case 'notify':
    case 'releaseProvider':
      return agenda;
  }
}

export const isOpen = ({ status }: SimulatedPendiente): boolean => status === 'pendiente';

export const soonestFirst = (agenda: readonly SimulatedPendiente[]): readonly SimulatedPendiente[] =>
  agenda.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));

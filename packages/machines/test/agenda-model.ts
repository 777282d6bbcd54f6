import type { Effect, PendienteKind, PendienteStatus } from '../src/index.ts';

/** A pendiente as the model of a host keeps it. */
export interface AgendaItem {
  kind: PendienteKind;
  dueAt: string;
  role: 'supervisor' | 'gerencia' | null;
  status: PendienteStatus;
}

/**
 * What a host does with the effects of an asistencia: the agenda that they leave behind (DOMAIN
 * §7).
 */
export class AgendaModel {
  readonly items: AgendaItem[] = [];

  /** Applies one effect; those that are not about pendientes change nothing. */
  apply(effect: Effect): void {
    switch (effect.type) {
      case 'openPendiente':
        this.items.push({ ...effect.params, status: 'pendiente' });
        return;
      case 'settlePendientes': {
        const { kinds, soonest } = effect.params;
        const affected = this.#open(({ kind }) => kinds.some((wanted) => wanted === kind));
        for (const item of soonest ? affected.slice(0, 1) : affected) item.status = 'atendido';
        return;
      }
      case 'cancelPendientes':
        for (const item of this.#open(({ kind }) => isAmong(kind, effect.params.kinds))) {
          item.status = 'cancelado';
        }
    }
  }

  /** What a person writes down by hand. */
  addManual(dueAt: string): void {
    this.items.push({ kind: 'manual', dueAt, role: null, status: 'pendiente' });
  }

  /** The open ones, soonest first. */
  get open(): readonly AgendaItem[] {
    return this.#open(() => true);
  }

  /** The kinds of the open ones, each as often as it is open, in alphabetical order. */
  get openKinds(): PendienteKind[] {
    return this.open.map(({ kind }) => kind).sort();
  }

  /** What became of every pendiente of a kind, in the order of their opening. */
  statusesOf(kind: PendienteKind): PendienteStatus[] {
    return this.items.filter((item) => item.kind === kind).map(({ status }) => status);
  }

  #open(isWanted: (item: AgendaItem) => boolean): AgendaItem[] {
    return this.items
      .filter((item) => item.status === 'pendiente' && isWanted(item))
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  }
}

type Cancelled = Extract<Effect, { type: 'cancelPendientes' }>['params']['kinds'];

function isAmong(kind: PendienteKind, kinds: Cancelled): boolean {
  if (kinds === 'all') return true;
  return kinds === 'automatic' ? kind !== 'manual' : kinds.includes(kind);
}

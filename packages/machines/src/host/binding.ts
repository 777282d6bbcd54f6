import { contextSchema } from '../asistencia/context.ts';
import { type AsistenciaMachine, type AsistenciaSnapshot, positionsOf, stateValue } from './describe.ts';
import { malformed, SnapshotError } from './snapshot-error.ts';
import { tableOf } from './table.ts';

/** Where a stored asistencia stands, and what it remembers, unchecked. */
export interface Stored {
  state: string;
  context: unknown;
}

/** Snapshots on one machine. Throws `SnapshotError` for what does not fit it. */
export interface Binding {
  /** One of another machine is checked field by field and rebound. */
  bind(snapshot: AsistenciaSnapshot): AsistenciaSnapshot;
  /** Checked field by field. */
  restore(stored: Stored): AsistenciaSnapshot;
}

/** Binds snapshots to a machine. */
export function createBinding(machine: AsistenciaMachine): Binding {
  const rebound = new WeakMap<AsistenciaSnapshot, AsistenciaSnapshot>();

  function restore({ state, context: stored }: Stored): AsistenciaSnapshot {
    const place = tableOf(machine).places.get(state);
    if (!place) throw new SnapshotError('snapshot-state-unknown', `There is no state ${state}`);
    const context = contextSchema.safeParse(stored);
    if (!context.success) throw malformed('Bad context', context.error);
    return { ...place.template, context: context.data };
  }

  function bind(snapshot: AsistenciaSnapshot): AsistenciaSnapshot {
    const { machine: from, status, value, context, error } = snapshot ?? {};
    if (from === machine && (status === 'active' || status === 'done')) return snapshot;
    if (status === undefined || status === 'error') {
      throw new SnapshotError('snapshot-malformed', 'Not the snapshot of a running asistencia', {
        cause: error,
      });
    }
    const written = JSON.stringify(value);
    const state = [...positionsOf(machine).keys()].find((it) => JSON.stringify(stateValue(it)) === written);
    const bound = rebound.get(snapshot) ?? restore({ state: state ?? `${written}`, context });
    rebound.set(snapshot, bound);
    return bound;
  }

  return { bind, restore };
}

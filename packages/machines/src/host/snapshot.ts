import { z } from 'zod';
import { type AsistenciaContext, contextSchema } from '../asistencia/context.ts';
import { contextFromVersion1 } from '../asistencia/version-1.ts';
import {
  type AsistenciaMachine,
  type AsistenciaSnapshot,
  positionsOf,
  type StateIn,
  stateValue,
} from './describe.ts';
import type { Names, NoNames } from './names.ts';
import { SnapshotError } from './snapshot-error.ts';
import { tableOf } from './table.ts';

/** A stored snapshot: plain JSON that says which machine and which version of it wrote it. */
export interface Envelope<N extends Names = NoNames> {
  machine: 'asistencia';
  version: number;
  /** How many events led to it. */
  seq: number;
  snapshot: { state: StateIn<N>; context: AsistenciaContext };
}

const envelopeSchema = z.strictObject({
  machine: z.literal('asistencia'),
  version: z.int().min(1),
  seq: z.int().min(0),
  snapshot: z.strictObject({ state: z.string(), context: z.unknown() }),
});
type Stored = z.output<typeof envelopeSchema>['snapshot'];

/** One step from a version to the next, on plain data. */
export type Migration = (snapshot: Stored) => Stored;

/**
 * From each version to the next. A version that was written once is never changed: the next one
 * corrects it.
 */
export const standardMigrations: readonly Migration[] = [
  ({ state, context }) => ({ state, context: contextFromVersion1(context) }),
];

/**
 * Stores snapshots of one machine and restores them on it. `migrations[0]` leads from version 1 to
 * 2, and so on: the current version is one more than there are.
 */
export function createSnapshotCodec(
  machine: AsistenciaMachine,
  migrations: readonly Migration[] = standardMigrations,
) {
  const version = migrations.length + 1;
  const rebound = new WeakMap<AsistenciaSnapshot, AsistenciaSnapshot>();

  function restore({ state, context: stored }: Stored): AsistenciaSnapshot {
    const place = tableOf(machine).places.get(state);
    if (!place) throw new SnapshotError('snapshot-state-unknown', `There is no state ${state}`);
    const context = contextSchema.safeParse(stored);
    if (!context.success) {
      throw new SnapshotError('snapshot-malformed', `Bad context: ${context.error.message}`, {
        cause: context.error,
      });
    }
    return { ...place.template, context: context.data };
  }

  /**
   * A snapshot on this machine: one of another is checked field by field and rebound, or refused.
   */
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

  /** The snapshot as plain JSON to store. */
  function pack(snapshot: AsistenciaSnapshot, seq: number): Envelope {
    const bound = bind(snapshot);
    if (!Number.isSafeInteger(seq) || seq < 0) {
      throw new SnapshotError('snapshot-malformed', `seq: expected a whole number from 0, not ${seq}`);
    }
    const { state } = tableOf(machine).placeOf(bound);
    return { machine: 'asistencia', version, seq, snapshot: { state, context: bound.context } };
  }

  /**
   * A stored snapshot, migrated and checked field by field. Throws `SnapshotError` for what it does
   * not know.
   */
  function unpack(value: unknown): { snapshot: AsistenciaSnapshot; seq: number } {
    const envelope = envelopeSchema.safeParse(value);
    if (!envelope.success) {
      throw new SnapshotError('snapshot-malformed', `Not a stored asistencia: ${envelope.error.message}`, {
        cause: envelope.error,
      });
    }
    const { version: written, seq, snapshot } = envelope.data;
    if (written > version) {
      throw new SnapshotError('snapshot-too-new', `Version ${written} is newer than ${version}`);
    }
    const migrated = migrations.slice(written - 1).reduce((stored, migrate) => migrate(stored), snapshot);
    return { snapshot: restore(migrated), seq };
  }

  return { version, bind, pack, unpack };
}

/** What stores and restores the snapshots of one machine. */
export type SnapshotCodec = ReturnType<typeof createSnapshotCodec>;

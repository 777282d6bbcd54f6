import { z } from 'zod';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { contextFromVersion1 } from '../asistencia/version-1.ts';
import type { Binding, Stored } from './binding.ts';
import type { AsistenciaMachine, AsistenciaSnapshot, StateIn } from './describe.ts';
import type { Names, NoNames } from './names.ts';
import { malformed, SnapshotError } from './snapshot-error.ts';
import { tableOf } from './table.ts';

/** A stored snapshot: plain JSON that says which machine and which version of it wrote it. */
export interface Envelope<N extends Names = NoNames> {
  machine: 'asistencia';
  version: number;
  /** How many events led to it. */
  seq: number;
  snapshot: { state: StateIn<N>; context: AsistenciaContext };
}

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
  { bind, restore }: Binding,
  migrations: readonly Migration[] = standardMigrations,
) {
  const version = migrations.length + 1;
  const envelopeSchema = z.strictObject({
    machine: z.literal('asistencia'),
    version: z.int().min(1),
    seq: z.int().min(0),
    snapshot: z.strictObject({ state: z.string(), context: z.unknown() }),
  });
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
    if (!envelope.success) throw malformed('Not a stored asistencia', envelope.error);
    const { version: written, seq, snapshot } = envelope.data;
    if (written > version) {
      throw new SnapshotError('snapshot-too-new', `Version ${written} is newer than ${version}`);
    }
    const migrated = migrations.slice(written - 1).reduce((stored, migrate) => migrate(stored), snapshot);
    return { snapshot: restore(migrated), seq };
  }

  return { version, pack, unpack };
}

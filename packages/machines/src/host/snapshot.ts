import { z } from 'zod';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { type AsistenciaContext, contextSchema } from '../asistencia/context.ts';
import { contextFromVersion1 } from '../asistencia/version-1.ts';
import { isStateId } from '../procedure/states.ts';
import { type AsistenciaSnapshot, statePath, stateValue } from './describe.ts';

/** A stored snapshot: plain JSON that says which machine and which version of it wrote it. */
export interface Envelope {
  machine: 'asistencia';
  version: number;
  /** How many events led to it. */
  seq: number;
  snapshot: { state: string; context: AsistenciaContext };
}

export type SnapshotErrorCode = 'snapshot-malformed' | 'snapshot-too-new' | 'snapshot-state-unknown';

/** A stored snapshot that this version cannot restore; nothing was changed. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
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

/** `migrations[0]` leads from version 1 to 2, and so on: the current version is one more than there are. */
export function createSnapshotCodec(migrations: readonly Migration[]) {
  const version = migrations.length + 1;

  /** The snapshot as plain JSON to store. */
  const pack = ({ value, context }: AsistenciaSnapshot, seq: number): Envelope => ({
    machine: 'asistencia',
    version,
    seq,
    snapshot: { state: statePath(value), context },
  });

  /** A stored snapshot, migrated and checked field by field. Throws `SnapshotError` for what it does not know. */
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
    const { state } = migrated;
    if (!isStateId(state)) throw new SnapshotError('snapshot-state-unknown', `There is no state ${state}`);
    const context = contextSchema.safeParse(migrated.context);
    if (!context.success) {
      throw new SnapshotError('snapshot-malformed', `Bad context: ${context.error.message}`, {
        cause: context.error,
      });
    }
    const restored = asistenciaMachine.resolveState({
      value: stateValue(state),
      context: context.data,
    });
    return { snapshot: restored as AsistenciaSnapshot, seq };
  }

  return { version, pack, unpack };
}

/** From each version to the next. A version that was written once is never changed: the next one corrects it. */
const migrations: readonly Migration[] = [
  ({ state, context }) => ({ state, context: contextFromVersion1(context) }),
];

export const { version: snapshotVersion, pack, unpack } = createSnapshotCodec(migrations);

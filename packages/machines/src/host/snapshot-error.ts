import type { z } from 'zod';

/** Why a snapshot cannot be restored. The codes are stable. */
export type SnapshotErrorCode = 'snapshot-malformed' | 'snapshot-too-new' | 'snapshot-state-unknown';

/** A snapshot that this machine cannot restore; nothing was changed. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What is stored but malformed: the message names each field and its rule. */
export const malformed = (what: string, error: z.ZodError): SnapshotError => {
  const faults = error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  return new SnapshotError('snapshot-malformed', `${what}: ${faults.join('; ')}`, { cause: error });
};

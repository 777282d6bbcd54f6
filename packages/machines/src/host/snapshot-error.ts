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

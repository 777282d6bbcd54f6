/** Why the kit refuses to run, or to go on. */
export type KitErrorCode =
  | 'no-runs'
  | 'no-rules'
  | 'rule-unknown'
  | 'rule-repeated'
  | 'event-unknown'
  | 'event-without-schema'
  | 'child-unknown'
  | 'child-without-schema'
  | 'schema-unsupported'
  | 'schema-unsatisfiable'
  | 'walks-empty'
  | 'replay-unusable';

/**
 * What was asked of the kit would test nothing, or nothing of use. The message names the event,
 * field or rule.
 */
export class KitError extends Error {
  override readonly name = 'KitError';
  readonly code: KitErrorCode;

  constructor(code: KitErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Refuses a number of runs that tries nothing. @throws {KitError} `no-runs` */
export function checkRuns(runs: number): void {
  if (Number.isSafeInteger(runs) && runs > 0) return;
  throw new KitError('no-runs', `runs is ${runs}: a whole number of walks is needed, at least 1`);
}

/** Why the kit refuses to run, or to go on. */
export type KitErrorCode =
  | 'no-runs'
  | 'no-rules'
  | 'rule-unknown'
  | 'rule-repeated'
  | 'rule-undecided'
  | 'clause-unknown'
  | 'event-unknown'
  | 'event-without-schema'
  | 'child-unknown'
  | 'child-without-schema'
  | 'schema-unsupported'
  | 'schema-unsatisfiable'
  | 'walks-empty'
  | 'walks-unknown'
  | 'replay-unusable'
  | 'machine-varies';

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

/**
 * What a rule answered. An answer such as a promise would pass for true wherever it is tested.
 * @throws {KitError} `rule-undecided` where it is neither true nor false
 */
export function verdict(rule: { name: string }, answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  const said = answer instanceof Promise ? 'a promise' : String(answer);
  throw new KitError('rule-undecided', `The rule "${rule.name}" answers ${said}: true or false is needed`);
}

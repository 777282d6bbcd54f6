/**
 * A machine that no host can be made of: it was given a guard or an action of a name that it does
 * not ask for.
 */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code = 'unknown-implementation';
}

/**
 * A machine that no host can be made of: it was given a guard or an action of a name that it does
 * not ask for (`unknown-implementation`), or an addition that does not fit (`invalid-addition`). Of
 * a module: it exports no host, or several (`no-host`).
 */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: 'unknown-implementation' | 'invalid-addition' | 'no-host';

  constructor(code: HostError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

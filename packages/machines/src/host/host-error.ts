/**
 * What a host cannot be made of, or be asked. The codes are stable:
 * - `unknown-machine`: not the asistencia's machine, nor one made of it;
 * - `unknown-implementation`: a guard or an action of a name that the machine does not ask for;
 * - `invalid-option`: an option of a name that hosts do not have, or migrations that cannot run;
 * - `invalid-addition`: an addition that does not fit;
 * - `unknown-event`, `unknown-language`: an event that the host does not take, a language that it
 *   does not speak;
 * - `no-host`: a module that exports no host, or several.
 */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code:
    | 'unknown-machine'
    | 'unknown-implementation'
    | 'invalid-option'
    | 'invalid-addition'
    | 'unknown-event'
    | 'unknown-language'
    | 'no-host';

  constructor(code: HostError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** The settings do not describe a service that may start: a line for each, which names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'invalid-config';
}

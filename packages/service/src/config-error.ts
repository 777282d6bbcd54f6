/** The settings do not describe a service that may start: a line for each, which names it. */
export class ConfigError extends Error {
  readonly code = 'invalid-config';
}

type Line = (fields: object, message: string) => void;

/** Where the service logs. A logger of pino is one. */
export interface Log {
  debug: Line;
  info: Line;
  warn: Line;
  error: Line;
}

const drop: Line = () => undefined;

/** Logs nothing. */
export const silentLog: Log = { debug: drop, info: drop, warn: drop, error: drop };

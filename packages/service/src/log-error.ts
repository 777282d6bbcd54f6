interface LoggedError {
  type: string;
  message: string;
  code?: string | undefined;
  stack?: string | undefined;
  cause?: LoggedError | string | undefined;
}

/**
 * An error as it is logged: what it is and where it happened, without its other properties. A
 * database puts the failed row there, with personal data. The message of a JSON parser quotes its
 * input.
 */
export function logError(error: unknown): LoggedError | string {
  if (!(error instanceof Error)) return typeof error;
  const { name, cause } = error;
  const isQuoting = error instanceof SyntaxError;
  const message = isQuoting ? 'left out: it may quote what was read' : error.message;
  const stack = isQuoting ? error.stack?.replace(error.message, message) : error.stack;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause === undefined ? {} : { cause: logError(cause) }) };
}

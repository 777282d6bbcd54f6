interface LoggedError {
  type: string;
  message: string;
  code?: string | undefined;
  stack?: string | undefined;
  cause?: LoggedError | string | undefined;
}

/**
 * An error as it is logged: what it is and where it happened. Nothing else that it carries: a
 * database puts the row that failed there, with the people in it; and what is no JSON is quoted by
 * who reads it.
 */
export function logError(error: unknown): LoggedError | string {
  if (!(error instanceof Error)) return typeof error;
  const { name, cause } = error;
  const isQuoting = error instanceof SyntaxError;
  const message = isQuoting ? 'not told: it may quote what was read' : error.message;
  const stack = isQuoting ? error.stack?.replace(error.message, message) : error.stack;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause === undefined ? {} : { cause: logError(cause) }) };
}

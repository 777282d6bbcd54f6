/** An error as it passes from one thread to another, where it would lose its code. */
export interface ToldError {
  message: string;
  code: string | undefined;
  cause: ToldError | undefined;
}

export const tell = (error: unknown): ToldError => ({
  message: error instanceof Error ? error.message : String(error),
  code: codeOf(error),
  cause: error instanceof Error && error.cause !== undefined ? tell(error.cause) : undefined,
});

export const errorOf = ({ message, code, cause }: ToldError): Error =>
  Object.assign(new Error(message, cause && { cause: errorOf(cause) }), code === undefined ? {} : { code });

/** What a database, or the system, calls an error. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

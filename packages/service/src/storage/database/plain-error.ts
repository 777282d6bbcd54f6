import { codeOf } from './error-code.ts';

/** An error as plain data: passed between threads as an Error, it would lose its code. */
export interface PlainError {
  message: string;
  code: string | undefined;
  cause: PlainError | undefined;
}

export const toPlain = (error: unknown): PlainError => ({
  message: error instanceof Error ? error.message : String(error),
  code: codeOf(error),
  cause: error instanceof Error && error.cause !== undefined ? toPlain(error.cause) : undefined,
});

export const fromPlain = ({ message, code, cause }: PlainError): Error =>
  Object.assign(new Error(message, cause && { cause: fromPlain(cause) }), code === undefined ? {} : { code });

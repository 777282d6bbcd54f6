import { codeOf } from './error-code.ts';

/** An error as it passes from one thread to another, where it would lose its code. */
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

import SQLite from 'better-sqlite3';

/** An error as it passes from one thread to another, where it would lose its code. */
export interface ToldError {
  message: string;
  code: string | undefined;
}

export const tell = (error: unknown): ToldError => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof SQLite.SqliteError ? error.code : undefined,
});

export const errorOf = ({ message, code }: ToldError): Error =>
  code === undefined ? new Error(message) : new SQLite.SqliteError(message, code);

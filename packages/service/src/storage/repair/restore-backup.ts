import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/database.ts';
import { featuresOf } from '../database/features.ts';
import { searchTextOf, withLinesOf } from '../database/search-text.ts';
import { BackupError, header, type Row, rowsAtOnce, type Tables, tables } from './backup-format.ts';

/**
 * Restores a backup into an empty database: all of it or nothing. Returns how many rows. Throws
 * `BackupError`.
 */
export async function restoreBackup(database: Database, lines: AsyncIterable<string>): Promise<number> {
  const db = await connect<Tables>(database);
  try {
    return await db.transaction().execute((transaction) => restoreAll(transaction, lines));
  } finally {
    await db.destroy();
  }
}

async function restoreAll(db: Kysely<Tables>, lines: AsyncIterable<string>): Promise<number> {
  for (const [table, key] of tables)
    if (await db.selectFrom(table).select(key).limit(1).executeTakeFirst())
      throw new BackupError(`the database is not empty: there is something in ${table}`);
  let count = 0;
  let end: Said | undefined;
  const seal = createHash('sha256');
  let waiting: { table: string; rows: Row[] } = { table: '', rows: [] };
  const flush = async (): Promise<void> => {
    const { table, rows } = waiting;
    if (rows.length === 0) return;
    const insert = async () =>
      db
        .insertInto(table)
        .values(rows.map((row) => withSearchText(table, row)))
        .execute();
    await insert().catch((cause: Error) => {
      throw new BackupError(`it is damaged: a row of ${table} does not fit (${cause.message})`, { cause });
    });
    count += rows.length;
  };
  let isFirst = true;
  for await (const line of lines) {
    const said = parse(line);
    if (isFirst && (said.conexion !== header.conexion || said.version !== header.version))
      throw new BackupError('it is not a backup of this version');
    isFirst = false;
    if (said.end !== undefined) end = said;
    else seal.update(`${line}\n`);
    if (!said.table || !said.row) continue;
    if (said.table !== waiting.table || waiting.rows.length === rowsAtOnce) {
      await flush();
      waiting = { table: knownTable(said.table), rows: [] };
    }
    waiting.rows.push(said.row);
  }
  await flush();
  if (end?.end !== count)
    throw new BackupError(`it is cut short: ${count} rows of ${end?.end ?? 'an unknown number'}`);
  // Backups of earlier versions have no digest.
  if (end.sha256 !== undefined && end.sha256 !== seal.digest('hex'))
    throw new BackupError('it is damaged: a row was changed');
  if (featuresOf(db).sequences) await continueJournal(db);
  return count;
}

/** A backup of an earlier version has other texts to search. Of an erased holder there are none. */
const withSearchText = (table: string, row: Row): Row =>
  table === 'expediente' && row.search !== ''
    ? { ...row, search: withLinesOf(searchTextOf(JSON.parse(String(row.data))), String(row.search)) }
    : row;

interface Said {
  conexion?: string;
  version?: number;
  table?: string;
  row?: Row;
  end?: number;
  /** The digest of all lines before. */
  sha256?: string;
}

function parse(line: string): Said {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new BackupError('it is damaged: a line is not JSON', { cause });
  }
}

function knownTable(name: string): string {
  if (!tables.some(([table]) => table === name)) throw new BackupError(`it holds an unknown table: ${name}`);
  return name;
}

/** Inserted positions do not advance the sequence. */
async function continueJournal(db: Kysely<Tables>): Promise<void> {
  const last = await db
    .selectFrom('bitacora')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  await db
    .selectNoFrom(({ fn, val }) =>
      fn('setval', [
        fn('pg_get_serial_sequence', [val('bitacora'), val('position')]),
        val(Number(last?.position ?? 0) + 1),
        val(false),
      ]).as('next'),
    )
    .execute();
}

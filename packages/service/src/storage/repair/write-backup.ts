import { createHash } from 'node:crypto';
import { Kysely } from 'kysely';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/database.ts';
import { openReadings } from '../database/open-readings.ts';
import { header, type Row, rowsAtOnce, type Tables, tables } from './backup-format.ts';

/**
 * Writes everything as of one moment, while others write: a line of JSON for each row, the same
 * from either database.
 */
export async function* writeBackup(database: Database): AsyncGenerator<string> {
  const db = await connect<Tables>(database);
  const readings = new Kysely<Tables>({ dialect: openReadings(database.where) });
  try {
    const moment = await readings.startTransaction().setIsolationLevel('repeatable read').execute();
    const seal = createHash('sha256');
    const sealed = (said: object) => {
      const line = `${JSON.stringify(said)}\n`;
      seal.update(line);
      return line;
    };
    yield sealed(header);
    let count = 0;
    for (const [table, key] of tables)
      for (let after: unknown, rows: Row[] = []; ; ) {
        let select = moment.selectFrom(table).selectAll().orderBy(key).limit(rowsAtOnce);
        if (after !== undefined) select = select.where(key, '>', after);
        rows = await select.execute();
        if (rows.length === 0) break;
        for (const row of rows) yield sealed({ table, row });
        count += rows.length;
        after = rows.at(-1)?.[key];
      }
    yield `${JSON.stringify({ end: count, sha256: seal.digest('hex') })}\n`;
    await moment.rollback().execute();
  } finally {
    await readings.destroy();
    await db.destroy();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerDialect } from './worker-dialect.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-worker-'));
const file = join(dir, 'x.sqlite');
const writer = new SQLite(file);
let readings: Kysely<unknown>;

beforeAll(() => {
  writer.pragma('journal_mode = WAL');
  writer.exec('create table number (value integer)');
  readings = new Kysely({ dialect: workerDialect(file) });
});
afterAll(async () => {
  await readings.destroy();
  writer.close();
  rmSync(dir, { recursive: true, force: true });
});

const count = async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from number`.execute(readings);
  return rows[0]?.n;
};
const until = (bound: number) =>
  sql<{
    n: number;
  }>`with recursive up(n) as (select 1 union all select n + 1 from up where n < ${bound}) select max(n) as n from up`;

describe('reads on a separate thread', () => {
  it('see the commits of another connection', async () => {
    expect(await count()).toBe(0);
    writer.exec('insert into number values (1), (2)');
    expect(await count()).toBe(2);
  });

  it('block neither writes nor the loop, and each has its own answer', async () => {
    let isDone = false;
    const long = until(3_000_000)
      .execute(readings)
      .finally(() => {
        isDone = true;
      });
    let written = 0;
    while (!isDone) {
      writer.exec('insert into number values (3)');
      written += 1;
      await new Promise(setImmediate);
    }
    expect(written).toBeGreaterThan(10);
    expect((await long).rows).toEqual([{ n: 3_000_000 }]);
    const [five, six] = await Promise.all([until(5).execute(readings), until(6).execute(readings)]);
    expect([five.rows, six.rows]).toEqual([[{ n: 5 }], [{ n: 6 }]]);
  });

  it('never write, and reject with an error and its code', async () => {
    await expect(sql`insert into number values (4) returning value`.execute(readings)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
    await expect(sql`select * from absent`.execute(readings)).rejects.toThrow('no such table');
    expect(await until(1).execute(readings)).toMatchObject({ rows: [{ n: 1 }] });
  });

  it('are away once they are closed, also those that are running', async () => {
    const closing = new Kysely({ dialect: workerDialect(file) });
    await until(1).execute(closing);
    const long = until(5_000_000).execute(closing);
    const given = expect(long).rejects.toMatchObject({ code: 'SQLITE_IOERR' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await closing.destroy();
    await given;
  });
});

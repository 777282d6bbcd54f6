import type pg from 'pg';
import { expect, it } from 'vitest';
import { ownDatabase } from '../../../../test/own-database.ts';
import { openPool } from './open-pool.ts';
import { readOnlyPool } from './read-only-pool.ts';

it('no statement writes, inside a transaction or alone, and each has the settings', async () => {
  const place = { url: await ownDatabase(), isPooled: true };
  const pool = readOnlyPool(openPool(place, 1, 5_000), { jit: 'off' });
  const client = (await pool.connect()) as unknown as pg.PoolClient;
  const setting = async () => (await client.query("select current_setting('jit') as jit", [])).rows;
  expect(await setting()).toEqual([{ jit: 'off' }]);
  await expect(client.query('create table one (id text)', [])).rejects.toMatchObject({ code: '25006' });
  for (const begin of ['begin', 'start transaction isolation level repeatable read']) {
    await client.query(begin, []);
    expect(await setting()).toEqual([{ jit: 'off' }]);
    await expect(client.query('create table one (id text)', [])).rejects.toMatchObject({ code: '25006' });
    await client.query('rollback', []);
  }
  // The connection goes on after what it refused.
  expect(await setting()).toEqual([{ jit: 'off' }]);
  client.release();
  await pool.end();
});

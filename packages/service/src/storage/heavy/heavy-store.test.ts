import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../cases/store.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../sql-store.ts';
import type { HeavyReads } from './heavy-reads.ts';

const now = '2026-01-05T12:00:00.000Z';
const reads: Record<string, (store: Store) => Promise<unknown>> = {
  board: (store) => store.board({ now, each: 1 }),
  countOpen: (store) => store.load(now),
  search: (store) => store.expedientes({ text: 'ana', limit: 1, now }),
  knownValues: (store) => store.knownValues(),
  measures: (store) => store.measures({ now }),
  eventLog: (store) => store.eventLog({ format: 'csv', eventTypes: [] }).next(),
};

it.each(Object.entries(reads))('the store leaves %s to the heavy reads', async (name, read) => {
  const dir = mkdtempSync(join(tmpdir(), 'conexion-heavy-store-'));
  const asked = async () => {
    throw new Error(`asked for ${name}`);
  };
  const log = () => ({ [Symbol.asyncIterator]: () => ({ next: asked }) });
  const heavy = { close: async () => {}, [name]: name === 'eventLog' ? log : asked };
  const store = await openSqlStore(openSqlite(dir), () => now, {
    startHeavyReads: () => heavy as unknown as HeavyReads,
  });
  onTestFinished(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  await expect(read(store)).rejects.toThrow(`asked for ${name}`);
});

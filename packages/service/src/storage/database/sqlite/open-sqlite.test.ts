import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answer, at, expediente } from '../../../../test/store-records.ts';
import { openThreadedStore } from '../../../../test/threaded-store.ts';
import { type Store, StoreUnavailable } from '../../../cases/store.ts';
import { openSqlStore } from '../../sql-store.ts';
import { openSqlite } from './open-sqlite.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-sqlite-'));
let store: Store;

beforeAll(async () => {
  store = await openThreadedStore(openSqlite(dir), () => at);
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the SQLite store', () => {
  it('syncs every commit to the disk and keeps a write-ahead log, on every open', async () => {
    const { dialect, isAway } = openSqlite(dir);
    const db = new Kysely({ dialect });
    const full = 2;
    expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: full }]);
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect(isAway(new Error('a bug'))).toBe(false);
    await db.destroy();
  });

  it('is unavailable while another holds it, and then goes on', async () => {
    const holder = new SQLite(join(dir, 'conexion.sqlite'));
    holder.exec('begin immediate');
    // Counting steps waits as a commit does, on the same thread: called often, it waits once.
    const counting = Array.from({ length: 20 }, () => store.countSteps().catch((error) => error));
    const refused = store.commit({ answer: answer('held') }).catch((error) => error);
    expect(await refused).toBeInstanceOf(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    holder.exec('rollback');
    expect((await Promise.all(counting)).filter((error) => error)).toEqual([expect.any(StoreUnavailable)]);
    holder.close();
    expect(await store.answer('held')).toBeNull();
    expect(await store.commit({ answer: answer('held') })).toBe('committed');
  });

  it('starts no thread, and leaves no timer', async () => {
    const intervals = vi.spyOn(globalThis, 'setInterval');
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    // Node still has to announce the thread of the store that is open.
    await new Promise(setImmediate);
    const started = vi.fn();
    process.on('worker', started);
    onTestFinished(() => {
      vi.restoreAllMocks();
      process.off('worker', started);
    });
    const alone = mkdtempSync(join(tmpdir(), 'conexion-alone-'));
    const opened = await openSqlStore(openSqlite(alone), () => at);
    opened.onChange(() => {});
    expect(await opened.commit({ answer: answer('alone') })).toBe('committed');
    await opened.board({ now: at, each: 1 });
    expect(intervals).not.toHaveBeenCalled();
    for (const { value } of timers.mock.results) expect(cleared).toHaveBeenCalledWith(value);
    expect(started).not.toHaveBeenCalled();
    await opened.close();
    rmSync(alone, { recursive: true });
  });

  it('can be read by its owner only', () => {
    for (const end of ['', '-wal', '-shm'])
      expect(statSync(join(dir, `conexion.sqlite${end}`)).mode & 0o077, end).toBe(0);
  });

  it('opens after a newer version, which only adds', async () => {
    const newer = mkdtempSync(join(tmpdir(), 'conexion-newer-'));
    await (await openThreadedStore(openSqlite(newer), () => at)).close();
    const file = new SQLite(join(newer, 'conexion.sqlite'));
    file.exec("insert into kysely_migration (name, timestamp) values ('9999-something-added', '2026')");
    file.close();
    const again = await openThreadedStore(openSqlite(newer), () => at);
    expect(await again.commit({ answer: answer('later') })).toBe('committed');
    await again.close();
    rmSync(newer, { recursive: true });
  });

  it.each([
    ['no database', Buffer.alloc(8192, 'x')],
    ['a database whose first page is damaged', 'damaged'],
  ])('names the file that is %s', async (_, content) => {
    const bad = mkdtempSync(join(tmpdir(), 'conexion-bad-'));
    const file = join(bad, 'conexion.sqlite');
    if (content === 'damaged') {
      await (await openThreadedStore(openSqlite(bad), () => at)).close();
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xff, 100, 4096));
    } else writeFileSync(file, content);
    expect(() => openSqlite(bad)).toThrow(`DATA_DIR: SQLite cannot open ${file}`);
    rmSync(bad, { recursive: true });
  });

  it('opens again with what it held', async () => {
    const theCase = expediente();
    await store.commit({ expediente: theCase });
    const again = await openThreadedStore(openSqlite(dir), () => at);
    expect(await again.expediente(theCase.id)).toEqual(theCase);
    await again.close();
  });
});

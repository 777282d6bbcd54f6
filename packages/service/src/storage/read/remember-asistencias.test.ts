import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AsistenciaInput, createHost, openAsistencia, pack } from '@conexion/machines';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachPostgres } from '../../../test/own-database.ts';
import { asistenciaBody } from '../../../test/running-service.ts';
import { asistencia, at, entry, expediente } from '../../../test/store-records.ts';
import type { Store } from '../../cases/store.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';
import { openRepair, type Repair } from '../repair/open-repair.ts';
import { openSqlStore } from '../sql-store.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-store-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Two nodes on one database, each with its cache; the second SQLite stands for conexion-admin. */
const pairs: Record<string, () => Promise<readonly [Store, Store, Repair]>> = {
  SQLite: async () => {
    const own = mkdtempSync(join(dir, 'pair-'));
    const open = () => openSqlStore(openSqlite(own), () => at);
    return [await open(), await open(), await openRepair(openSqlite(own))];
  },
  ...onEachPostgres(async (url) => {
    const open = () => openSqlStore(openPostgres(url), () => at);
    return [await open(), await open(), await openRepair(openPostgres(url))] as const;
  }),
};

describe.each(Object.entries(pairs))('an asistencia remembered, on %s', (_name, prepare) => {
  let one: Store;
  let other: Store;
  let repair: Repair;
  beforeAll(async () => {
    [one, other, repair] = await prepare();
  });
  afterAll(() => Promise.all([one.close(), other.close(), repair.close()]));

  it('is never stale: two nodes that take turns each see the other’s writes', async () => {
    const theCase = expediente();
    let last = asistencia(theCase.id);
    await one.commit({ expediente: theCase, asistencia: last });
    for (let turn = 0; turn < 6; turn++) {
      const [writer, reader] = turn % 2 === 0 ? [one, other] : [other, one];
      expect(await reader.asistencia(last.id)).toEqual(last);
      last = { ...last, revision: last.revision + 1, envelope: { turn } };
      expect(await writer.commit({ asistencia: last, entries: [entry(last)] })).toBe('committed');
      expect(await writer.asistencia(last.id)).toEqual(last);
    }
    expect(await one.asistencia(last.id)).toEqual(last);
  });

  it('is the same object while nothing changes, so that what is computed from it can be cached', async () => {
    const theCase = expediente();
    const record = asistencia(theCase.id);
    await one.commit({ expediente: theCase, asistencia: record });
    const read = await one.asistencia(record.id);
    expect(await one.asistencia(record.id)).toBe(read);
    const next = { ...record, revision: 2 };
    await one.commit({ asistencia: next });
    expect(await one.asistencia(record.id)).toBe(next);
  });

  it('does not survive a rewrite, which leaves the revision as it is', async () => {
    const theCase = expediente({ holder: { id: 'CC-9', name: 'Eva' } });
    const record = asistencia(theCase.id);
    await one.commit({ expediente: theCase, asistencia: record });
    await one.asistencia(record.id);
    const call = { id: 'Breaker quemado', startedAt: at };
    const { snapshot } = openAsistencia({ ...asistenciaBody, call, openedAt: at } as AsistenciaInput);
    const words = JSON.parse(JSON.stringify(pack(snapshot, 0)));
    expect(await repair.rewriteEnvelope(record.id, 1, words)).toBe(true);
    expect(await one.asistencia(record.id)).toEqual({ ...record, envelope: words, rewrites: 1 });
    // Nor does a decision on it restore it.
    expect(await one.commit({ asistencia: { ...record, revision: 2 } })).toBe('conflict');
    expect(await repair.eraseHolder(createHost(), 'CC-9')).toBeGreaterThan(0);
    expect(JSON.stringify(await one.asistencia(record.id))).not.toContain('Breaker');
  });

  it('is written by two nodes at the same time without a lost update', async () => {
    const theCase = expediente();
    const many = Array.from({ length: 8 }, () => asistencia(theCase.id));
    for (const each of many) await one.commit({ asistencia: each });
    await Promise.all(
      [one, other].flatMap((node) =>
        many.map(async ({ id }) => {
          for (let written = 0; written < 10; ) {
            const found = await node.asistencia(id);
            if (!found) throw new Error('It is there');
            const next = { ...found, revision: found.revision + 1 };
            if ((await node.commit({ asistencia: next, entries: [entry(next)] })) === 'committed') written++;
          }
        }),
      ),
    );
    for (const { id } of many) {
      expect((await one.asistencia(id))?.revision).toBe(21);
      const { items } = await one.journal(id, {});
      expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    }
  });
});

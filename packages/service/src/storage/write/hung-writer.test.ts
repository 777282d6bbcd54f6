import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { asistencia, entry, expediente, pendiente } from '../../../test/store-records.ts';
import { OutcomeUnknown } from '../../cases/store.ts';
import type { Tables } from '../database/schema.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../sql-store.ts';
import { createWriter, type Writer } from './writer.ts';

const now = '2026-01-05T12:00:00.000Z';
const overdue = '2026-01-05T11:00:00.000Z';

/** A writer whose disk does not answer while it hangs. */
function hangingWriter(writer: Writer) {
  let disk = Promise.resolve();
  const waiting =
    <Args extends unknown[], T>(write: (...args: Args) => Promise<T>) =>
    async (...args: Args) => {
      await disk;
      return write(...args);
    };
  return {
    writer: {
      ...writer,
      commit: waiting(writer.commit),
      takeOverdue: waiting(writer.takeOverdue),
      forgetAnswers: waiting(writer.forgetAnswers),
    },
    hang() {
      const { promise, resolve } = Promise.withResolvers<void>();
      disk = promise;
      return resolve;
    },
  };
}

it('while the disk hangs, changes are refused in time, cases are read, and nothing else is written', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'conexion-hung-'));
  const database = openSqlite(dir);
  const { writer, hang } = hangingWriter(
    createWriter(new Kysely<Tables>({ dialect: database.dialect }), database),
  );
  const store = await openSqlStore(database, () => now, { startWriter: () => writer, patience: 50 });
  onTestFinished(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const [known, later] = [expediente(), expediente()];
  const late = pendiente(known.id, { dueAt: overdue });
  await store.commit({ expediente: known, pendientes: [late] });

  const recover = hang();
  await expect(store.commit({ expediente: later })).rejects.toBeInstanceOf(OutcomeUnknown);
  for (const write of [
    () => store.commit({ expediente: expediente() }),
    () => store.takeOverdue(now, 10, () => entry(asistencia(known.id))),
    () => store.forgetAnswers(now),
  ])
    await expect(write()).rejects.toMatchObject({ code: 'unavailable' });
  expect(await store.expediente(known.id)).toMatchObject({ id: known.id });

  recover();
  // What was late has been written after all.
  await expect.poll(() => store.expediente(later.id)).toMatchObject({ id: later.id });
  expect(await store.commit({ expediente: expediente() })).toBe('committed');
  const announced = (id: string) => entry(asistencia(known.id), { asistenciaId: null, payload: { id } });
  const taken = await store.takeOverdue(now, 10, ({ id }) => announced(id));
  expect(taken.map(({ id }) => id)).toEqual([late.id]);
});

import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as admin from '../src/admin/commands.ts';
import { ownDatabase } from './own-database.ts';
import {
  asistenciaBody,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  startTestService,
  temporaryDir,
} from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let expedienteId: string;
let asistenciaId: string;
let said: string[] = [];
const elsewhere = temporaryDir();
const file = (name: string) => join(elsewhere, name);
/** Of a backup: rows whose columns each database gives in an order of its own. */
const linesOf = (name: string) =>
  readFileSync(file(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const placeAt = (dataDir: string): admin.Place => ({ dataDir, tell: (line) => said.push(line) });
const here = () => placeAt(service.dataDir);

beforeAll(async () => {
  service = await startTestService({ seed: true });
  ana = await service.signIn('ana', 'coordinador');
  ({ expedienteId, asistenciaId } = await openCase(ana));
  await sendAll(ana, asistenciaId, coveredToTheEnd());
  await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'vive con su madre' });
  const another = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody);
  await sendAll(ana, another.body.id, [{ type: 'request.withdrawn', reason: 'su madre lo arregló' }]);
});
afterAll(async () => {
  await service.stop();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('conexion-admin', () => {
  it('verifies every journal while the service runs', async () => {
    said = [];
    expect(await admin.verify(here())).toBe(true);
    expect(said.at(-1)).toMatch(/^\d\d asistencias verified, 0 with faults$/);
  });

  it('ends by itself, and its code says whether all is well', async () => {
    const command = new URL('../dist/admin/conexion-admin.js', import.meta.url).pathname;
    const run = (dataDir: string, ...args: string[]) =>
      promisify(execFile)(process.execPath, [command, ...args], {
        env: { DATA_DIR: dataDir },
        timeout: 20_000,
      });
    expect((await run(service.dataDir, 'verify')).stdout).toMatch(/ 0 with faults\n$/);
    await run(service.dataDir, 'backup', file('by-command'));
    await run(file('empty'), 'restore', file('by-command'));
    expect((await run(file('empty'), 'verify')).stdout).toMatch(/ 0 with faults\n$/);
    await expect(run(file('empty'), 'restore', file('by-command'))).rejects.toMatchObject({ code: 2 });
  }, 60_000);

  it('lists what a migration would change: nothing of this version', async () => {
    said = [];
    await admin.migrateSnapshots(here(), true);
    expect(said).toEqual(['0 snapshots would change']);
  });

  it('backs up online; what is restored verifies; a tampered snapshot does not', async () => {
    await admin.backup(here(), file('backup'));
    await expect(admin.backup(here(), file('backup'))).rejects.toThrow('exists');
    const restored = placeAt(file('restored'));
    await admin.restore(restored, file('backup'));
    await expect(admin.restore(restored, file('backup'))).rejects.toThrow('not empty');
    expect(await admin.verify(restored)).toBe(true);
    const database = new SQLite(file('restored/conexion.sqlite'));
    database
      .prepare(
        'update asistencia set envelope = replace(envelope, \'"agreed":0\', \'"agreed":1\') where id = ?',
      )
      .run(asistenciaId);
    database.close();
    said = [];
    expect(await admin.verify(restored)).toBe(false);
    expect(said[0]).toBe(`${asistenciaId}: envelope is not what the journal gives`);
  });

  it('moves between databases: SQLite to PostgreSQL and back, byte for byte; the journal goes on', async () => {
    await admin.backup(here(), file('of-sqlite'));
    const postgres = { ...placeAt(file('nowhere')), databaseUrl: await ownDatabase() };
    await admin.restore(postgres, file('of-sqlite'));
    expect(await admin.verify(postgres)).toBe(true);
    await admin.backup(postgres, file('of-postgres'));
    expect(linesOf('of-postgres')).toEqual(linesOf('of-sqlite'));
    const there = await startTestService({ databaseUrl: postgres.databaseUrl });
    const luis = await there.signIn('luis', 'jefe');
    const { body } = await luis.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'restaurada' });
    expect(body).toMatchObject({ type: 'note' });
    await there.stop();
    const again = placeAt(file('again'));
    await admin.backup(postgres, file('later'));
    await admin.restore(again, file('later'));
    expect(await admin.verify(again)).toBe(true);
    expect(linesOf('later').length).toBe(linesOf('of-sqlite').length + 1);
  }, 30_000);

  it('does not restore what is damaged, cut short or something else', async () => {
    const lines = readFileSync(file('of-sqlite'), 'utf8').trimEnd().split('\n');
    const attempts = {
      'cut short': lines.slice(0, -1),
      damaged: [...lines.slice(0, 3), '{"table":'],
      'no backup': ['{"conexion":"case","version":1}'],
      'unknown table': [lines[0], '{"table":"sqlite_master","row":{}}', '{"table":"x","row":{}}'],
    };
    for (const [why, text] of Object.entries(attempts)) {
      writeFileSync(file('bad'), `${text.join('\n')}\n`);
      await expect(admin.restore(placeAt(file('bad-place')), file('bad'))).rejects.toThrow(why);
    }
    await admin.restore(placeAt(file('bad-place')), file('of-sqlite'));
  });

  it('takes a case to another database', async () => {
    const other = placeAt(file('other'));
    await admin.exportCase(here(), expedienteId, file('case.json'));
    await admin.importCase(other, file('case.json'));
    await expect(admin.importCase(other, file('case.json'))).rejects.toThrow('UNIQUE');
    expect(await admin.verify(other)).toBe(true);
    const there = await startTestService({ dataDir: other.dataDir });
    const luis = await there.signIn('luis', 'jefe');
    expect((await luis.get(`/api/asistencias/${asistenciaId}`)).body.context).toEqual(
      (await ana.get(`/api/asistencias/${asistenciaId}`)).body.context,
    );
    const { transitions, reasons } = (await luis.get('/api/measures')).body;
    expect(transitions).toHaveLength(coveredToTheEnd().length + 1);
    expect(reasons).toContainEqual(expect.objectContaining({ reason: 'su madre lo arregló' }));
    await there.close();
  });

  it('erases a holder: the words go, the journal keeps its shape and its replay', async () => {
    said = [];
    await admin.eraseHolder(here(), 'CC-1');
    expect(said).toEqual(['erased from 1 expedientes']);
    const expediente = (await ana.get(`/api/expedientes/${expedienteId}`)).body;
    const journal = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items;
    const { reasons } = (await ana.get('/api/measures')).body;
    expect(JSON.stringify([expediente, journal, reasons])).not.toMatch(
      /CC-1|Juan|Rosa|Calle 1|300 000|madre|Breaker quemado/,
    );
    expect(journal).toHaveLength(coveredToTheEnd().length + 2);
    expect((await ana.get('/api/expedientes?text=perez')).body.items).toEqual([]);
    expect(await admin.verify(here())).toBe(true);
  });

  it('is of one moment, whoever writes meanwhile: every line of a journal with its snapshot', async () => {
    const writing = Array.from({ length: 40 }, () => openCase(ana));
    await admin.backup(here(), file('meanwhile'));
    await Promise.all(writing);
    const restored = placeAt(file('moment'));
    await admin.restore(restored, file('meanwhile'));
    expect(await admin.verify(restored)).toBe(true);
  });
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as admin from '../src/admin/commands.ts';
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

  it('lists what a migration would change: nothing of this version', async () => {
    said = [];
    await admin.migrateSnapshots(here(), true);
    expect(said).toEqual(['0 snapshots would change']);
  });

  it('backs up online; what is restored verifies; a tampered snapshot does not', async () => {
    await admin.backup(here(), file('backup.sqlite'));
    await expect(admin.backup(here(), file('backup.sqlite'))).rejects.toThrow('exists');
    const restored = placeAt(file('restored'));
    admin.restore(restored, file('backup.sqlite'));
    expect(() => admin.restore(restored, file('backup.sqlite'))).toThrow('exists');
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
});

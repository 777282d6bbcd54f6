import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asistencia, Entry, Expediente, Pendiente } from '../cases/records.ts';
import { type Store, StoreUnavailable } from '../cases/store.ts';
import { openSqlite } from './open-sqlite.ts';
import { openSqlStore } from './sql-store.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-store-'));
const at = '2026-01-05T15:00:00.000Z';
let store: Store;

beforeAll(async () => {
  store = await openSqlStore(openSqlite(dir), () => at);
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

let numbers = 0;
const newId = () => `id-${String(numbers++).padStart(6, '0')}`;

const expediente = (fields: Partial<Expediente> = {}): Expediente => ({
  id: newId(),
  revision: 1,
  status: 'abierto',
  snapshot: { status: 'abierto', total: 0, open: [] },
  coordinator: { id: 'ana', name: 'Ana' },
  openedAt: at,
  holder: { id: 'CC-1', name: 'José Ñañez' },
  contact: { name: 'Rosa', phone: '300' },
  location: { address: 'Calle 1', city: 'Bogotá' },
  call: { id: 'c', startedAt: at },
  ...fields,
});

const asistencia = (expedienteId: string, fields: Partial<Asistencia> = {}): Asistencia => ({
  id: newId(),
  expedienteId,
  revision: 1,
  type: 'hogar',
  definition: 'electricidad',
  priority: 'emergencia',
  state: 'aperturaDeAsistencia',
  stage: 'aperturaDeAsistencia',
  subStage: null,
  closureStatus: null,
  category: null,
  openedAt: at,
  lastAt: at,
  envelope: { any: 'thing' },
  ...fields,
});

const pendiente = (expedienteId: string, fields: Partial<Pendiente> = {}): Pendiente => ({
  id: newId(),
  revision: 1,
  kind: 'manual',
  status: 'pendiente',
  dueAt: at,
  assignee: 'ana',
  role: null,
  expedienteId,
  asistenciaId: null,
  text: 'x',
  openedAt: at,
  closedAt: null,
  ...fields,
});

const entry = (of: Asistencia, fields: Partial<Entry> = {}): Entry => ({
  id: newId(),
  kind: 'event',
  expedienteId: of.expedienteId,
  asistenciaId: of.id,
  seq: of.revision,
  type: 'price.informed',
  at,
  by: { id: 'ana', role: 'coordinador', name: 'Ana' },
  payload: {},
  from: 'a',
  to: 'b',
  stage: null,
  subStage: null,
  closureStatus: null,
  clauses: ['5.1.A'],
  passed: [],
  effects: [],
  ...fields,
});

const answer = (scope: string) => ({ scope, bodyHash: 'h', memory: { of: scope } });

describe('a commit', () => {
  it('writes everything, and reads give it back as it was', async () => {
    const theCase = expediente();
    const one = asistencia(theCase.id);
    const waiting = pendiente(theCase.id, { asistenciaId: one.id });
    const line = entry(one, {
      callId: 'c-9',
      effects: [{ type: 'cancelPendientes', params: { kinds: 'all' } }],
    });
    const change = {
      expediente: theCase,
      asistencia: one,
      pendientes: [waiting],
      entries: [line],
      answer: answer('s1'),
    };
    expect(await store.commit(change)).toBe('committed');
    expect(await store.expediente(theCase.id)).toEqual(theCase);
    expect(await store.asistencia(one.id)).toEqual(one);
    expect(await store.pendiente(waiting.id)).toEqual(waiting);
    expect((await store.journal(one.id, {})).items).toEqual([line]);
    expect(await store.answer('s1')).toEqual(answer('s1'));
  });

  it('of a version that somebody else has written writes nothing at all', async () => {
    const theCase = expediente();
    const one = asistencia(theCase.id);
    await store.commit({ expediente: theCase, asistencia: one });
    const next = { ...one, revision: 2, state: 'second' };
    expect(await store.commit({ asistencia: next, entries: [entry(next)] })).toBe('committed');
    const late = { ...one, revision: 2, state: 'late' };
    const waiting = pendiente(theCase.id);
    const change = {
      expediente: { ...theCase, revision: 2 },
      asistencia: late,
      pendientes: [waiting],
      entries: [entry(late)],
      answer: answer('s2'),
    };
    expect(await store.commit(change)).toBe('conflict');
    expect((await store.asistencia(one.id))?.state).toBe('second');
    expect((await store.expediente(theCase.id))?.revision).toBe(1);
    expect((await store.journal(one.id, {})).items).toHaveLength(1);
    expect([await store.pendiente(waiting.id), await store.answer('s2')]).toEqual([null, null]);
  });

  it('under a key already used writes nothing at all', async () => {
    await store.commit({ answer: answer('s3') });
    const theCase = expediente();
    expect(await store.commit({ expediente: theCase, answer: answer('s3') })).toBe('conflict');
    expect(await store.expediente(theCase.id)).toBeNull();
  });

  it('that is late or bad never fails its neighbours', async () => {
    const cases = Array.from({ length: 6 }, () => expediente());
    const [first, ...rest] = cases;
    await store.commit({ expediente: first as Expediente });
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const one = asistencia('e');
    const results = await Promise.allSettled([
      store.commit({
        asistencia: { ...one, revision: 2 },
        expediente: expediente({ revision: 5, id: first?.id }),
      }),
      store.commit({ entries: [entry(one, { payload: cyclic })] }),
      store.commit({ asistencia: { ...one, id: newId(), state: null as unknown as string } }),
      ...rest.map((theCase) => store.commit({ expediente: theCase })),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
      'conflict',
      'failed',
      'failed',
      ...rest.map(() => 'committed'),
    ]);
    for (const { id } of rest) expect(await store.expediente(id)).not.toBeNull();
  });

  it('assigns what is the coordinator’s to whoever holds the case by then', async () => {
    const theCase = expediente();
    await store.commit({ expediente: theCase });
    await store.commit({ expediente: { ...theCase, revision: 2, coordinator: { id: 'luis', name: null } } });
    const waiting = { ...pendiente(theCase.id), assignee: null, ofCoordinator: true as const };
    await store.commit({ pendientes: [waiting] });
    expect((await store.pendiente(waiting.id))?.assignee).toBe('luis');
  });
});

it('a handover takes every open pendiente that is the former coordinator’s by then', async () => {
  const theCase = expediente();
  const [open, done, other] = [
    pendiente(theCase.id),
    pendiente(theCase.id, { status: 'atendido' }),
    pendiente(theCase.id, { assignee: 'eva' }),
  ];
  await store.commit({ expediente: theCase, pendientes: [open, done, other] });
  await store.commit({
    expediente: { ...theCase, revision: 2, coordinator: { id: 'luis', name: null } },
    handover: { expedienteId: theCase.id, from: 'ana', to: 'luis' },
  });
  const assignees = await Promise.all([open, done, other].map(({ id }) => store.pendiente(id)));
  expect(assignees.map((one) => [one?.assignee, one?.revision])).toEqual([
    ['luis', 2],
    ['ana', 1],
    ['eva', 1],
  ]);
});

describe('expedientes', () => {
  it('are found by every filter, newest first, page by page', async () => {
    const stages = ['monitoreo', 'cierre'] as const;
    const made: Expediente[] = [];
    for (let i = 0; i < 6; i++) {
      const theCase = expediente({
        coordinator: { id: `c${i % 2}`, name: null },
        location: { address: 'x', city: i < 3 ? 'Cúcuta' : 'Pasto' },
        holder: { id: `H-${i}`, name: `Titular 100%_${i}` },
        openedAt: `2027-01-0${i + 1}T00:00:00.000Z`,
      });
      made.push(theCase);
      const one = asistencia(theCase.id, {
        stage: stages[i % 2] ?? null,
        category: 'conexion',
        type: 'vial',
      });
      const waiting = pendiente(theCase.id, { dueAt: `2027-01-0${i + 1}T00:00:00.000Z` });
      await store.commit({ expediente: theCase, asistencia: one, pendientes: [waiting] });
    }
    const found = async (query: object) => {
      const page = await store.expedientes({
        from: '2027-01-01T00:00:00.000Z',
        limit: 10,
        now: at,
        ...query,
      });
      return page.items.map(({ id }) => made.findIndex((theCase) => theCase.id === id));
    };
    expect(await found({})).toEqual([5, 4, 3, 2, 1, 0]);
    expect(await found({ coordinator: 'c1' })).toEqual([5, 3, 1]);
    expect(await found({ city: 'CUCUTA' })).toEqual([2, 1, 0]);
    expect(await found({ stage: 'cierre', category: 'conexion', type: 'vial' })).toEqual([5, 3, 1]);
    expect(await found({ closure: 'canceladoPosterior' })).toEqual([]);
    expect(await found({ to: '2027-01-03T00:00:00.000Z' })).toEqual([1, 0]);
    expect(await found({ text: 'titular 100%_4' })).toEqual([4]);
    expect(await found({ text: '0%4' })).toEqual([]);
    expect(await found({ overdue: true, now: '2027-01-03T00:00:00.000Z' })).toEqual([1, 0]);
    expect(await found({ overdue: false, now: '2027-01-03T00:00:00.000Z' })).toEqual([5, 4, 3, 2]);
    expect(await found({ status: 'cerrado' })).toEqual([]);

    const first = await store.expedientes({ city: 'pasto', limit: 2, now: at });
    const second = await store.expedientes({
      city: 'pasto',
      limit: 2,
      now: at,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      made
        .slice(3)
        .reverse()
        .map(({ id }) => id),
    );
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({
      nextDueAt: '2027-01-06T00:00:00.000Z',
      asistencias: [{ stage: 'cierre' }],
    });
  });
});

it('answers are forgotten after their time', async () => {
  await store.commit({ answer: answer('old') });
  await store.forgetAnswers(at);
  expect(await store.answer('old')).not.toBeNull();
  await store.forgetAnswers('2026-01-05T15:00:00.001Z');
  expect(await store.answer('old')).toBeNull();
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
    await expect(store.commit({ answer: answer('held') })).rejects.toThrow(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    holder.exec('rollback');
    holder.close();
    expect(await store.answer('held')).toBeNull();
    expect(await store.commit({ answer: answer('held') })).toBe('committed');
  });

  it('opens again with what it held', async () => {
    const theCase = expediente();
    await store.commit({ expediente: theCase });
    const again = await openSqlStore(openSqlite(dir), () => at);
    expect(await again.expediente(theCase.id)).toEqual(theCase);
    await again.close();
  });
});

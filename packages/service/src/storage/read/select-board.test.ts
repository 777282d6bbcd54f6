import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachPostgres } from '../../../test/own-database.ts';
import { asistencia, expediente, pendiente } from '../../../test/store-records.ts';
import type { Asistencia } from '../../cases/records.ts';
import type { Store } from '../../cases/store.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../sql-store.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-board-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const now = '2026-01-05T12:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const databases: Record<string, () => Promise<Store>> = {
  SQLite: () => openSqlStore(openSqlite(dir), () => now),
  ...onEachPostgres((url) => openSqlStore(openPostgres(url), () => now)),
};

describe.each(Object.entries(databases))('the board on %s', (_name, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  /** An asistencia that entered its state at a minute, with pendientes due at others. */
  async function come(
    state: Asistencia['state'],
    minute: number,
    due: readonly number[],
    fields: Partial<Asistencia> = {},
  ): Promise<string> {
    const theCase = expediente();
    const one = asistencia(theCase.id, { state, since: at(minute), ...fields });
    const pendientes = due.map((minutes) =>
      pendiente(theCase.id, { asistenciaId: one.id, dueAt: at(minutes) }),
    );
    await store.commit({ expediente: theCase, asistencia: one, pendientes });
    return one.id;
  }

  it('is empty where nothing is open, and has its position', async () => {
    expect(await store.board({ now, each: 3 })).toEqual({ position: 0, states: [] });
  });

  it('counts the open ones of each state, how many are overdue, and names those longest there', async () => {
    const ids = [];
    for (const [minute, due] of [
      [-30, [-5, 10]],
      [-50, [10]],
      [-10, [-20, -30]],
      [-20, []],
    ] as const)
      ids.push(await come('monitoreo.arribo', minute, due, { stage: 'monitoreo', subStage: 'arribo' }));
    const held = await come('cierre.cargaDeCosto', -3, [5], { closureStatus: 'proveedorConcluido' });
    await come('asistenciaConcluida', -3, [], { closureStatus: 'asistenciaConcluida' });

    const { position, states } = await store.board({ now, each: 3 });
    expect(position).toBe(await store.latestChange());
    expect(states.map(({ state, count, overdue }) => [state, count, overdue])).toEqual([
      ['cierre.cargaDeCosto', 1, 0],
      ['monitoreo.arribo', 4, 2],
    ]);
    expect(states[0]?.oldest.map(({ asistenciaId }) => asistenciaId)).toEqual([held]);
    expect(states[1]).toMatchObject({ stage: 'monitoreo', subStage: 'arribo' });
    expect(
      states[1]?.oldest.map(({ asistenciaId, since, nextDueAt }) => [asistenciaId, since, nextDueAt]),
    ).toEqual([
      [ids[1], at(-50), at(10)],
      [ids[0], at(-30), at(-5)],
      [ids[3], at(-20), null],
    ]);
    expect(states[1]?.oldest[0]).toMatchObject({
      type: 'hogar',
      definition: 'electricidad',
      priority: 'emergencia',
      coordinator: { id: 'ana', name: 'Ana' },
    });
  });

  it('counts a case where it has moved to, and not once it is closed', async () => {
    // A state is on the board while a case is in it.
    for (const state of ['autorizacion.oferta', 'autorizacion.cotizacion'] as const)
      await come(state, -9, []);
    const theCase = expediente();
    const one = asistencia(theCase.id, { state: 'autorizacion.oferta', since: at(-9) });
    await store.commit({ expediente: theCase, asistencia: one });
    const countsOf = async () => {
      const { states } = await store.board({ now, each: 1 });
      const places = ['autorizacion.oferta', 'autorizacion.cotizacion', 'canceladoAlMomento'];
      return places.map((place) => states.find(({ state }) => state === place)?.count ?? 0);
    };
    expect(await countsOf()).toEqual([2, 1, 0]);
    const moved = { ...one, revision: one.revision + 1, state: 'autorizacion.cotizacion' } as const;
    await store.commit({ asistencia: moved });
    expect(await countsOf()).toEqual([1, 2, 0]);
    const closed = { state: 'canceladoAlMomento', closureStatus: 'canceladoAlMomento' } as const;
    await store.commit({ asistencia: { ...moved, ...closed, revision: moved.revision + 1 } });
    expect(await countsOf()).toEqual([1, 1, 0]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journey, naiveMeasures } from '../../../test/naive-measures.ts';
import { onEachPostgres } from '../../../test/own-database.ts';
import { asistencia, entry, expediente, pendiente } from '../../../test/store-records.ts';
import { openThreadedStore } from '../../../test/threaded-store.ts';
import type { MeasuresQuery } from '../../cases/measures.ts';
import type { Asistencia, Entry } from '../../cases/records.ts';
import type { Store } from '../../cases/store.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-measures-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const now = '2026-03-01T00:00:00.000Z';
interface Opened {
  open(): Promise<Store>;
  /** Without the store. */
  run(statement: string): Promise<unknown>;
}
const databases: Record<string, () => Promise<Opened>> = {
  SQLite: async () => ({
    open: () => openThreadedStore(openSqlite(dir), () => now),
    run: async (statement) => new SQLite(join(dir, 'conexion.sqlite')).exec(statement).close(),
  }),
  ...onEachPostgres<Opened>(async (url) => ({
    open: () => openThreadedStore(openPostgres(url), () => now),
    async run(statement) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(statement);
      await client.end();
    },
  })),
};

const states = [
  'aperturaDeAsistencia',
  'autorizacion.cotizacion',
  'autorizacion.oferta',
  'monitoreo.arribo',
  'monitoreo.monitoreoAlProveedor',
  'cierre.cargaDeCosto',
] as const;
const endings = ['canceladoAlMomento', 'canceladoPosterior', 'asistenciaConcluida'] as const;
const start = Date.parse('2026-01-05T00:00:00.000Z');
const instantAt = (milliseconds: number) => new Date(start + milliseconds).toISOString();

const century = 3_155_760_000_000;

const step = fc.record({
  to: fc.constantFrom(...states),
  // Few different ones, so that medians fall on ties too.
  wait: fc.oneof(fc.constantFrom(0, 999, 1_000, 61_000), fc.integer({ min: 0, max: 7_200_000 })),
  event: fc.constantFrom('one', 'two'),
});
const exception = fc.record({
  ground: fc.constantFrom('special' as const, 'firstServiceGoodwill' as const),
  answers: fc.array(
    fc.record({
      type: fc.constantFrom('exception.approved', 'exception.denied', 'exception.escalated'),
      discountPercent: fc.constantFrom(10, 100),
      id: fc.constantFrom('sofia', 'javier'),
    }),
    { maxLength: 2 },
  ),
});
const journeys = fc.array(
  fc.record({
    openedAfter: fc.integer({ min: 0, max: 30 * 86_400_000 }),
    city: fc.constantFrom('Bogotá', 'Pasto'),
    coordinator: fc.constantFrom('ana', 'luis'),
    type: fc.constantFrom('hogar', 'vial'),
    steps: fc.array(step, { maxLength: 9 }),
    exception: fc.option(exception),
    ending: fc.option(
      fc.record({ to: fc.constantFrom(...endings), reason: fc.option(fc.constantFrom('caro', 'tarde')) }),
    ),
    pendientes: fc.array(
      fc.record({
        kind: fc.constantFrom('manual' as const, 'assignProvider' as const),
        status: fc.constantFrom('pendiente' as const, 'atendido' as const, 'cancelado' as const),
        // Seldom by a century, as a mistyped year has it: more seconds than a column holds.
        late: fc.oneof(
          { weight: 19, arbitrary: fc.integer({ min: -100_000, max: 100_000 }) },
          { weight: 1, arbitrary: fc.constantFrom(-century, century) },
        ),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 25, maxLength: 60 },
);
type Drawn = (typeof journeys extends fc.Arbitrary<infer T> ? T : never)[number];

function journeyOf(drawn: Drawn): Journey {
  const theCase = expediente({
    coordinator: { id: drawn.coordinator, name: null },
    location: { address: 'x', city: drawn.city },
  });
  const opened = instantAt(drawn.openedAfter);
  const one = asistencia(theCase.id, { type: drawn.type, openedAt: opened });
  let elapsed = drawn.openedAfter;
  let state: Asistencia['state'] = states[0];
  const entries: Entry[] = [];
  const add = (fields: Partial<Entry>) =>
    entries.push(
      entry(one, {
        seq: entries.filter(({ kind }) => kind !== 'note').length + 1,
        at: instantAt(elapsed),
        from: state,
        to: state,
        ...fields,
      }),
    );
  add({ kind: 'opening', type: 'asistencia.opened', from: null, payload: { reason: 'not an event’s' } });
  for (const { to, wait, event } of drawn.steps) {
    elapsed += wait;
    add({ type: event, to, payload: { reason: 'not of a closure' } });
    state = to;
  }
  add({ kind: 'note', type: 'note', seq: entries.length, payload: { text: 'x' } });
  for (const { ground, answers } of drawn.exception ? [drawn.exception] : []) {
    add({ type: 'exception.requested', payload: { ground } });
    for (const { type, discountPercent, id } of answers)
      add({
        type,
        by: { id, role: 'supervisor' },
        payload: { reason: 'porque sí', ...(type === 'exception.approved' ? { discountPercent } : {}) },
      });
  }
  if (drawn.ending) {
    elapsed += 5_500;
    const { to, reason } = drawn.ending;
    add({ type: 'ended', to, payload: reason === null ? {} : { reason } });
  }
  const pendientes = drawn.pendientes.map(({ kind, status, late }) => {
    const isOpen = status === 'pendiente';
    const closedAt = isOpen ? null : instantAt(drawn.openedAfter);
    const dueAt = new Date(Date.parse(closedAt ?? now) - late).toISOString();
    return pendiente(theCase.id, { asistenciaId: one.id, kind, status, dueAt, closedAt });
  });
  return { theCase, one, entries, pendientes };
}

/** The order of rows is not what is compared here. */
const unordered = (measures: object) =>
  Object.fromEntries(
    Object.entries(measures).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((row) => JSON.stringify(sortedKeys(row))).sort() : value,
    ]),
  );
const sortedKeys = (row: object) => Object.fromEntries(Object.entries(row).sort());

describe.each(Object.entries(databases))('measures on %s', (_name, prepare) => {
  let store: Store;
  let { open, run }: Opened = { open: () => Promise.reject(), run: () => Promise.reject() };
  const all: Journey[] = [];
  beforeAll(async () => {
    ({ open, run } = await prepare());
    store = await open();
    all.push(...fc.sample(journeys, { seed: 7, numRuns: 4 }).flat().map(journeyOf));
    for (const { theCase, one, entries, pendientes } of all) {
      await store.commit({ expediente: theCase, asistencia: one, pendientes });
      // As the use cases do: each line in a separate commit.
      for (const line of entries) await store.commit({ entries: [line] });
    }
  });
  afterAll(() => store.close());

  const day = (n: number) => instantAt(n * 86_400_000);
  const selections: [name: string, query: MeasuresQuery, holds: (journey: Journey) => boolean][] = [
    ['everything', {}, () => true],
    [
      'a period of openings, its end left out',
      { from: day(5), to: day(20) },
      ({ one }) => one.openedAt >= day(5) && one.openedAt < day(20),
    ],
    ['a type', { type: 'vial' }, ({ one }) => one.type === 'vial'],
    ['a city, however written', { city: 'BOGOTA' }, ({ theCase }) => theCase.location.city === 'Bogotá'],
    [
      'a coordinator in a period',
      { coordinator: 'luis', from: day(10) },
      ({ theCase, one }) => theCase.coordinator.id === 'luis' && one.openedAt >= day(10),
    ],
    ['nothing', { type: 'medica' }, () => false],
  ];

  it.each(selections)('of %s are what their journals give', async (_selection, query, holds) => {
    const measures = await store.measures({ ...query, now });
    const expected = naiveMeasures(all.filter(holds), now);
    expect(unordered(measures)).toEqual(unordered(expected));
  });

  it('are the same once a database without steps has been brought to this version', async () => {
    const before = await store.measures({ now });
    await store.close();
    await run("delete from kysely_migration where name >= '0007-steps'");
    await run('drop table stepped');
    await run('drop table step');
    await run('drop table way');
    await run('drop index pendiente_by_kind_late');
    await run('alter table pendiente drop column late');
    store = await open();
    expect(await store.measures({ now })).toEqual(before);
    expect(before.transitions.length).toBeGreaterThan(20);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import {
  type By,
  createHost,
  type EventRequest,
  parsePolicy,
  type StateId,
  snapshotVersion,
} from '@conexion/machines';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as admin from '../src/admin/commands.ts';
import type { Deps } from '../src/cases/deps.ts';
import { createTurns } from '../src/cases/in-turn.ts';
import { getAsistencia } from '../src/cases/read-cases.ts';
import type { Asistencia, Entry, Expediente } from '../src/cases/records.ts';
import { sendEvent } from '../src/cases/send-event.ts';
import type { Store } from '../src/cases/store.ts';
import { verifyJournals } from '../src/cases/verify-journals.ts';
import { walkCases, walkJournal, walkJournalOfExpediente } from '../src/cases/walk-cases.ts';
import { createIds } from '../src/new-id.ts';
import { openDatabase, whereOf } from '../src/storage/database/open-database.ts';
import { sqliteFile } from '../src/storage/database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../src/storage/sql-store.ts';
import { ownDatabase, postgresVersions } from './own-database.ts';

const fixture = (name: string) =>
  brotliDecompressSync(readFileSync(new URL(`fixtures/version-1/${name}.br`, import.meta.url)));
const dir = mkdtempSync(join(tmpdir(), 'conexion-stored-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/**
 * The stores that version 1 wrote, where a service of today finds them; and their remembered
 * answers.
 */
const stores: Record<string, () => Promise<{ place: Place; answers: Answer[] }>> = {
  async SQLite() {
    writeFileSync(sqliteFile(dir), fixture('conexion.sqlite'));
    const file = new SQLite(sqliteFile(dir));
    const answers = file.prepare(answersSql).all() as Answer[];
    file.close();
    return { place: { dataDir: dir }, answers };
  },
  async PostgreSQL() {
    const version = postgresVersions.at(-1) ?? '';
    const databaseUrl = await ownDatabase(version, []);
    const { username, pathname } = new URL(databaseUrl);
    const asSuperuser = new URL(inject('postgresServers')[version] ?? '');
    asSuperuser.pathname = pathname;
    // What the dump makes is the role's; that it may make a schema ends with it.
    const dump = fixture('postgres.sql')
      .toString()
      .replace(/^\\.*$/gm, '');
    const grant = `create on database ${username}`;
    await query(asSuperuser.href, `grant ${grant} to ${username}; set role ${username}; ${dump}`);
    await query(asSuperuser.href, `revoke ${grant} from ${username}`);
    const place = { dataDir: dir, databaseUrl, databaseSchema: 'conexion' };
    return { place, answers: await query(databaseUrl, answersSql.replace('answer', 'conexion.answer')) };
  },
};

interface Place {
  dataDir: string;
  databaseUrl?: string;
  databaseSchema?: string;
}
interface Answer {
  scope: string;
  body_hash: string;
}
const answersSql = `select scope, body_hash from answer where scope like '%/api/asistencias/%' order by scope`;

async function query<T>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows as T[];
}

const ana: By = { id: 'ana', role: 'jefe' };
const boss: By = { id: 'eva', role: 'gerencia' };
const provider = { id: 'P-1', name: 'Red propia', kind: 'internal' } as const;
type Context = { currency: string | null; lastAt: string };

/**
 * The events that move an asistencia on from each state, in the order in which they are tried: by
 * the longest way to an end.
 */
const nextFrom: Record<StateId, (context: Context) => readonly EventRequest[]> = (() => {
  const money = ({ currency }: Context, amount: number) => ({ amount, currency: currency ?? 'USD' });
  const arrive = ({ lastAt }: Context): readonly EventRequest[] => [
    { type: 'provider.arrived', arrivedAt: lastAt },
  ];
  const deny = (): readonly EventRequest[] => [{ type: 'exception.denied', reason: 'No procede' }];
  const none = () => [];
  return {
    aperturaDeAsistencia: () => [{ type: 'coverage.resolved', outcome: 'uncovered', reason: 'No cubierto' }],
    'asignacionProveedor.asignacionProveedor': ({ lastAt }) => [
      { type: 'provider.assigned', provider, window: { earliest: lastAt, latest: lastAt } },
    ],
    'asignacionProveedor.confirmacionDelAfiliado': () => [
      { type: 'exception.explained' },
      { type: 'affiliate.confirmed' },
    ],
    'monitoreo.monitoreoAlProveedor': arrive,
    'monitoreo.monitoreoAlAfiliado': arrive,
    'monitoreo.arribo': arrive,
    'monitoreo.contactacionYValidacion': () => [{ type: 'contact.validated' }],
    'prestacionDelServicio.diagnostico': (context) => [
      {
        type: 'diagnosis.recorded',
        summary: 'Revisado',
        estimatedCost: money(context, 0),
        heavyMachinery: false,
        largeWorks: false,
      },
    ],
    'prestacionDelServicio.autorizacion': () => [
      { type: 'work.authorized' },
      { type: 'excess.approved', percent: 100, reason: 'Se absorbe' },
      { type: 'excess.declined', reason: 'Muy caro' },
    ],
    'prestacionDelServicio.prestacionDelServicio': () => [{ type: 'service.performed' }],
    'prestacionDelServicio.terminacionDelServicio': ({ lastAt }) => [
      { type: 'service.terminated', finishedAt: lastAt },
    ],
    'cierre.cargaDeCosto': (context) => [
      {
        type: 'cost.loaded',
        lines: [{ concept: 'Visita', units: 1, unitPrice: money(context, 0), payer: 'company' }],
      },
    ],
    'cierre.conformidadDelAfiliado': () => [{ type: 'conformity.recorded', satisfied: true }],
    'autorizacion.explicacion': () => [{ type: 'denial.explained', reason: 'Se ofrece en conexión' }],
    'autorizacion.cotizacion': (context) => [
      { type: 'price.informed' },
      {
        type: 'quote.received',
        provider,
        kind: 'service',
        price: money(context, 10),
        marketReference: money(context, 1_000),
        tariffReference: money(context, 1_000),
      },
    ],
    'autorizacion.oferta': () => [
      { type: 'offer.accepted' },
      { type: 'price.informed' },
      { type: 'quote.reopened', reason: 'Falta una referencia' },
    ],
    'autorizacion.revisionDelSupervisor': deny,
    'autorizacion.revisionDeGerencia': deny,
    'autorizacion.alternativas': () => [{ type: 'denial.explained', reason: 'Hay prestador' }],
    canceladoAlMomento: none,
    canceladoPosterior: none,
    proveedorCancelado: none,
    asistenciaConcluida: none,
  };
})();

describe.each(Object.entries(stores))('a store of version 1 on %s', (_name, restore) => {
  let place: Place;
  let answers: Answer[];
  let store: Store;
  let deps: Deps;
  const before = { cases: [] as Expediente[], asistencias: [] as Asistencia[], lines: [] as Entry[] };

  beforeAll(async () => {
    ({ place, answers } = await restore());
    const clock = () => '2027-03-01T12:00:00.000Z';
    store = await openSqlStore(openDatabase(whereOf(place)), clock);
    deps = {
      store,
      inTurn: createTurns(),
      clock,
      newId: createIds(),
      policy: parsePolicy({}),
      procedure: createHost(),
    };
    Object.assign(before, await everything());
  });
  afterAll(() => store.close());

  async function everything(): Promise<typeof before> {
    const all = { cases: [], asistencias: [], lines: [] } as unknown as typeof before;
    for await (const { id, asistencias } of walkCases(deps)) {
      all.cases.push((await store.expediente(id)) as Expediente);
      for await (const line of walkJournalOfExpediente(deps, id)) all.lines.push(line);
      for (const asistencia of asistencias) {
        all.asistencias.push((await store.asistencia(asistencia.id)) as Asistencia);
        for await (const line of walkJournal(deps, asistencia.id)) all.lines.push(line);
      }
    }
    return all;
  }

  /** The lines that `verify` prints, and whether all is well. */
  async function verified(): Promise<{ isWell: boolean; report: string[] }> {
    const report: string[] = [];
    const isWell = await admin.verify({ ...place, tell: (line) => report.push(line) });
    return { isWell, report };
  }

  it('finds a case by the digits of a phone and by its holder', async () => {
    const theCase = before.cases.find(({ contact }) => contact.phone.replace(/\D/g, '').length >= 7);
    if (!theCase) throw new Error('no case has a phone');
    const { id, contact, holder } = theCase;
    const text = [...contact.phone.replace(/\D/g, '')].join(' ');
    const query = { limit: 500, now: deps.clock() };
    expect((await store.expedientes({ ...query, text })).items.map((found) => found.id)).toContain(id);
    const held = await store.expedientes({ ...query, holder: holder.id });
    expect(held.items.map((found) => found.id)).toContain(id);
    expect(held.items.every((found) => found.holder.id === holder.id)).toBe(true);
  });

  it('opens, with every case in every state, and nothing missing', async () => {
    const states = new Set(before.asistencias.map(({ state }) => state));
    expect([...states].sort()).toEqual(Object.keys(nextFrom).sort());
    expect([before.cases.length, before.asistencias.length, before.lines.length]).toEqual([203, 213, 2485]);
    for (const { id } of before.asistencias)
      expect(await getAsistencia(deps, { id, by: ana })).toMatchObject({ id });
  });

  it('is well by `verify`, which lists apart what the rules of today decide otherwise', async () => {
    const { isWell, report } = await verified();
    expect(report.at(-1)).toBe('213 asistencias verified, 0 with faults');
    expect(isWell).toBe(true);
    const [heading, ...apart] = report.slice(0, -1);
    expect(heading).toMatch(/^No faults/);
    // An ambulance by its words; an own approval; a discount accepted before its price was
    // informed; a tow by its words.
    expect([...new Set(apart.map((line) => /line \d+, ([\w.]+): /.exec(line)?.[1]))].sort()).toEqual([
      'coverage.resolved',
      'exception.approved',
      'offer.accepted',
      'price.informed',
    ]);
  });

  it('answers again to every key that version 1 remembered', async () => {
    expect(answers.length).toBeGreaterThan(100);
    for (const { scope, body_hash: bodyHash } of answers) {
      const [user = '', asistenciaId = ''] = /^(\S+) .*\/asistencias\/([^/]+)/.exec(scope)?.slice(1) ?? [];
      const by: By = { id: user, role: 'jefe' };
      const request = JSON.parse(bodyHash) as EventRequest;
      const answer = await sendEvent(deps, { by, asistenciaId, request, key: { scope, bodyHash } });
      expect(answer).toMatchObject({ outcome: 'done', value: { entry: { type: request.type } } });
    }
  });

  async function workToTheEnd(asistenciaId: string): Promise<string> {
    for (let step = 0; step < 40; step++) {
      const view = await getAsistencia(deps, { id: asistenciaId, by: boss });
      if (!view) throw new Error(`${asistenciaId} is missing`);
      const events = nextFrom[view.state as StateId](view.context);
      if (events.length === 0) return view.state;
      let isTaken = false;
      for (const request of events) {
        const { outcome } = await sendEvent(deps, { by: boss, asistenciaId, request });
        isTaken ||= outcome === 'done';
        if (isTaken) break;
      }
      if (!isTaken) throw new Error(`${asistenciaId} is stuck in ${view.state}`);
    }
    throw new Error(`${asistenciaId} goes round in circles`);
  }

  it('lets each open case be worked to a closure, and loses nothing', async () => {
    const ends = new Map<string, number>();
    for (const { id, state } of before.asistencias) {
      if (nextFrom[state as StateId]({ currency: null, lastAt: '' }).length === 0) continue;
      const end = await workToTheEnd(id);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      expect(await store.openPendientes(id)).toEqual([]);
    }
    expect(ends.get('asistenciaConcluida')).toBeGreaterThan(100);

    const after = await everything();
    const lines = new Map(after.lines.map((line) => [line.id, line]));
    for (const line of before.lines) expect(lines.get(line.id)).toEqual(line);
    const cases = new Map(after.cases.map((each) => [each.id, each]));
    for (const { id, holder, contact, location, call, coordinator } of before.cases)
      expect(cases.get(id)).toMatchObject({ holder, contact, location, call, coordinator });
    expect(after.cases.filter(({ status }) => status === 'abierto')).toHaveLength(1);

    const { isWell, report } = await verified();
    expect(report.at(-1)).toBe('213 asistencias verified, 0 with faults');
    expect(isWell).toBe(true);
  });

  it('is rewritten by `migrate`, and still well', async () => {
    await admin.migrateSnapshots({ ...place, tell: () => {} }, false);
    for (const { envelope } of (await everything()).asistencias)
      expect(envelope).toMatchObject({ version: snapshotVersion });
    expect((await verified()).isWell).toBe(true);
    for await (const { faults } of verifyJournals(deps)) expect(faults).toEqual([]);
  });
});

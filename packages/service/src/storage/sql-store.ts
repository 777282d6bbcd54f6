import { availableParallelism } from 'node:os';
import { type Dialect, Kysely } from 'kysely';
import type { Expediente } from '../cases/records.ts';
import { type Store, StoreUnavailable } from '../cases/store.ts';
import { again } from './database/again.ts';
import { migrate } from './database/migrate.ts';
import { asistenciaSummary, entryOf, expedienteHead, pageOfEntries, pendienteOf } from './database/rows.ts';
import type { Tables } from './database/schema.ts';
import { selectMeasures } from './measures/select-measures.ts';
import { grouped } from './read/grouped.ts';
import { listExpedientes } from './read/list-expedientes.ts';
import { listPendientes } from './read/list-pendientes.ts';
import { prepareReads } from './read/read-statements.ts';
import { rememberAsistencias } from './read/remember-asistencias.ts';
import { selectBoard } from './read/select-board.ts';
import { type Others, watchChanges } from './read/watch-changes.ts';
import { rowsOf } from './write/change-rows.ts';
import { probeRows } from './write/probe-rows.ts';
import { takeOverdue } from './write/take-overdue.ts';
import { prepareWrites } from './write/write-statements.ts';
import { createWriter, type Writer } from './write/writer.ts';

/** What a database must say of itself, beyond speaking SQL. */
export interface Database {
  dialect: Dialect;
  /** Whether an error means that the database is away or full, and not that a statement is wrong. */
  isAway(error: unknown): boolean;
  /** Whether a transaction was given up in favour of another one, and may be tried again. */
  isLostRace(error: unknown): boolean;
  /** A way of its own for long reads, where they would hold up commits on the other. */
  readings?: Dialect;
  /** Left out where there is but one node. */
  others?: Others;
  /** How many transactions a node writes at once: while one waits for the disk, the next can be on its way. */
  transactionsAtOnce: number;
  /** Starts a writer in a thread of its own. */
  startWriter(largestBatch: number | undefined): Writer;
}

const defaultEntries = 500;
const keepUpMilliseconds = 2_000;
/** What an integer column of either database can hold. */
const greatestSeq = 2_147_483_647;

/** The store on a SQL database, brought to the current schema; `largestBatch` changes share a transaction. Throws where it cannot be opened or migrated. */
export async function openSqlStore(
  database: Database,
  now: () => string,
  largestBatch?: number,
): Promise<Store> {
  const { isAway, isLostRace } = database;
  const db = new Kysely<Tables>({ dialect: database.dialect });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const readings = database.readings ? new Kysely<Tables>({ dialect: database.readings }) : db;
  const reads = prepareReads(db);
  const writes = prepareWrites(db);
  const asistencias = rememberAsistencias(db, reads);
  const readAnswer = grouped(async (scopes) => {
    const { rows } = await db.executeQuery(reads.answers(scopes));
    const byScope = new Map(rows.map((row) => [row.scope, row]));
    return scopes.map((scope) => byScope.get(scope));
  });
  const watch = watchChanges(database.others);
  // On one processor a thread would only be another's turn; and it has nothing to do where nothing is gathered.
  const writer =
    availableParallelism() > 1 && largestBatch !== 1
      ? database.startWriter(largestBatch)
      : createWriter(db, database, largestBatch);
  const catchUp = async () => {
    while (await writer.addSteps());
  };
  let commits = 0;
  // So that the first question after a busy day need not wait for all of it. Some lines at a time while there are commits, which
  // would wait; the rest once it is calm. What fails now is tried again.
  const keepUp = async () => {
    const before = commits;
    while ((await writer.addSteps()) && commits === before);
  };
  // One at a time: on a SQLite that another holds each waits 2 s, and the thread would come to nothing else.
  let isKeepingUp = false;
  const keepingUp = setInterval(async () => {
    if (isKeepingUp) return;
    isKeepingUp = true;
    await keepUp().catch(() => {});
    isKeepingUp = false;
  }, keepUpMilliseconds).unref();

  /** Tells the database's absence from our own mistakes. */
  async function reach<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isAway(error)) throw new StoreUnavailable('The store is away', { cause: error });
      throw error;
    }
  }

  return {
    expediente: (id) =>
      reach(async () => {
        const [row] = (await db.executeQuery(reads.expediente(id))).rows;
        if (!row) return null;
        const expediente: Expediente = { ...expedienteHead(row), snapshot: JSON.parse(row.snapshot) };
        return expediente;
      }),
    expedientes: (query) => reach(() => listExpedientes(db, query)),
    asistencia: (id) => reach(() => asistencias.find(id)),
    remembered: asistencias.remembered,
    asistenciasOf: (expedienteId) =>
      reach(async () =>
        (await db.executeQuery(reads.asistenciasOf(expedienteId))).rows.map(asistenciaSummary),
      ),
    journal: (asistenciaId, { after = 0, limit = defaultEntries, untilSeq = greatestSeq }) =>
      reach(async () => {
        const query = reads.journal(asistenciaId, after, untilSeq, limit + 1);
        return pageOfEntries((await db.executeQuery(query)).rows, limit);
      }),
    journalOfExpediente: (expedienteId, { after = 0, limit = defaultEntries }) =>
      reach(async () => {
        const query = reads.journalOfExpediente(expedienteId, after, limit + 1);
        return pageOfEntries((await db.executeQuery(query)).rows, limit);
      }),
    pendiente: (id) =>
      reach(async () => {
        const [row] = (await db.executeQuery(reads.pendiente(id))).rows;
        return row ? pendienteOf(row) : null;
      }),
    pendientes: (query) => reach(() => listPendientes(db, query)),
    openPendientes: (asistenciaId) => reach(() => asistencias.openPendientes(asistenciaId)),
    answer: (scope) =>
      reach(async () => {
        const row = await readAnswer(scope);
        return row ? { scope: row.scope, bodyHash: row.body_hash, memory: JSON.parse(row.memory) } : null;
      }),
    changesSince: (position, limit) =>
      reach(async () => {
        const { rows } = await db.executeQuery(reads.changesSince(position, limit));
        return rows.map((row) => ({ position: row.position, entry: entryOf(row) }));
      }),
    latestChange: () =>
      reach(async () => Number((await db.executeQuery(reads.latestChange())).rows[0]?.position ?? 0)),
    onChange: watch.onChange,
    commit: (change) =>
      reach(async () => {
        commits++;
        const answer = await writer.commit(rowsOf(change, now(), asistencias.isInPlace(change)));
        if (answer === 'committed') {
          asistencias.committed(change);
          if (change.entries) watch.changed();
        }
        return answer;
      }),
    takeOverdue: (at, limit, entryFor) =>
      reach(async () => {
        const taken = await again(isLostRace, () => takeOverdue(db, writes, { now: at, limit }, entryFor));
        if (taken.length > 0) watch.changed();
        return taken;
      }),
    forgetAnswers: (before) =>
      reach(async () => {
        await db.deleteFrom('answer').where('at', '<', before).execute();
      }),
    measures: (query) =>
      reach(async () => {
        await catchUp();
        return selectMeasures(readings, query);
      }),
    board: (query) => reach(() => selectBoard(readings, query)),
    ping: () =>
      reach(async () => {
        await writer.probe(probeRows(now()));
      }),
    async close() {
      await watch.close();
      clearInterval(keepingUp);
      if (readings !== db) await readings.destroy();
      await writer.close();
      await db.destroy();
    },
  };
}

import type { Kysely } from 'kysely';
import { type Store, StoreUnavailable } from '../cases/store.ts';
import type { Log } from '../log.ts';
import { connect } from './database/connect.ts';
import type { Database } from './database/database.ts';
import type { Tables } from './database/schema.ts';
import { createHeavyReads, type HeavyReads } from './heavy/heavy-reads.ts';
import { readRecords } from './read/read-records.ts';
import { selectPeople } from './read/select-people.ts';
import { watchChanges } from './read/watch-changes.ts';
import { entryRow, rowsOf } from './write/change-rows.ts';
import { createInTime, type InTime } from './write/in-time.ts';
import { probeRows } from './write/probe-rows.ts';
import { type Announcement, readOverdue } from './write/take-overdue.ts';
import { createWriter, type Writer } from './write/writer.ts';

/**
 * What a store runs outside the loop of its node, and on other connections than that of its
 * commits.
 */
export interface Threads {
  /** Called once the schema is current; the store closes what it starts. */
  startWriter?(): Writer;
  startHeavyReads?(): HeavyReads;
}

interface StoreOptions extends Threads {
  largestBatch?: number | undefined;
  /** How long a change may take, in milliseconds. */
  patience?: number | undefined;
  log?: Log | undefined;
}

/**
 * The store on a SQL database, brought to the current schema. It starts no timer, and only the
 * given threads. Without a writer among them, up to `largestBatch` changes share a transaction.
 * Throws where it cannot be opened or migrated.
 */
export async function openSqlStore(
  database: Database,
  now: () => string,
  { startWriter, startHeavyReads, largestBatch, patience, log }: StoreOptions = {},
): Promise<Store> {
  const db = await connect<Tables>(database, log);
  const parts: Parts = {
    db,
    now,
    records: readRecords(db),
    watch: watchChanges(database.notifications),
    writer: startWriter?.() ?? createWriter(db, database, largestBatch),
    inTime: createInTime(patience),
  };
  const { records, watch, writer, inTime } = parts;
  const heavy = startHeavyReads?.() ?? createHeavyReads(db);
  const { commit, begun, waiting } = createCommits(parts);
  return {
    ...telling(database, {
      ...records.questions,
      expedientes: (query) =>
        query.text === undefined ? records.questions.expedientes(query) : heavy.search(query),
      commit,
      takeOverdue: takeOverdue(parts),
      async forgetAnswers(before) {
        await inTime(() => writer.forgetAnswers(before));
      },
      people: () => selectPeople(db),
      async seePeople(people) {
        await inTime(() => writer.seePeople(people));
      },
      countSteps: countSteps(parts, begun),
      async measures(query) {
        while (await inTime(writer.addSteps));
        return heavy.measures(query);
      },
      knownValues: () => heavy.knownValues({}),
      board: (query) => heavy.board(query),
      started: (read) => heavy.started(read),
      async load(at) {
        const [open, written] = await Promise.all([heavy.countOpen({ now: at }), writer.written()]);
        return { ...open, written, waiting: waiting(), connections: database.connections?.() ?? null };
      },
      async ping() {
        await writer.probe(probeRows(now()));
      },
    } satisfies Partial<Store>),
    eventLog: (query) => tellingEach(database, () => heavy.eventLog(query)),
    remembered: records.remembered,
    onChange: watch.onChange,
    async close() {
      await watch.close();
      await heavy.close();
      await writer.close();
      await db.destroy();
    },
  };
}

/** What the writes of a store share. */
interface Parts {
  db: Kysely<Tables>;
  now: () => string;
  records: ReturnType<typeof readRecords>;
  watch: ReturnType<typeof watchChanges>;
  writer: Writer;
  inTime: InTime;
}

/** Commits, with how many have begun and how many wait. */
function createCommits({ now, records, watch, writer, inTime }: Parts) {
  let begun = 0;
  let waiting = 0;
  const commit: Store['commit'] = async (change) => {
    begun++;
    const rows = rowsOf(change, now(), records.isInPlace(change));
    return inTime(async () => {
      waiting++;
      const answer = await writer.commit(rows).finally(() => waiting--);
      if (answer === 'committed') {
        records.committed(change);
        if (change.entries) watch.changed();
      }
      return answer;
    });
  };
  return { commit, begun: () => begun, waiting: () => waiting };
}

const takeOverdue =
  ({ db, watch, writer, inTime }: Parts): Store['takeOverdue'] =>
  async (at, limit, entryFor) => {
    const overdue = await readOverdue(db, { now: at, limit });
    if (overdue.length === 0) return [];
    const announcements: Announcement[] = [];
    for (const { pendiente, asistencia, announceAt } of overdue) {
      const entry = entryRow(await entryFor(pendiente, asistencia));
      announcements.push({ pendienteId: pendiente.id, announceAt, entry });
    }
    const taken = new Set(await inTime(() => writer.takeOverdue(announcements)));
    if (taken.size > 0) watch.changed();
    return overdue.flatMap(({ pendiente }) => (taken.has(pendiente.id) ? [pendiente] : []));
  };

/** Counts steps until none are left, or a commit begins. */
function countSteps({ writer, inTime }: Parts, commitsBegun: () => number): Store['countSteps'] {
  let isCounting = false;
  return async () => {
    // One at a time: on a SQLite that another process holds, each waits 2 s, and the thread would
    // do nothing else.
    if (isCounting) return;
    isCounting = true;
    const before = commitsBegun();
    try {
      while ((await inTime(writer.addSteps)) && commitsBegun() === before);
    } finally {
      isCounting = false;
    }
  };
}

/** The methods of a store, with errors that distinguish an absent database from bugs. */
function telling<Methods extends object>(database: Database, methods: Methods): Methods {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw toldBy(database, error);
      }
    },
  ]);
  return Object.fromEntries(wrapped);
}

async function* tellingEach<Piece>(database: Database, read: () => AsyncGenerator<Piece>) {
  try {
    yield* read();
  } catch (error) {
    throw toldBy(database, error);
  }
}

const toldBy = ({ isAway }: Database, error: unknown): unknown =>
  isAway(error) ? new StoreUnavailable('The store is away', { cause: error }) : error;

import { rmSync } from 'node:fs';
import { type Dialect, Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type Log, silentLog } from '../src/log.ts';
import type { Database } from '../src/storage/database/database.ts';
import { migrate, migrations } from '../src/storage/database/migrate.ts';
import { openPostgres } from '../src/storage/database/postgres/open-postgres.ts';
import { openSqlite } from '../src/storage/database/sqlite/open-sqlite.ts';
import { onEachPostgres, ownDatabase, postgresVersions } from './own-database.ts';
import { temporaryDir } from './running-service.ts';

const dirs: string[] = [];
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

function emptySqlite(): Database {
  const dir = temporaryDir();
  dirs.push(dir);
  return openSqlite(dir);
}

const places: Record<string, () => Promise<() => Database>> = {
  async SQLite() {
    const database = emptySqlite();
    const { where } = database;
    await new Kysely<never>({ dialect: database.dialect }).destroy();
    return () => openSqlite('dataDir' in where ? where.dataDir : '');
  },
  ...onEachPostgres(async (url) => () => openPostgres(url)),
};

/** A database of the first schema, with cases as a node of that time wrote them. */
async function fill(database: Database): Promise<void> {
  const db = new Kysely<never>({ dialect: database.dialect });
  const [name = '', first] = Object.entries(migrations)[0] ?? [];
  const getMigrations = async () => (first ? { [name]: first } : {});
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  expect(error).toBeUndefined();
  const data = JSON.stringify({
    holder: { id: 'CC-1', name: 'Juan Pérez', phone: '300 000 0001' },
    contact: { name: 'Rosa', phone: '300 000 0002' },
    location: { address: 'Calle 1', city: 'Cali' },
    call: { id: 'SP-1', startedAt: '2026-01-05T14:58:00.000Z' },
  });
  const [at, later] = ['2026-01-05T15:00:00.000Z', '2026-01-05T15:10:00.000Z'];
  for (const [id, status] of [
    ['e1', 'abierto'],
    ['e2', 'cerrado'],
  ] as const) {
    await sql`insert into expediente values (${id}, 1, ${status}, 'ana', 'Ana', 'cali', ${at}, 'juan', '{}', ${data})`.execute(
      db,
    );
    await sql`insert into asistencia values (${`a-${id}`}, ${id}, 2, 'hogar', 'electricidad', 'emergencia', 'monitoreo.arribo', 'monitoreo', 'arribo', null, null, ${at}, ${later}, '{}')`.execute(
      db,
    );
    const moved = JSON.stringify({ from: 'aperturaDeAsistencia', to: 'monitoreo.arribo' });
    await sql`insert into bitacora (id, expediente_id, asistencia_id, seq, kind, type, at, by_id, by_role, data) values (${`b-${id}`}, ${id}, ${`a-${id}`}, 2, 'event', 'moved', ${later}, 'ana', 'coordinador', ${moved})`.execute(
      db,
    );
    for (const state of ['pendiente', 'atendido'])
      await sql`insert into pendiente values (${`${state}-${id}`}, 1, 'monitorProvider', ${state}, ${at}, 'ana', 'coordinador', ${id}, ${`a-${id}`}, null, ${at}, ${later})`.execute(
        db,
      );
  }
  await db.destroy();
}

/** Everything that the migrations leave: tables, indexes, triggers and rows. */
async function read(database: Database) {
  const db = new Kysely<never>({ dialect: database.dialect });
  const isSqlite = 'dataDir' in database.where;
  const schema = isSqlite
    ? sql`select name, sql from sqlite_master order by name`
    : sql`select indexdef from pg_indexes where schemaname = current_schema() order by indexname`;
  const columns = isSqlite
    ? sql`select 1`
    : sql`select table_name, column_name, data_type, column_default, is_nullable from information_schema.columns where table_schema = current_schema() order by 1, 2`;
  const read: unknown[] = [(await schema.execute(db)).rows, (await columns.execute(db)).rows];
  for (const table of ['expediente', 'asistencia', 'pendiente', 'stepped'])
    read.push((await sql`select * from ${sql.table(table)} order by 1`.execute(db)).rows);
  read.push((await sql`select name from kysely_migration order by name`.execute(db)).rows);
  await db.destroy();
  return read;
}

/** A dialect that fails instead of its statement of this number, reads not counted. */
function breaking(dialect: Dialect, at: number): Dialect {
  let written = 0;
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const connection = await acquire(options);
        const execute = connection.executeQuery.bind(connection);
        connection.executeQuery = async (query, given) => {
          if (/^(?!\s*(select|with)\b)/.test(query.sql) && ++written === at) throw new Error('broken');
          return execute(query, given);
        };
        return connection;
      };
      return driver;
    },
  };
}

async function migrateWith(database: Database, log: Log = silentLog): Promise<void> {
  const db = new Kysely<never>({ dialect: database.dialect });
  await migrate(db, database, log).finally(() => db.destroy());
}

async function executedOn(database: Database): Promise<number> {
  const db = new Kysely<never>({ dialect: database.dialect });
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  await db.destroy();
  return rows.length;
}

describe.each(Object.entries(places))('on %s', (_name, place) => {
  it('migrations that break at each of their statements, and are repeated, leave what they leave at once', async () => {
    const [atOnce, broken] = [await place(), await place()];
    for (const open of [atOnce, broken]) await fill(open());
    await migrateWith(atOnce());
    let executed = 1;
    for (let at = 1, runs = 0; ; at++, runs++) {
      const database = broken();
      const separate = database.openMigrations?.bind(database);
      const own = separate
        ? { ...database, openMigrations: () => breaking(separate(), at) }
        : { ...database, openMigrations: () => breaking(broken().dialect, at) };
      const failure = await migrateWith(own).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) {
        // Reads are not counted, so some migrations broke once, and most several times.
        expect(runs).toBeGreaterThan(Object.keys(migrations).length);
        break;
      }
      const before = executed;
      executed = await executedOn(broken());
      if (executed > before) at = 0;
    }
    expect(await read(broken())).toEqual(await read(atOnce()));
  });
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

describe.each(postgresVersions)('on PostgreSQL %s', (version) => {
  const waiting = (client: pg.Client, what: string) =>
    expect
      .poll(
        async () =>
          (
            await client.query(
              `select pid from pg_stat_activity where application_name = 'conexion-migrate' and wait_event_type = 'Lock' and query like $1 and datname = current_database()`,
              [what],
            )
          ).rows,
        { interval: 20 },
      )
      .not.toEqual([]);

  it('an index whose build was interrupted is dropped by its name and built again', async () => {
    const url = await ownDatabase(version);
    await fill(openPostgres(url));
    const reader = await connected(url);
    // The build waits for this transaction, because it has seen the table.
    await reader.query('begin; update expediente set revision = revision');
    const client = await connected(url);
    const broken = migrateWith(openPostgres(url)).catch((error: Error) => error);
    const building = 'create index concurrently%expediente_by_holder%';
    await waiting(client, building);
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like $1 and datname = current_database()`,
      [building],
    );
    expect(await broken).toMatchObject({
      message: 'The schema cannot be brought up to date, 0010-find-by-digits',
    });
    const invalid = `select indexrelid::regclass::text as name from pg_index where not indisvalid`;
    expect((await client.query(invalid)).rows).toEqual([{ name: 'expediente_by_holder' }]);
    await reader.query('commit');
    await migrateWith(openPostgres(url));
    expect((await client.query(invalid)).rows).toEqual([]);
  });

  it('nodes that start together wait for the one that migrates', async () => {
    const url = await ownDatabase(version);
    await fill(openPostgres(url));
    const said: string[] = [];
    const log = { ...silentLog, info: (_: object, line: string) => void said.push(line) };
    await Promise.all(Array.from({ length: 4 }, () => migrateWith(openPostgres(url), log)));
    // The first migrates; the others find nothing more to do.
    expect(said.filter((line) => line === 'migrated')).toHaveLength(Object.keys(migrations).length - 1);
  });

  it('migrations give way to requests that hold a row or a table, and go on', async () => {
    const url = await ownDatabase(version);
    await fill(openPostgres(url));
    const request = await connected(url);
    await request.query('begin; update asistencia set revision = revision');
    const said: string[] = [];
    const log = { ...silentLog, info: (_: object, line: string) => void said.push(line) };
    const migrating = migrateWith(openPostgres(url), log);
    await expect.poll(() => said).toContain('the migration gave way to a request, and is repeated');
    await request.query('commit');
    await migrating;
  });

  it('migrations ignore the time-out of the role', async () => {
    const url = await ownDatabase(version);
    const superuser = new URL(inject('postgresServers')[version] ?? '');
    const { username } = new URL(url);
    const client = await connected(superuser.href);
    await client.query(`alter role ${username} set statement_timeout = '1ms'`);
    const database = openPostgres(url);
    await migrateWith(database);
    const dialect = database.openMigrations?.() ?? database.dialect;
    const db = new Kysely<never>({ dialect });
    onTestFinished(() => db.destroy());
    // As the connection begins: a statement that lifts the limit could exceed it.
    const { rows } = await sql`select source from pg_settings where name = 'statement_timeout'`.execute(db);
    expect(rows).toEqual([{ source: 'client' }]);
  });

  it('a role without CREATE on the database goes without the index of words, and the log says so', async () => {
    const url = await ownDatabase(version);
    const superuser = new URL(inject('postgresServers')[version] ?? '');
    superuser.pathname = new URL(url).pathname;
    const database = openPostgres(url);
    const db = new Kysely<never>({ dialect: database.dialect });
    onTestFinished(() => db.destroy());
    await migrate(db, database, silentLog);
    expect(await database.unwise?.(db)).toEqual([expect.stringContaining('pg_trgm')]);
    const client = await connected(superuser.href);
    await client.query('create extension pg_trgm schema conexion');
    await client.query(
      'create index expediente_by_words on conexion.expediente using gin (search conexion.gin_trgm_ops)',
    );
    expect(await database.unwise?.(db)).toEqual([]);
  });
});

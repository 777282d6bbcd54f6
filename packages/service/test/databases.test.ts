import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { connect } from '../src/storage/database/connect.ts';
import type { Database } from '../src/storage/database/database.ts';
import { openPostgres } from '../src/storage/database/postgres/open-postgres.ts';
import { ownDatabase, postgresVersions } from './own-database.ts';
import { coveredToTheEnd, openCase, type Person, sendAll, startTestService } from './running-service.ts';

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

/** A name that must be quoted everywhere. */
const schema = 'Mi "casa" 1';

describe.each(postgresVersions)('on PostgreSQL %s, for a role that owns nothing but a schema', (version) => {
  async function workOn(ana: Person): Promise<string> {
    const { expedienteId, asistenciaId } = await openCase(ana);
    await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'llamó su esposa' });
    await sendAll(ana, asistenciaId, coveredToTheEnd());
    return expedienteId;
  }

  it('the tests run on the servers that they name', async () => {
    const url = await ownDatabase(version);
    const rights = `select current_setting('server_version_num')::int / 10000 as version, rolsuper, rolcreatedb, rolcreaterole,
      has_database_privilege(current_database(), 'create') as creates, has_database_privilege(current_database(), 'temp') as temps,
      has_schema_privilege('public', 'usage') as uses, (select count(*)::int from pg_namespace where nspowner = pg_roles.oid) as owns
      from pg_roles where rolname = current_user`;
    expect(await query(url, rights)).toEqual([
      {
        version: Number(version),
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        creates: false,
        temps: false,
        uses: false,
        owns: 1,
      },
    ]);
  });

  it('a case goes over HTTP from the call to its closure, in the schema that is named', async () => {
    const databaseUrl = await ownDatabase(version, [schema]);
    const service = await startTestService({ databaseUrl, databaseSchema: schema });
    const ana = await service.signIn('ana', 'coordinador');
    const expedienteId = await workOn(ana);
    expect((await ana.get(`/api/expedientes/${expedienteId}`)).body).toMatchObject({
      status: 'cerrado',
      asistencias: [{ state: 'asistenciaConcluida', category: 'cobertura' }],
    });
    // A busy machine may refuse a heavy read, whose thread is only just starting.
    for (const [path, count] of [
      ['/api/expedientes?tab=todos&text=perez', 1],
      ['/api/expedientes?tab=todos&stage=cierre', 0],
      ['/api/pendientes?status=pendiente', 0],
    ] as const)
      await expect.poll(async () => (await ana.get(path)).body.items, { message: path }).toHaveLength(count);
    for (const path of ['/api/board', '/api/measures', '/api/eventlog?format=csv', '/readyz'])
      await expect.poll(async () => (await ana.get(path)).status, { message: path }).toBe(200);
    await service.stop();
    const tables = `select distinct schemaname from pg_tables where tableowner = current_user`;
    expect(await query(databaseUrl, tables)).toEqual([{ schemaname: schema }]);
  });

  it('two installations in two schemas of a database know nothing of each other', async () => {
    const databaseUrl = await ownDatabase(version, ['one', 'other']);
    const first = await startTestService({ databaseUrl, databaseSchema: 'one' });
    await workOn(await first.signIn('ana', 'coordinador'));
    const second = await startTestService({ databaseUrl, databaseSchema: 'other' });
    const eva = await second.signIn('eva', 'coordinador');
    expect((await eva.get('/api/expedientes?tab=todos')).body.items).toEqual([]);
    await workOn(eva);
    expect((await eva.get('/api/expedientes?tab=todos')).body.items).toHaveLength(1);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('through a pooler a node names no statement, sets nothing, and migrates past it', async () => {
    const url = await ownDatabase(version);
    const [pooled, direct] = [openPostgres(url, { isPooled: true, directUrl: url }), openPostgres(url)];
    const read = async (database: Database) => {
      const db = await connect<never>(database);
      const { rows } = await sql`select current_setting('statement_timeout') as timeout,
        exists (select from pg_prepared_statements) as names, ${1} as given`.execute(db);
      await db.destroy();
      return rows;
    };
    await expect(read(openPostgres(url, { isPooled: true }))).rejects.toThrow('DATABASE_DIRECT_URL');
    expect(await read(pooled)).toMatchObject([{ timeout: '0', names: false }]);
    expect(await read(openPostgres(url, { isPooled: true }))).toMatchObject([{ names: false }]);
    expect(await read(direct)).toMatchObject([{ timeout: '8s', names: true }]);
  });

  it('a schema that does not exist, or in which it may not create tables, is refused by name', async () => {
    const databaseUrl = await ownDatabase(version, ['own']);
    await query(databaseUrl, 'revoke create on schema own from current_user');
    for (const [databaseSchema, why] of [
      ['absent', /^DATABASE_SCHEMA: the schema does not exist/],
      ['public', /^DATABASE_SCHEMA: the schema does not exist, or the role test_\w+ may not use it/],
      ['own', /^DATABASE_SCHEMA: the role test_\w+ may make no tables in the schema own/],
    ] as const)
      await expect(startTestService({ databaseUrl, databaseSchema })).rejects.toThrow(why);
  });
});

import { Kysely, type PostgresPool } from 'kysely';
import { describe, expect, it } from 'vitest';
import { checkServer } from './check-server.ts';
import { OneSchemaDialect } from './one-schema-dialect.ts';

/** A server that says this of itself. */
function serverThatSays(said: object): Kysely<never> {
  const rows = [
    { version: '16.4', number: 160_004, schema: 'own', role: 'keeper', mayCreate: true, ...said },
  ];
  const client = { query: async () => ({ command: 'SELECT', rowCount: 1, rows }), release: () => {} };
  const pool = { connect: async () => client, end: async () => {} } as unknown as PostgresPool;
  return new Kysely({ dialect: new OneSchemaDialect({ pool }) });
}

describe('a PostgreSQL', () => {
  it('before 14 is refused by its name', async () => {
    await expect(checkServer(serverThatSays({ version: '13.23', number: 130_023 }))).rejects.toThrow(
      'DATABASE_URL: PostgreSQL 13.23 is too old; the service needs 14 or newer',
    );
    await expect(checkServer(serverThatSays({ version: '14.0', number: 140_000 }))).resolves.toBeUndefined();
  });

  it('whose schema the role does not see is refused, with the setting', async () => {
    await expect(checkServer(serverThatSays({ schema: null }))).rejects.toThrow(/^DATABASE_SCHEMA: .*keeper/);
  });

  it('whose role may make no tables is accepted, and says so', async () => {
    await expect(checkServer(serverThatSays({ mayCreate: false }))).resolves.toMatch(
      /^DATABASE_SCHEMA: .*keeper .*own/,
    );
  });
});

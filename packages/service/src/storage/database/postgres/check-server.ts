import { type Kysely, sql } from 'kysely';

/** What a PostgreSQL says of itself and of the schema of the role's tables. */
interface Server {
  version: string;
  number: number;
  schema: string | null;
  role: string;
  mayCreate: boolean | null;
}

/** 14.0, as the server counts. */
const oldest = 140_000;

/**
 * Throws an error that names the wrong setting where a PostgreSQL is too old or the role does not
 * see its schema. Resolves to the reason why the role cannot change the schema, if it cannot.
 */
export async function checkServer(db: Kysely<never>): Promise<string | undefined> {
  const { rows } = await sql<Server>`
    select current_setting('server_version') as version,
      cast(current_setting('server_version_num') as integer) as number,
      current_schema() as schema,
      current_user as role,
      has_schema_privilege(current_schema(), 'create') as "mayCreate"`.execute(db);
  const [server] = rows;
  if (!server) throw new Error('DATABASE_URL: the server does not say what it is');
  if (server.number < oldest)
    throw new Error(`DATABASE_URL: PostgreSQL ${server.version} is too old; the service needs 14 or newer`);
  if (server.schema === null)
    throw new Error(
      `DATABASE_SCHEMA: the schema does not exist, or the role ${server.role} may not use it; without DATABASE_SCHEMA the role’s search_path names it`,
    );
  if (server.mayCreate !== false) return undefined;
  return `DATABASE_SCHEMA: the role ${server.role} may make no tables in the schema ${server.schema}`;
}

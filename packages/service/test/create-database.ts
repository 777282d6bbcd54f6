import pg from 'pg';

/**
 * An empty database on a server, for a role that owns schemas of it and may do nothing else, as
 * companies grant it. Returns the role's URL. Its search path leads to the schema `conexion`, or to
 * none where schemas are given.
 */
export async function createDatabase(
  superuserUrl: string,
  name: string,
  schemas?: readonly string[],
): Promise<string> {
  await run(superuserUrl, `create role ${name} login password 'own'`, `create database ${name}`);
  const inside = new URL(superuserUrl);
  inside.pathname = `/${name}`;
  await run(
    inside.href,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${name}`,
    // Up to version 14 every role may create tables there.
    'revoke all on schema public from public',
    ...(schemas ?? ['conexion']).map(
      (schema) => `create schema ${pg.escapeIdentifier(schema)} authorization ${name}`,
    ),
    ...(schemas ? [] : [`alter role ${name} in database ${name} set search_path = conexion`]),
  );
  inside.username = name;
  inside.password = 'own';
  return inside.href;
}

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

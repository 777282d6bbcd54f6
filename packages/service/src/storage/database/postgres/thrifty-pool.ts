import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { PostgresPlace } from '../database.ts';

/** On each connection; later statements are prepared again each time. */
const statementsKept = 1_000;

/**
 * Wraps a pool of pipelined connections to save work and round trips. A connection prepares each
 * statement once, because planning costs more than running. The name is a hash of the text: where a
 * pooler gives nodes each other's connections, a name means the same statement to all of them. A
 * transaction begins together with its first statement, which fails where the begin does.
 */
export function thriftyPool(pool: pg.Pool, { isPooled }: Pick<PostgresPlace, 'isPooled'>): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= statementsKept) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  const dressed = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const dress = (client: pg.PoolClient): PostgresPoolClient => ({
    query: (async (text: string, values: unknown[]) => {
      if (text === 'begin') {
        client.query(text).catch(toldByTheNext);
        return { command: 'BEGIN', rowCount: null, rows: [] };
      }
      // A pooler runs the next transaction on a connection that has not prepared it.
      const name = values.length > 0 && !isPooled ? nameOf(text) : undefined;
      return client.query(name === undefined ? { text, values } : { name, text, values });
    }) as unknown as PostgresPoolClient['query'],
    release: (isBroken?: boolean) => client.release(isBroken),
  });
  return {
    async connect() {
      const client = await pool.connect();
      const known = dressed.get(client) ?? dress(client);
      dressed.set(client, known);
      return known;
    },
    end: () => pool.end(),
  } as PostgresPool;
}

const toldByTheNext = () => {};

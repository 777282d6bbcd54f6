import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * Wraps a pool of pipelined connections to a pooler, which refuses settings of a session: each
 * statement runs in a transaction that cannot write and has the settings.
 */
export function readOnlyPool(pool: pg.Pool, settings: Readonly<Record<string, string>>): PostgresPool {
  const set = Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`);
  const beginning = (text: string) => [`${text} read only`, ...set].join('; ');

  function dress(client: pg.PoolClient): PostgresPoolClient {
    let isInTransaction = false;
    const query = async (text: string, values: unknown[]) => {
      if (/^(begin|start transaction)\b/.test(text)) {
        isInTransaction = true;
        await client.query(beginning(text));
        return { command: 'BEGIN', rowCount: null, rows: [] };
      }
      if (text === 'commit' || text === 'rollback') {
        isInTransaction = false;
        return client.query(text);
      }
      if (isInTransaction) return client.query({ text, values });
      const all = [client.query(beginning('begin')), client.query({ text, values }), client.query('commit')];
      await Promise.allSettled(all);
      return all[1];
    };
    return { query, release: (broken?: boolean) => client.release(broken) } as unknown as PostgresPoolClient;
  }

  return { connect: async () => dress(await pool.connect()), end: () => pool.end() } as PostgresPool;
}

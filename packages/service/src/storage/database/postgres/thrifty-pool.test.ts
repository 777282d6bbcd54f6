import type pg from 'pg';
import { expect, it } from 'vitest';
import { thriftyPool } from './thrifty-pool.ts';

/** The names under which a node prepares statements, in the order in which it meets them. */
async function namesOf(...texts: string[]): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  const query = async ({ name }: pg.QueryConfig) => void names.push(name);
  const client = await thriftyPool({ connect: async () => ({ query }) } as unknown as pg.Pool, {}).connect();
  for (const text of texts) await client.query(text, ['value']);
  return names;
}

it('nodes name a statement by its text, in whatever order they meet it', async () => {
  const [one, other] = await namesOf('select $1', 'select $1 + 1');
  expect(await namesOf('select $1 + 1', 'select $1')).toEqual([other, one]);
  expect(one).not.toBe(other);
  // A longer one would be cut by the server.
  expect(one?.length).toBeLessThan(64);
});

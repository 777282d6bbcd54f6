import pg from 'pg';
import { inject } from 'vitest';

let databases = 0;

/** An empty database on the server of the test run; its URL. */
export async function ownDatabase(): Promise<string> {
  const url = new URL(inject('databaseUrl'));
  const name = `test_${process.pid}_${Date.now()}_${databases++}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

import { expect, it } from 'vitest';
import { unwiseOf } from './unwise-of.ts';

const advice = (databaseUrl: string) => [...unwiseOf({ dataDir: 'x', demo: true, databaseUrl })].length;

it('advises to verify a database server that another machine could be', () => {
  for (const near of [
    'postgres://x@127.0.0.1/x',
    'postgres://x@localhost/x?sslmode=disable',
    'postgres://x@%2Fvar%2Frun%2Fpostgresql/x',
    'postgres://x@db/x?host=/var/run/postgresql',
    'postgres://x@db.example/x?sslmode=verify-full',
  ])
    expect([near, advice(near)]).toEqual([near, 0]);
  for (const far of [
    'postgres://x@db.example/x',
    'postgres://x@db.example/x?sslmode=require',
    'postgres://x@db.example/x?sslmode=no-verify',
    'postgres://x@127.0.0.1/x?host=db.example',
  ])
    expect([far, advice(far)]).toEqual([far, 1]);
});

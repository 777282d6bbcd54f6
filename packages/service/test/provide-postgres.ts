import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database for each kind of test; a file makes its own schema in it. */
    databaseUrl: string;
  }
}

/** One server for the whole run: starting it takes longer than most tests. */
export default async function provide(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres(['fsync=off']);
  project.provide('databaseUrl', await server.createDatabase('conexion_tests'));
  return () => server.stop();
}

import { tmpdir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { newestPostgres, oldestPostgres, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** By major version, oldest first: the URL of a server's superuser. */
    postgresServers: Record<string, string>;
  }
}

/** One server of each version for the whole run: starting it takes longer than most tests. */
export default async function provide(project: TestProject): Promise<() => Promise<void>> {
  // The versions in between are asked for by `npm run test:databases`.
  const versions = (process.env.POSTGRES_VERSIONS ?? `${oldestPostgres},${newestPostgres}`).split(',');
  const { TMPDIR = tmpdir() } = project.config.env;
  const servers = await Promise.all(
    versions.map((version) => startPostgres(['fsync=off'], Number(version), TMPDIR)),
  );
  project.provide(
    'postgresServers',
    Object.fromEntries(versions.map((version, place) => [version, servers[place]?.url ?? ''])),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}

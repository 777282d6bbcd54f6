// `npm run bench`: starts what it needs and prints ratios of one run.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../packages/service/test/postgres-server.ts';
import { measureDecide } from './measure-decide.ts';
import { type Figures, measureHttp, type Target } from './measure-http.ts';
import { openCases } from './open-cases.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const clientCounts = [1, 32, 256];
const rounds = new Map<string, Figures>();
const dirs: string[] = [];

const here = (file: string) => new URL(file, import.meta.url).pathname;
const temporaryDir = () => {
  const dir = mkdtempSync(join(tmpdir(), 'conexion-bench-'));
  dirs.push(dir);
  return dir;
};

async function start(file: string, ...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(here(file), args);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
  return Math.round(memory / 1e6);
}

async function measure(name: string, target: Target): Promise<void> {
  for (const clients of clientCounts) {
    const figures = await measureHttp(target, clients, seconds * 1000);
    rounds.set(`${name} ${clients}`, figures);
    const { perSecond, p50, p99, failed } = figures;
    console.log(
      `${name.padEnd(42)} ${String(clients).padStart(3)} clients  ${perSecond.toFixed(0).padStart(6)}/s  ` +
        `p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms${failed > 0 ? `  ${failed} FAILED` : ''}`,
    );
  }
}

async function measureService(name: string, nodes: number, databaseUrl = '', largestBatch = '') {
  const dataDir = temporaryDir();
  const processes = [];
  for (let node = 0; node < nodes; node++)
    processes.push(await start('node.ts', dataDir, databaseUrl, largestBatch));
  const urls = processes.map(({ url }) => url);
  await measure(name, await openCases(urls));
  const memory = await Promise.all(processes.map(({ child }) => memoryOf(child)));
  console.log(`${name.padEnd(42)} memory ${memory.join(' + ')} MB`);
  await Promise.all(processes.map(({ child }) => stop(child)));
}

/** Transactions per second of one of the scripts; undefined where there is no pgbench. */
function pgbench(url: string, script: string): number | undefined {
  try {
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      '32',
      '-j',
      '1',
      '-T',
      String(seconds),
      '-f',
      here(script),
      url,
    ];
    const said = execFileSync('pgbench', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1]);
    console.log(`pgbench ${script.padEnd(34)}  32 clients  ${perSecond.toFixed(0).padStart(6)}/s`);
    return perSecond;
  } catch (error) {
    console.log(
      `pgbench does not run here: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
    return undefined;
  }
}

function printRatio(name: string, part: number | undefined, whole: number | undefined, least?: number): void {
  const aim = least === undefined ? '' : `  (at least ${least.toFixed(2)})`;
  const ratio = part === undefined || whole === undefined ? 'not measured' : (part / whole).toFixed(2);
  console.log(`${name}: ${ratio}${aim}`);
}

const at32 = (name: string) => rounds.get(`${name} 32`)?.perSecond;

const server = await startPostgres();
try {
  const decides = measureDecide(seconds * 500);
  console.log(`${'pure decide, one thread'.padEnd(42)}              ${decides.toFixed(0).padStart(6)}/s`);
  const bare = await start('bare-express.ts');
  await measure('bare Express', { urls: [bare.url], token: 'none', asistenciaIds: ['one'] });
  await stop(bare.child);
  await measureService('SQLite', 1);
  await measureService('SQLite, a transaction per event', 1, '', '1');
  await measureService('PostgreSQL, 1 node', 1, await server.createDatabase('one_node'));
  await measureService('PostgreSQL, 2 nodes', 2, await server.createDatabase('two_nodes'));
  const url = await server.createDatabase('scripts');
  await server.run(url, here('pgbench/tables.sql'));
  pgbench(url, 'pgbench/naive.sql');
  const cte = pgbench(url, 'pgbench/select-and-cte.sql');

  console.log('\nRatios of this run, 32 clients');
  printRatio('SQLite / bare Express', at32('SQLite'), at32('bare Express'), 0.3);
  printRatio('SQLite / a transaction per event', at32('SQLite'), at32('SQLite, a transaction per event'), 3);
  printRatio('PostgreSQL / pgbench SELECT + one CTE', at32('PostgreSQL, 1 node'), cte, 0.5);
  printRatio('PostgreSQL 2 nodes / 1 node', at32('PostgreSQL, 2 nodes'), at32('PostgreSQL, 1 node'));
  printRatio('SQLite / pure decide', at32('SQLite'), decides);
} finally {
  await server.stop();
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
}
process.exit();

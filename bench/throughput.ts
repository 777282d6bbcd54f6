import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../packages/service/test/postgres-server.ts';
import { measureDecide } from './measure-decide.ts';
import { type Figures, measureHttp, settle, type Target } from './measure-http.ts';
import { median } from './median.ts';
import { openCases } from './open-cases.ts';
import { pgbench } from './pgbench.ts';
import { memoryOf, type Node, startNode, stop } from './processes.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 4);
/** The measuring machine is shared: the subjects take turns, and medians are compared. */
const rounds = 3;
/** Not measured: the just-in-time compiler warms up, for each subject. */
const warmUps = 3;

interface Measured {
  name: string;
  nodes: readonly Node[];
  target: Target;
  /** At 32 clients, a round each. */
  perSecond: number[];
}

function tell(name: string, clients: number, { perSecond, p50, p99, failed }: Figures): void {
  console.log(
    `${name.padEnd(34)} ${String(clients).padStart(3)} clients  ${perSecond.toFixed(0).padStart(6)}/s  ` +
      `p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms${failed > 0 ? `  ${failed} FAILED` : ''}`,
  );
}

async function startService(name: string, nodes: number, dataDir: string, databaseUrl = '', batch = '') {
  const started: Node[] = [];
  for (let node = 0; node < nodes; node++)
    started.push(await startNode('node.ts', dataDir, databaseUrl, batch));
  const target = await openCases(started.map(({ url }) => url));
  return { name, nodes: started, target, perSecond: [] } satisfies Measured;
}

/** At 32 clients unless said otherwise. */
async function measure({ target }: Measured, clients = 32): Promise<Figures> {
  const figures = await measureHttp(target, clients, seconds * 1000);
  await settle(target);
  return figures;
}

const ratio = (name: string, part: readonly number[], whole: readonly number[], least?: number): void => {
  const value = median(part) / median(whole);
  const aim = least === undefined ? '' : `  (at least ${least.toFixed(2)})${value < least ? '  MISSED' : ''}`;
  console.log(`${name}: ${Number.isNaN(value) ? 'not measured' : value.toFixed(2)}${aim}`);
};

/** Durable events over HTTP, compared with the layers below them. */
export async function measureThroughput(): Promise<void> {
  const dirs = [0, 1, 2].map(() => mkdtempSync(join(tmpdir(), 'conexion-bench-')));
  const [one = '', each = '', demo = ''] = dirs;
  const server = await startPostgres();
  const all: Measured[] = [];
  try {
    const decides = measureDecide(seconds * 500);
    console.log(`${'pure decide, one thread'.padEnd(34)}              ${decides.toFixed(0).padStart(6)}/s`);
    const express = await startNode('bare-express.ts');
    const bareTarget = { urls: [express.url], token: '', asistenciaIds: ['one'] };
    const bare: Measured = { name: 'bare Express', nodes: [express], target: bareTarget, perSecond: [] };
    all.push(bare);
    const sqlite = await startService('SQLite', 1, one);
    const single = await startService('SQLite, a transaction per event', 1, each, '', '1');
    const postgres = await startService('PostgreSQL, 1 node', 1, demo, await server.createDatabase('one'));
    const two = await startService('PostgreSQL, 2 nodes', 2, demo, await server.createDatabase('two'));
    all.push(sqlite, single, postgres, two);
    const url = await server.createDatabase('scripts');
    await server.run(url, new URL('pgbench/tables.sql', import.meta.url).pathname);
    const cte: number[] = [];

    for (let round = 0; round < warmUps; round++) for (const each of all) await measure(each);
    for (let round = 0; round < rounds; round++) {
      for (const each of all) {
        const figures = await measure(each);
        each.perSecond.push(figures.perSecond);
        tell(each.name, 32, figures);
      }
      const measured = pgbench(url, 'select-and-cte.sql', seconds);
      if (measured === undefined) continue;
      cte.push(measured);
      console.log(
        `${'pgbench, SELECT + one CTE'.padEnd(34)}  32 clients  ${measured.toFixed(0).padStart(6)}/s`,
      );
    }
    for (const each of all)
      for (const clients of [1, 256]) tell(each.name, clients, await measure(each, clients));
    const naive = pgbench(url, 'naive.sql', seconds);
    if (naive !== undefined)
      console.log(`${'pgbench, BEGIN … COMMIT'.padEnd(34)}  32 clients  ${naive.toFixed(0).padStart(6)}/s`);
    for (const { name, nodes } of all)
      console.log(`${name.padEnd(34)} memory ${(await Promise.all(nodes.map(memoryOf))).join(' + ')} MB`);

    console.log(`\nRatios of this run, 32 clients, medians of ${rounds} rounds in turn`);
    ratio('SQLite / bare Express', sqlite.perSecond, bare.perSecond, 0.3);
    ratio('SQLite / a transaction per event', sqlite.perSecond, single.perSecond, 3);
    ratio('PostgreSQL / pgbench SELECT + one CTE', postgres.perSecond, cte, 0.5);
    ratio('PostgreSQL 2 nodes / 1 node', two.perSecond, postgres.perSecond);
    ratio('SQLite / pure decide', sqlite.perSecond, [decides]);
  } finally {
    await Promise.all(all.flatMap(({ nodes }) => nodes.map(stop)));
    await server.stop();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}

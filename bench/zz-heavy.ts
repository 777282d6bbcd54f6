import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../packages/service/test/postgres-server.ts';
import { type Filling, fillPostgres, fillSqlite, fillStore } from './fill-store.ts';
import type { HeavyReads } from './heavy-readers.ts';
import { measureHttp, type Target } from './measure-http.ts';
import { openCases } from './open-cases.ts';
import { type Node, startNode, stop } from './processes.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 30);
/** A call centre of 200 coordinators records less. */
const clients = 4;
const betweenEvents = 100;

interface Work {
  p95: number;
  failed: number;
  total: number;
  health: number;
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

/** The 99th percentile of `/healthz`, asked until the signal. */
async function watchHealth(url: string, until: AbortSignal): Promise<number> {
  const took: number[] = [];
  while (!until.aborted) {
    const began = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    took.push(performance.now() - began);
    await pause(50);
  }
  return quantile(took, 0.99);
}

async function work(target: Target): Promise<Work> {
  const [url = ''] = target.urls;
  const ended = new AbortController();
  const health = watchHealth(url, ended.signal);
  const { p95, failed, total } = await measureHttp(target, clients, seconds * 1000, betweenEvents);
  ended.abort();
  return { p95, failed, total, health: await health };
}

async function compare(name: string, target: Target): Promise<void> {
  const idle = await work(target);
  const readers = await startNode('heavy-readers.ts', ...target.urls);
  const busy = await work(target);
  const answered = once(readers.child, 'message') as Promise<[HeavyReads]>;
  readers.child.send('counts');
  const [{ succeeded, refused, withoutRetryAfter, failed }] = await answered;
  await stop(readers);
  const report = (label: string, value: number, most: number) =>
    console.log(`${name}: ${label}: ${value.toFixed(2)}  (at most ${most})${value > most ? '  MISSED' : ''}`);
  report(`events that failed, of ${busy.total}`, busy.failed, 0);
  report(
    `p95 of an event, ${idle.p95.toFixed(1)} → ${busy.p95.toFixed(1)} ms, times idle`,
    busy.p95 / idle.p95,
    3,
  );
  report(
    `p99 of /healthz, ${idle.health.toFixed(1)} ms idle, in ms`,
    busy.health,
    Math.max(250, 10 * idle.health),
  );
  report(`reads refused, share of ${succeeded + refused}`, refused / (succeeded + refused), 0.5);
  report('reads refused without Retry-After', withoutRetryAfter, 0);
  report('reads that failed', failed, 0);
}

async function measure(
  name: string,
  asistencias: number,
  dataDir: string,
  url: string,
  open: () => Promise<Filling>,
): Promise<void> {
  const node: Node = await startNode('node.ts', dataDir, url, '', 'true');
  try {
    const filling = await open();
    await fillStore(filling, asistencias);
    await filling.close();
    await compare(name, await openCases([node.url]));
  } finally {
    await stop(node);
  }
}

/** What coordinators notice of an analista's 8 boards, 4 exports, 8 measures and 16 searches. */
export async function measureHeavy(asistencias: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'conexion-heavy-'));
  const server = await startPostgres();
  console.log(`${asistencias} asistencias; ${seconds} s without heavy reads, ${seconds} s with them`);
  try {
    
    const url = await server.createDatabase('heavy');
    await measure('PostgreSQL', asistencias, dir, url, () => fillPostgres(url));
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../packages/service/test/postgres-server.ts';
import { type Filling, fillPostgres, fillSqlite, fillStore } from './fill-store.ts';
import { measureHttp, settle, type Target } from './measure-http.ts';
import { median } from './median.ts';
import { openCases } from './open-cases.ts';
import { memoryOf, type Node, startNode, stop } from './processes.ts';

const few = 1_000;
const rounds = 5;
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const minute = 60_000;

const tabs = ['aCargo', 'abiertos', 'todos'];
const filters = [
  '',
  'stage=monitoreo',
  'subStage=arribo',
  'closure=proveedorConcluido',
  'closure=canceladoAlMomento',
  'category=conexion',
  'type=vial',
  'city=David',
  'text=perez',
  // A name in the data.
  'text=9e3779b1',
  'overdue=true',
  'overdue=false',
];
/** In the oldest tenth, and in the newest: the index must serve dates anywhere. */
const dates = (asistencias: number) => [
  `to=${new Date(Date.now() - asistencias * 0.9 * minute).toISOString()}`,
  `from=${new Date(Date.now() - asistencias * 0.1 * minute).toISOString()}`,
];

interface Measured {
  asistencias: number;
  node: Node;
  target: Target;
  p50: number[];
  p99: number[];
  pages: Map<string, number[]>;
  memory: number;
}

async function prepare(asistencias: number, dataDir: string, url: string, open: () => Promise<Filling>) {
  const node = await startNode('node.ts', dataDir, url, '', 'true');
  const filling = await open();
  await fillStore(filling, asistencias);
  await filling.close();
  const target = await openCases([node.url]);
  return {
    asistencias,
    node,
    target,
    p50: [],
    p99: [],
    pages: new Map<string, number[]>(),
    memory: 0,
  } satisfies Measured;
}

async function measurePage({ target, pages, asistencias }: Measured, query: string): Promise<void> {
  const [url = ''] = target.urls;
  const [to = '', from = ''] = dates(asistencias);
  const asked = query.replace(/&to$/, `&${to}`).replace(/&from$/, `&${from}`);
  const took: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    const response = await fetch(`${url}/api/expedientes?${asked}`, {
      headers: { Authorization: `Bearer ${target.token}` },
    });
    await response.text();
    if (response.status !== 200) throw new Error(`${query}: ${response.status}`);
    took.push(performance.now() - start);
  }
  pages.set(query, [...(pages.get(query) ?? []), median(took)]);
}

async function compare(name: string, small: Measured, large: Measured): Promise<void> {
  const queries = tabs.flatMap((tab) => [...filters, 'to', 'from'].map((filter) => `tab=${tab}&${filter}`));
  for (let round = 0; round < rounds; round++)
    for (const measured of [small, large]) {
      const { p50, p99 } = await measureHttp(measured.target, 32, (seconds * 1000) / 2);
      measured.p50.push(p50);
      measured.p99.push(p99);
      await settle(measured.target);
      for (const query of queries) await measurePage(measured, query);
    }
  const ratio = (many: readonly number[], one: readonly number[]) => median(many) / median(one);
  const report = (label: string, value: number, most: number) =>
    console.log(`${name}: ${label}: ${value.toFixed(2)}  (at most ${most})${value > most ? '  MISSED' : ''}`);
  report('p50 of an event', ratio(large.p50, small.p50), 1.25);
  report('p99 of an event', ratio(large.p99, small.p99), 1.5);
  for (const query of queries) {
    const [one = [], many = []] = [small.pages.get(query), large.pages.get(query)];
    report(
      `page ${query.padEnd(42)} ${median(one).toFixed(1)} → ${median(many).toFixed(1)} ms`,
      ratio(many, one),
      3,
    );
  }
  for (const measured of [small, large]) measured.memory = await memoryOf(measured.node);
  console.log(`${name}: memory of the node: ${small.memory} MB → ${large.memory} MB`);
}

/** Medians of five interleaved rounds, on both databases. */
export async function measureScale(many: number): Promise<void> {
  const dirs = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'conexion-scale-')));
  const [fewDir = '', manyDir = ''] = dirs;
  const server = await startPostgres();
  const nodes: Node[] = [];
  try {
    console.log(`Medians of ${rounds} interleaved rounds, 32 clients; ${few} asistencias against ${many}`);
    const sqlite = [
      await prepare(few, fewDir, '', async () => fillSqlite(fewDir)),
      await prepare(many, manyDir, '', async () => fillSqlite(manyDir)),
    ] as const;
    nodes.push(...sqlite.map(({ node }) => node));
    await compare('SQLite', ...sqlite);
    await Promise.all(nodes.splice(0).map(stop));
    const [fewUrl, manyUrl] = [await server.createDatabase('few'), await server.createDatabase('many')];
    const postgres = [
      await prepare(few, fewDir, fewUrl, () => fillPostgres(fewUrl)),
      await prepare(many, manyDir, manyUrl, () => fillPostgres(manyUrl)),
    ] as const;
    nodes.push(...postgres.map(({ node }) => node));
    await compare('PostgreSQL', ...postgres);
  } finally {
    await Promise.all(nodes.map(stop));
    await server.stop();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}

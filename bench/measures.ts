// `npm run bench -- measures`: how long the measures and the board take over many asistencias, and
// how long commits wait meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../packages/service/src/storage/database/postgres/open-postgres.ts';
import { openSqlite } from '../packages/service/src/storage/database/sqlite/open-sqlite.ts';
import { startPostgres } from '../packages/service/test/postgres-server.ts';
import { openThreadedStore } from '../packages/service/test/threaded-store.ts';
import { fillJourneys } from './fill-journeys.ts';

const asistencias = Number(process.env.BENCH_ASISTENCIAS ?? 100_000);
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();
const dir = mkdtempSync(join(tmpdir(), 'conexion-measures-'));
const server = await startPostgres();

const selections = {
  'measures, everything': {},
  'measures, a month': { from: daysAgo(30) },
  'measures, a coordinator': { coordinator: 'c7' },
  'measures, a city and type': { city: 'cali', type: 'vial' },
};

try {
  const url = await server.createDatabase('measures');
  for (const [name, open] of [
    ['SQLite', () => openSqlite(dir)],
    ['PostgreSQL', () => openPostgres(url)],
  ] as const) {
    const database = open();
    const store = await openThreadedStore(database, () => new Date().toISOString());
    await fillJourneys(open(), asistencias, now);
    const at = new Date(now).toISOString();
    console.log(`${name}, ${asistencias} asistencias`);
    for (const [what, query] of Object.entries(selections)) {
      const found = await timed(what, () => store.measures({ ...query, now: at }));
      if (found.asistencias === 0) throw new Error(`${what}: nothing was measured`);
    }
    await timed('board', () => store.board({ now: at, each: 10 }));
    await store.close();
  }
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
process.exit();

/** Runs a task, and says how long it took and how long it blocked the loop. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  let last = performance.now();
  let longest = 0;
  const ticking = setInterval(() => {
    const time = performance.now();
    longest = Math.max(longest, time - last);
    last = time;
  }, 5);
  const began = performance.now();
  const answer = await work();
  const took = performance.now() - began;
  longest = Math.max(longest, performance.now() - last);
  clearInterval(ticking);
  console.log(
    `  ${what.padEnd(28)} ${took.toFixed(0).padStart(6)} ms   the loop stood still for ${longest.toFixed(0)} ms at most`,
  );
  return answer;
}

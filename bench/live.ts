// `npm run bench -- live`: the page while a thousand events per second are committed. Prints the
// cost and whether the numbers are right.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/launch-browser.ts';
import type { Asistencia } from '../packages/service/src/cases/records.ts';
import { openSqlite } from '../packages/service/src/storage/database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../packages/service/src/storage/sql-store.ts';
import { commitMoves } from './commit-moves.ts';
import { openCases } from './open-cases.ts';

const perSecond = Number(process.env.BENCH_EVENTS ?? 1_000);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const warmUpSeconds = 5;
const lastSeconds = 5;
const aims = { longestTask: 100, growth: 1.25 };

const dataDir = mkdtempSync(join(tmpdir(), 'conexion-live-'));
const node = fork(new URL('node.ts', import.meta.url), [dataDir]);
const store = await openSqlStore(openSqlite(dataDir), () => new Date().toISOString());
const browser = await launchBrowser();
let isFine = false;
try {
  const [{ url }] = (await once(node, 'message')) as [{ url: string }];
  const target = await openCases([url]);
  const cases: Asistencia[] = [];
  for (const id of target.asistenciaIds) {
    const found = await store.asistencia(id);
    if (found) cases.push(found);
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es' });
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(`${url}/#place=live`);
  await page.locator('.board-total').waitFor();
  const profiler = await context.newCDPSession(page);
  await profiler.send('Performance.enable');
  const heap = async () => {
    await profiler.send('HeapProfiler.collectGarbage');
    const { metrics } = await profiler.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
  };

  await commitMoves(store, cases, perSecond, warmUpSeconds);
  const before = await heap();
  await page.evaluate(() => {
    (globalThis as unknown as Watched).tasks.length = 0;
  });
  const began = performance.now();
  let committed = await commitMoves(store, cases, perSecond, seconds - lastSeconds);
  // From here on the page can count only by the stream.
  await page.route('**/api/board*', (route) => route.abort());
  committed += await commitMoves(store, cases, perSecond, lastSeconds);
  const took = (performance.now() - began) / 1000;
  const shown = await settled(page, url, target.token);
  const tasks = await page.evaluate(() => (globalThis as unknown as Watched).tasks);
  const after = await heap();

  const longest = Math.max(0, ...tasks);
  const isRight = shown.page === shown.service;
  isFine = isRight && longest <= aims.longestTask && after <= before * aims.growth;
  console.log(
    `events          ${committed} in ${took.toFixed(1)} s: ${(committed / took).toFixed(0)} a second`,
  );
  console.log(
    `tasks           ${tasks.length} over 50 ms, the longest ${longest.toFixed(0)} ms (at most ${aims.longestTask})`,
  );
  console.log(
    `memory          ${before.toFixed(1)} → ${after.toFixed(1)} MB after collection (at most × ${aims.growth})`,
  );
  console.log(
    `numbers         ${isRight ? 'right' : 'WRONG'}: ${shown.page}${isRight ? '' : ` instead of ${shown.service}`}`,
  );
} finally {
  await browser.close();
  await store.close();
  node.disconnect();
  await once(node, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(isFine ? 0 : 1);

interface Watched {
  tasks: number[];
}

/** In the page: the duration of each long task. */
function watchTasks(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { tasks });
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  // Node's types have only Node's entries.
  observer.observe({ type: 'longtask' as 'function', buffered: true });
}

/** The counts of each state in the page, after a moment, and in the service. */
async function settled(page: Page, url: string, token: string): Promise<{ page: string; service: string }> {
  const response = await fetch(`${url}/api/board`, { headers: { Authorization: `Bearer ${token}` } });
  const board = (await response.json()) as { states: { state: string; count: number }[] };
  await page.waitForTimeout(1_000);
  const rows = await page.locator('.board-state').evaluateAll((buttons) =>
    buttons.map((button) => ({
      state: button.getAttribute('data-state') ?? '',
      count: Number(button.querySelector('.board-count')?.textContent?.replace(/\D/g, '')),
    })),
  );
  const listed = (counts: readonly { state: string; count: number }[]) =>
    counts
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => `${state} ${count}`)
      .sort()
      .join(', ');
  return { page: listed(rows), service: listed(board.states) };
}

// `npm run bench:page`: what a shift costs on the page, in headless Chromium. It works a case by
// hand, for a new holder and for a known one, and counts the clicks and the keystrokes. It scrolls
// the list and the agenda among 5,000 open cases and 2,000 pendientes. It moves and zooms the flow,
// with 200 cases on it and without. Exit code 1 where a figure is over its limit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '@conexion/service';
import type { Page } from 'playwright-core';
import { type Counted, countActions, openInSameCity } from './count-actions.ts';
import { fillShift } from './fill-shift.ts';
import { launchBrowser } from './launch-browser.ts';
import { measureFlow } from './measure-flow.ts';
import { measureLists } from './measure-lists.ts';

/** Of a covered service at home, from the call to the conclusion (issue 15). */
const actionLimits: Readonly<Record<string, Counted>> = {
  new: { clicks: 30, keystrokes: 120 },
  known: { clicks: 20, keystrokes: 45 },
};
const limits = { rows: 60, task: 100, frames: 1.5 };

/** Prints a figure beside its limit. */
function judge(what: string, value: number, limit: number, unit = ''): void {
  const isOver = value > limit;
  if (isOver) process.exitCode = 1;
  const figure = Number.isInteger(value) ? String(value) : value.toFixed(1);
  console.log(`${what}: ${figure}${unit} (at most ${limit}${unit})${isOver ? '  MISSED' : ''}`);
}

async function judgeActions(page: Page, url: string): Promise<void> {
  await openInSameCity(url);
  for (const [index, [holder, limit]] of Object.entries(actionLimits).entries()) {
    await page.goto(`${url}/#place=cases`);
    await page.reload();
    await page.locator('.case').first().waitFor();
    const { opening, whole } = await countActions(page, `SP-3000${index + 1}`, holder === 'known');
    judge(`a ${holder} holder, clicks`, whole.clicks, limit.clicks);
    judge(`a ${holder} holder, keystrokes`, whole.keystrokes, limit.keystrokes);
    console.log(`  of these to open the case: ${opening.clicks} and ${opening.keystrokes}`);
  }
}

async function judgeLists(page: Page, url: string): Promise<void> {
  const shift = await fillShift(url);
  await page.goto(`${url}/#place=agenda&tab=abiertos`);
  await page.reload();
  const measured = await measureLists(page, shift);
  for (const [name, { rows, longestTask, delay }] of Object.entries(measured)) {
    judge(`${name}, rows in the document`, rows, limits.rows);
    judge(`${name}, longest task`, longestTask, limits.task, ' ms');
    console.log(`  a commit was in view after at most ${delay.toFixed(0)} ms`);
  }
}

async function judgeFlow(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#place=reading`);
  const { ratio, longestTask } = await measureFlow(page);
  judge('frames with cases by those without, p95', ratio, limits.frames);
  judge('flow with cases, longest task', longestTask, limits.task, ' ms');
}

const dataDir = await mkdtemp(join(tmpdir(), 'conexion-bench-page-'));
const service = await startService({ dataDir, demo: true, seed: true, currency: 'COP' });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es' });
  await judgeActions(page, service.url);
  await judgeLists(page, service.url);
  await judgeFlow(page, service.url);
} finally {
  await browser.close();
  await service.close();
  await rm(dataDir, { recursive: true, force: true });
}

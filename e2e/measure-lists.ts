import type { Page } from 'playwright-core';
import { median } from '../bench/median.ts';
import { newCase, type Shift } from './fill-shift.ts';
import { longestTask } from './longest-task.ts';

const runs = 5;
const wheelSteps = 40;
const wheelPixels = 600;
/** How long a commit may take into view, in milliseconds. */
const patience = 5_000;
/** Of the commits of another coordinator while the page scrolls, in milliseconds. */
const pause = 100;

export interface MeasuredList {
  /** The most at any moment. */
  readonly rows: number;
  /** The median of the runs, in milliseconds of processor time. */
  readonly longestTask: number;
  /** From a commit to its row in view, the longest of the runs, in milliseconds. */
  readonly delay: number;
}

interface List {
  /** Of the place, on its button. */
  readonly name: string;
  /** Of the place from which the user comes. */
  readonly from: string;
  /** Commits something that puts a row with this text at the top. */
  readonly commit: (text: string) => Promise<unknown>;
}

/**
 * Opens a list and scrolls it down and up, while another coordinator works, and then looks whether
 * the last commit comes into view.
 */
async function measureList(page: Page, shift: Shift, { name, from, commit }: List): Promise<MeasuredList> {
  const tasks: number[] = [];
  let rows = 0;
  let delay = 0;
  const countRows = async () => {
    rows = Math.max(rows, await page.locator('.virtual-list > li').count());
  };
  for (let run = 1; run <= runs; run++) {
    await openPlace(page, from);
    const text = `${name}, en vivo ${run}`;
    const work = async () => {
      await openPlace(page, name);
      await countRows();
      const isOver = { now: false };
      const others = workMeanwhile(shift, isOver);
      const box = await page.locator('.virtual-frame').boundingBox();
      if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      for (const direction of [1, -1])
        for (let step = 0; step < wheelSteps; step++) {
          await page.mouse.wheel(0, direction * wheelPixels);
          await countRows();
        }
      isOver.now = true;
      await others;
      const committed = performance.now();
      await commit(text);
      await page.locator('.virtual-list').getByText(text).first().waitFor({ timeout: patience });
      delay = Math.max(delay, performance.now() - committed);
    };
    tasks.push(await longestTask(page, work));
  }
  return { rows, longestTask: median(tasks), delay };
}

async function openPlace(page: Page, name: string): Promise<void> {
  await page.locator('.places').getByRole('button', { name, exact: true }).click();
  await page.locator(`.virtual-list[aria-label="${name}"] > li`).first().waitFor();
}

/** Another coordinator resolves the coverage of the user's cases, one after another. */
async function workMeanwhile({ asistencias, other }: Shift, isOver: { now: boolean }): Promise<void> {
  while (!isOver.now) {
    resolved += 1;
    await other(`api/asistencias/${asistencias[resolved]}/events`, {
      type: 'coverage.resolved',
      outcome: 'covered',
    });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
let resolved = 0;

/** The list of open cases, and the agenda of the user. */
export async function measureLists(page: Page, shift: Shift): Promise<Record<string, MeasuredList>> {
  const { other, user } = shift;
  const open = (name: string, id: string) =>
    other<{ readonly id: string }>('api/expedientes', newCase(name, id));
  const { id: expedienteId } = await open('Afiliado de la agenda', 'G-0');
  return {
    list: await measureList(page, shift, {
      name: 'Casos',
      from: 'Agenda',
      commit: (text) => open(text, text),
    }),
    agenda: await measureList(page, shift, {
      name: 'Agenda',
      from: 'Casos',
      commit: (text) =>
        other('api/pendientes', { expedienteId, text, dueAt: '2026-01-01T00:00:00Z', assignee: user }),
    }),
  };
}

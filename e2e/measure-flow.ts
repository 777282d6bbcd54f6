import { definition } from '@conexion/machines';
import { FlowDiagram, graphOf, type Highlight, type Layout, layoutOf } from '@conexion/visualizer';
import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { longestTask } from './longest-task.ts';

const caseCount = 200;
const rounds = 5;

interface Measured {
  frames: number[];
  tasks: number[];
}

/** Cases somewhere on their way: random walks along the arrows, the same at every run. */
function walks(layout: Layout): Highlight[] {
  let seed = 20_260_831;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  return Array.from({ length: caseCount }, () => {
    let current = layout.states.find(({ isInitial }) => isInitial)?.id ?? '';
    const visitedStates: string[] = [];
    const visitedEdges: string[] = [];
    for (let steps = random(40); steps > 0; steps--) {
      const exits = layout.edges.filter(
        ({ source }) => source === current || current.startsWith(`${source}.`),
      );
      const edge = exits[random(Math.max(1, exits.length))];
      if (!edge) break;
      visitedStates.push(current);
      visitedEdges.push(edge.id);
      current = edge.target;
    }
    return { current, visitedStates, visitedEdges };
  });
}

/**
 * Drags and turns the wheel over the picture, and says how long frames and the longest task took
 * meanwhile.
 */
async function gesture(page: Page, markup: string): Promise<{ frames: number[]; task: number }> {
  await page.locator('.flow-content').evaluate((element, html) => {
    element.innerHTML = html;
  }, markup);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const recorded = { frames: [] as number[], isOn: true };
    Object.assign(window, { recorded });
    let last = performance.now();
    const frame = (now: number) => {
      recorded.frames.push(now - last);
      last = now;
      if (recorded.isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const task = await longestTask(page, () => dragAndZoom(page));
  const frames = await page.evaluate(() => {
    const { recorded } = window as unknown as { recorded: { frames: number[]; isOn: boolean } };
    recorded.isOn = false;
    return recorded.frames.slice(1);
  });
  return { frames, task };
}

async function dragAndZoom({ mouse }: Page): Promise<void> {
  await mouse.move(720, 500);
  for (let turn = 0; turn < 12; turn++) await mouse.wheel(0, turn < 8 ? -120 : 120);
  await mouse.down();
  for (let step = 0; step < 80; step++) {
    await mouse.move(720 + 300 * Math.sin(step / 8), 500 + 200 * Math.cos(step / 5));
  }
  await mouse.up();
  for (let turn = 0; turn < 20; turn++) await mouse.wheel(0, turn % 8 < 4 ? -90 : 90);
}

/** What collapsing a stage costs: its layout by our own code, and drawing it. */
async function collapsing(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    times.push(
      await page.evaluate(async () => {
        const picture = document.querySelector('.flow-content');
        if (!picture) throw new Error('there is no picture');
        const drawn = new Promise((resolve) => {
          new MutationObserver(resolve).observe(picture, {
            childList: true,
            subtree: true,
            attributes: true,
          });
        });
        const start = performance.now();
        picture.querySelector('.toggle')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await drawn;
        return performance.now() - start;
      }),
    );
    await page.waitForTimeout(200);
  }
  return times;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(10);

export interface MeasuredFlow {
  /** The 95th percentile of a frame, with cases by that without. */
  readonly ratio: number;
  /** With cases, in milliseconds of processor time. */
  readonly longestTask: number;
}

/** Moves and zooms the flow with cases on it and without, and prints how long frames take. */
export async function measureFlow(page: Page): Promise<MeasuredFlow> {
  await page.locator('.cx-flow').waitFor();
  const collapsed = await collapsing(page);
  const layout = layoutOf(graphOf(definition()), 'es');
  const draw = (highlight?: readonly Highlight[]) =>
    renderToStaticMarkup(createElement(FlowDiagram, { layout, highlight }));
  const plain: Measured = { frames: [], tasks: [] };
  const full: Measured = { frames: [], tasks: [] };
  const [without, withCases] = [draw(), draw(walks(layout))];
  // In turns, so that other load on the machine affects both alike. The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [measured, markup] of [
      [plain, without],
      [full, withCases],
    ] as const) {
      const { frames, task } = await gesture(page, markup);
      if (round === 0) continue;
      measured.frames.push(...frames);
      measured.tasks.push(task);
    }
  }
  const row = (name: string, { frames, tasks }: Measured) =>
    `${name.padEnd(18)}${ms(percentile(frames, 0.5))}${ms(percentile(frames, 0.95))}${ms(Math.max(...frames))}${ms(Math.max(...tasks))}${String(frames.length).padStart(8)}`;
  console.log(
    `${'panning, zooming'.padEnd(18)}${['p50', 'p95', 'longest', 'task'].map((head) => head.padStart(10)).join('')}${'frames'.padStart(8)}`,
  );
  console.log(row('without cases', plain));
  console.log(row(`${caseCount} cases`, full));
  console.log(
    `collapsing or opening a stage, laid out and drawn: ${collapsed.map((time) => ms(time).trim()).join(', ')}`,
  );
  return {
    ratio: percentile(full.frames, 0.95) / percentile(plain.frames, 0.95),
    longestTask: Math.max(...full.tasks),
  };
}

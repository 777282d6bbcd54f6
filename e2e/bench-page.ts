// `npm run bench:page`: moves and zooms the flow in headless Chromium, with 200 cases on it and
// without. Exit code 1 where a task takes over 100 ms, or the 95th percentile of a frame is over
// 1.5 times that of the same picture without cases. First it works a case by hand, for a new holder
// and for a known one, and prints how many clicks and keystrokes that takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition } from '@conexion/machines';
import { startService } from '@conexion/service';
import { FlowDiagram, graphOf, type Highlight, type Layout, layoutOf } from '@conexion/visualizer';
import { chromium, type Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Counted, countActions, openInSameCity } from './count-actions.ts';
import { launchBrowser } from './launch-browser.ts';

const limits = { task: 100, ratio: 1.5 };
const caseCount = 200;
const rounds = 4;

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
 * Drags and turns the wheel over the picture, and says how long frames and long tasks took
 * meanwhile.
 */
async function gesture(page: Page, markup: string): Promise<Measured> {
  await page.locator('.flow-content').evaluate((element, html) => {
    element.innerHTML = html;
  }, markup);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const recorded = { frames: [] as number[], tasks: [] as number[], isOn: true };
    Object.assign(window, { recorded });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) recorded.tasks.push(duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number) => {
      recorded.frames.push(now - last);
      last = now;
      if (recorded.isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const { mouse } = page;
  await mouse.move(720, 500);
  for (let turn = 0; turn < 12; turn++) await mouse.wheel(0, turn < 8 ? -120 : 120);
  await mouse.down();
  for (let step = 0; step < 80; step++) {
    await mouse.move(720 + 300 * Math.sin(step / 8), 500 + 200 * Math.cos(step / 5));
  }
  await mouse.up();
  for (let turn = 0; turn < 20; turn++) await mouse.wheel(0, turn % 8 < 4 ? -90 : 90);
  return page.evaluate(() => {
    const { recorded } = window as unknown as { recorded: Measured & { isOn: boolean } };
    recorded.isOn = false;
    return { frames: recorded.frames.slice(1), tasks: recorded.tasks };
  });
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

const dataDir = await mkdtemp(join(tmpdir(), 'conexion-bench-page-'));
const service = await startService({ dataDir, demo: true, seed: true, currency: 'COP' });
const server = await launchBrowser();
try {
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es' });
  const said = ({ clicks, keystrokes }: Counted) => `${clicks} clicks, ${keystrokes} keystrokes`;
  await openInSameCity(service.url);
  for (const holder of ['new', 'known']) {
    await page.goto(`${service.url}/#place=cases`);
    await page.reload();
    await page.locator('.case').first().waitFor();
    const { opening, whole } = await countActions(
      page,
      `SP-3000${holder === 'new' ? 1 : 2}`,
      holder === 'known',
    );
    console.log(`a ${holder} holder: ${said(whole)}; to open the case: ${said(opening)}`);
  }
  await page.goto(`${service.url}/#place=reading`);
  await page.locator('.cx-flow').waitFor();
  const collapsed = await collapsing(page);

  const layout = layoutOf(graphOf(definition()), 'es');
  const draw = (highlight?: readonly Highlight[]) =>
    renderToStaticMarkup(createElement(FlowDiagram, { layout, highlight }));
  const plain: Measured = { frames: [], tasks: [] };
  const full: Measured = { frames: [], tasks: [] };
  const [without, with200] = [draw(), draw(walks(layout))];
  // In turns, so that other load on the machine affects both alike. The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [measured, markup] of [
      [plain, without],
      [full, with200],
    ] as const) {
      const { frames, tasks } = await gesture(page, markup);
      if (round === 0) continue;
      measured.frames.push(...frames);
      measured.tasks.push(...tasks);
    }
  }
  const row = (name: string, { frames, tasks }: Measured) =>
    `${name.padEnd(18)}${ms(percentile(frames, 0.5))}${ms(percentile(frames, 0.95))}${ms(Math.max(...frames))}${ms(Math.max(0, ...tasks))}${String(frames.length).padStart(8)}`;
  const ratio = percentile(full.frames, 0.95) / percentile(plain.frames, 0.95);
  const longest = Math.max(0, ...full.tasks);
  console.log(
    `${'panning, zooming'.padEnd(18)}${['p50', 'p95', 'longest', 'task'].map((head) => head.padStart(10)).join('')}${'frames'.padStart(8)}`,
  );
  console.log(row('without cases', plain));
  console.log(row(`${caseCount} cases`, full));
  console.log(`p95 with cases is ${ratio.toFixed(2)} times that without (at most ${limits.ratio})`);
  console.log(
    `longest task with cases ${longest === 0 ? 'below 50 ms' : ms(longest).trim()} (at most ${limits.task} ms)`,
  );
  console.log(
    `collapsing or opening a stage, laid out and drawn: ${collapsed.map((time) => ms(time).trim()).join(', ')}`,
  );
  if (ratio > limits.ratio || longest > limits.task) process.exitCode = 1;
  await browser.close();
} finally {
  await server.close();
  await service.close();
  await rm(dataDir, { recursive: true, force: true });
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createWebSocketInspector } from '@statelyai/inspect';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assign, createActor, setup } from 'xstate';
import type { CasePage } from './case-page.ts';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();

const timer = setup({}).createMachine({
  id: 'timer',
  initial: 'running',
  states: { running: { on: { TIMEOUT: 'over' } }, over: { type: 'final' } },
});

/** A crossing of two lights that are on at the same time, and a child machine. */
const crossing = setup({ types: { context: {} as { turns: number } }, actors: { timer } }).createMachine({
  id: 'crossing',
  context: { turns: 0 },
  type: 'parallel',
  states: {
    cars: {
      initial: 'green',
      states: {
        green: {
          on: {
            BUTTON: { target: 'yellow', actions: assign({ turns: ({ context }) => context.turns + 1 }) },
          },
        },
        yellow: { invoke: { src: 'timer', id: 'yellowTime' }, on: { TICK: 'red' } },
        red: { on: { TICK: 'green' } },
      },
    },
    people: { initial: 'wait', states: { wait: { on: { WALK: 'walk' } }, walk: { on: { WAIT: 'wait' } } } },
  },
});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A program under inspection, as a developer would connect it. */
function startCrossing(at: CasePage, id: string) {
  const inspector = createWebSocketInspector({ url: `${at.url.replace('http', 'ws')}/inspect` });
  const actor = createActor(crossing, { id, inspect: inspector.inspect });
  actor.start();
  stops.push(() => {
    actor.stop();
    inspector.stop();
  });
  return actor;
}

const actorRow = (at: CasePage, name: string) => at.page.locator('.actor').filter({ hasText: name });
/** Where the actor is, by the picture: in each of its parallel states. */
const placesOf = (at: CasePage) =>
  at.current.evaluateAll((states) => states.map((state) => state.getAttribute('data-id')).sort());
const tab = (at: CasePage, name: string) => at.panel.getByRole('tab', { name }).click();

describe('the inspector', () => {
  let at: CasePage;
  beforeAll(async () => {
    at = await open(wide, '#place=inspect');
    await at.page.getByText('Escuchando').waitFor();
  });
  afterAll(() => at.close());

  test('says how a program connects, before any does', async () => {
    await at.page.getByText('sanitizeEvent', { exact: false }).first().waitFor();
    await expect
      .poll(() => at.page.locator('.how-to-connect pre').textContent())
      .toContain(`ws://127.0.0.1:`);
  });

  test('draws the machine of any actor and shows it move, its children among the actors', async () => {
    const actor = startCrossing(at, 'north');
    await actorRow(at, 'north').click();
    await expect.poll(() => placesOf(at)).toEqual(['cars.green', 'people.wait']);
    actor.send({ type: 'BUTTON' });
    await expect.poll(() => placesOf(at)).toEqual(['cars.yellow', 'people.wait']);
    await expect.poll(() => actorRow(at, 'yellowTime').count()).toBe(1);
    await at.golden('inspect-crossing-es-light', { mask: [at.page.locator('time, .actor-session')] });
    actor.send({ type: 'TICK' });
    actor.send({ type: 'WALK' });
    await expect.poll(() => actorRow(at, 'north').textContent()).toMatch(/cars\.red, people\.walk/);
    await expect.poll(() => at.flow.locator('.edge.visited').count()).toBe(2);
    await expect.poll(() => actorRow(at, 'yellowTime').textContent()).toMatch(/running · stopped/);
  });

  test('lists the events with their sender and time, and shows the context', async () => {
    const actor = startCrossing(at, 'south');
    await actorRow(at, 'south').click();
    actor.send({ type: 'BUTTON' });
    const events = at.panel.locator('.actor-events > li');
    await expect.poll(() => events.first().textContent()).toMatch(/BUTTON.*\d\d:\d\d:\d\d.*desde afuera/);
    await tab(at, 'Contexto');
    await expect.poll(() => at.panel.locator('pre').textContent()).toBe('{\n  "turns": 1\n}');
    await at.page.locator('.actor-list li').last().getByText('yellowTime').click();
    await tab(at, 'Estado');
    await expect.poll(() => at.panel.textContent()).toMatch(/running.*Hijo de.*south/s);
  });

  test('a program that ends is marked, and what was seen of it stays', async () => {
    const actor = startCrossing(at, 'east');
    await actorRow(at, 'east').click();
    actor.send({ type: 'BUTTON' });
    await expect.poll(() => placesOf(at)).toEqual(['cars.yellow', 'people.wait']);
    for (const stop of stops.splice(0)) stop();
    await actorRow(at, 'east').getByText('desconectado').waitFor();
    await expect.poll(() => placesOf(at)).toEqual(['cars.yellow', 'people.wait']);
  });

  test('the procedure itself is drawn as everywhere, without what is personal', async () => {
    const program = fileURLToPath(new URL('../examples/live-inspection.ts', import.meta.url));
    const env = { ...process.env, CONEXION_URL: at.url, PAUSE: '1200' };
    const running = promisify(execFile)(process.execPath, [program], { env });
    await actorRow(at, 'asistencia').click();
    await at.flow.locator('[aria-current=step][data-id="autorizacion.explicacion"]').waitFor();
    await expect.poll(() => at.current.textContent()).toContain('Explicación');
    await at.flow.getByText('Anexo I').waitFor();
    await at.flow.locator('[aria-current=step][data-id=canceladoAlMomento]').waitFor();
    await expect.poll(() => at.flow.locator('.edge.visited').count()).toBe(3);
    await expect.poll(() => at.panel.textContent()).not.toContain('neighbour');
    await running;
    expect(at.troubles).toEqual([]);
  });

  test('a link leads to the actor', async () => {
    startCrossing(at, 'west');
    await actorRow(at, 'west').click();
    const other = await open(wide, new URL(at.page.url()).hash);
    await other.flow.locator('[aria-current=step][data-id="cars.green"]').waitFor();
    await other.close();
  });
});

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window', (size, options) => {
  test.each(['es', 'en'] as const)('nothing is cut and axe finds nothing, in %s', async (lang) => {
    const at = await open(options, `#place=inspect&lang=${lang}`);
    const show = async (view: number) => {
      if (size === 'narrow') await at.page.locator('.view-switch button').nth(view).click();
    };
    await show(1);
    await at.page.locator('.how-to-connect').waitFor();
    await checkView(at, `${size}-${lang}-inspect-1-empty`);
    const actor = startCrossing(at, 'west');
    await show(0);
    await actorRow(at, 'west').click();
    actor.send({ type: 'BUTTON' });
    await at.flow.locator('[aria-current=step][data-id="cars.yellow"]').waitFor();
    await checkView(at, `${size}-${lang}-inspect-2-flow`);
    await show(2);
    for (const [index, name] of ['events', 'context', 'state'].entries()) {
      await at.panel.getByRole('tab').nth(index).click();
      await checkView(at, `${size}-${lang}-inspect-3-${name}`);
    }
    await show(0);
    await checkView(at, `${size}-${lang}-inspect-4-actors`);
    expect(at.troubles).toEqual([]);
    await at.close();
  });
});

test('an actor is picked and read by the keyboard', async () => {
  const at = await open(wide, '#place=inspect');
  startCrossing(at, 'northwest');
  await actorRow(at, 'northwest').focus();
  await at.page.keyboard.press('Enter');
  await at.panel.getByRole('tab', { name: 'Eventos' }).focus();
  await at.page.keyboard.press('ArrowRight');
  await expect.poll(() => at.panel.locator('pre').textContent()).toContain('"turns": 0');
  await at.close();
});

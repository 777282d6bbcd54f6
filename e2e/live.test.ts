import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CasePage, choose } from './case-page.ts';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();
const boardCount = (at: CasePage, state: string) =>
  at.page.locator(`.board-state[data-state="${state}"] .board-count`).textContent().then(Number);

describe('cases move as the service commits', () => {
  let coordinator: CasePage;
  let watcher: CasePage;
  beforeEach(async () => {
    watcher = await open(wide, '#place=live');
    await watcher.page.locator('.board-total').waitFor();
    coordinator = await open(wide);
  });
  afterEach(async () => {
    expect(watcher.troubles).toEqual([]);
    await Promise.all([watcher.keep(), coordinator.keep()]);
  });

  test('a case that is opened and goes on is counted where it is, and a dot goes along its arrow', async () => {
    const opened = await boardCount(watcher, 'aperturaDeAsistencia');
    const assigned = await boardCount(watcher, 'asignacionProveedor.asignacionProveedor');
    await coordinator.openExampleCase();
    await expect.poll(() => boardCount(watcher, 'aperturaDeAsistencia')).toBe(opened + 1);
    // The page did not poll: the stream notified it.
    await watcher.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const layer = document.querySelector('.live-dots');
      const observer = new MutationObserver(() => {
        for (const dot of layer?.querySelectorAll<HTMLElement>('.live-dot:not([hidden])') ?? [])
          seen.push(dot.style.offsetPath);
      });
      if (layer) observer.observe(layer, { subtree: true, childList: true, attributes: true });
    });
    await coordinator.record('coverage.resolved', (form) => choose(form, 'Cobertura', 'En cobertura'));
    await expect.poll(() => boardCount(watcher, 'aperturaDeAsistencia')).toBe(opened);
    await expect
      .poll(() => boardCount(watcher, 'asignacionProveedor.asignacionProveedor'))
      .toBe(assigned + 1);
    const paths = await watcher.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(paths.some((path) => path.startsWith('path('))).toBe(true);
    await watcher.page.locator('.recent-move').getByText('Cobertura resuelta').waitFor();
  });

  test('with reduced motion the counts change and no dot moves', async () => {
    const still = await open({ ...wide, reducedMotion: 'reduce' }, '#place=live');
    await still.page.locator('.board-total').waitFor();
    const opened = await boardCount(still, 'aperturaDeAsistencia');
    await coordinator.openExampleCase();
    await expect.poll(() => boardCount(still, 'aperturaDeAsistencia')).toBe(opened + 1);
    await coordinator.record('coverage.resolved', (form) => choose(form, 'Cobertura', 'En cobertura'));
    await expect.poll(() => boardCount(still, 'aperturaDeAsistencia')).toBe(opened);
    // At once: a dot disappears by itself.
    expect(await still.page.locator('.live-dot').count()).toBe(0);
    await still.keep();
  });

  test('a case that is picked on the board is watched: its way with the times, step by step', async () => {
    await coordinator.openExampleCase();
    const holder = await coordinator.holder();
    const id = new URLSearchParams(new URL(coordinator.page.url()).hash.slice(1)).get('asistencia');
    const link = await open(wide, `#place=live&asistencia=${id}`);
    await link.panel.getByRole('heading', { name: holder }).waitFor();
    await expect.poll(() => link.panel.locator('.journey tbody tr').count()).toBe(1);
    await coordinator.record('coverage.resolved', (form) => choose(form, 'Cobertura', 'En cobertura'));
    await expect.poll(() => link.panel.locator('.journey tbody tr').count()).toBe(2);
    await link.panel.locator('.journey [data-now]').getByText('Asignación Proveedor').waitFor();
    await link.flow
      .locator('[aria-current=step][data-id="asignacionProveedor.asignacionProveedor"]')
      .waitFor();

    await link.panel.locator('.entry-arrow').getByText('Cobertura resuelta').click();
    const arrow = link.flow.locator('.edge.selected');
    await expect.poll(() => arrow.getAttribute('data-id')).toContain('aperturaDeAsistencia');
    await link.keep();
  });

  test('a state of the board names the cases that have been there longest, by keyboard too', async () => {
    const row = watcher.page.locator('.board-state[data-state="autorizacion.oferta"]');
    await row.focus();
    await watcher.page.keyboard.press('Enter');
    await watcher.page.locator('.board-case').first().waitFor();
    await expect
      .poll(() => watcher.page.locator('.board-case').count())
      .toBe(await boardCount(watcher, 'autorizacion.oferta'));
    await watcher.page.keyboard.press('Tab');
    await watcher.page.keyboard.press('Enter');
    await watcher.panel.locator('.journey').waitFor();
    await expect
      .poll(() => watcher.panel.locator('.journey tbody tr').last().textContent())
      .toContain('Oferta');
  });
});

test('while the stream is away the page polls, and says so', async () => {
  const at = await open(wide, '#tab=abiertos');
  await at.list.locator('.case').first().waitFor();
  await at.page.route('**/api/stream', (route) => route.abort());
  await at.page.reload();
  await at.page.getByText('En línea, con retraso').waitFor();
  await at.list.locator('.case').first().waitFor();
  const other = await open(wide);
  await other.openExampleCase();
  const holder = await other.holder();
  const before = await other.list.locator('.case-holder').getByText(holder).count();
  await expect.poll(() => at.list.locator('.case-holder').getByText(holder).count()).toBe(before);
  await Promise.all([at.close(), other.keep()]);
});

test('a click on a line of the bitácora shows its arrow, in the module of cases too', async () => {
  const at = await open(wide, '#tab=todos&section=bitacora');
  await at.list.locator('.case-asistencia').filter({ hasText: 'Conformidad' }).first().click();
  const line = at.panel.locator('.entry-arrow').first();
  await line.click();
  await at.flow.locator('.edge.selected, .record.selected').waitFor();
  await at.flow.locator('.element-panel[data-picked]').waitFor();
  expect(at.page.url()).toContain('arrow=');
  await at.keep();
});

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window nothing is cut, and axe finds nothing against WCAG AA:', (size, options) => {
  test.each(['es', 'en'] as const)('the live place in %s', async (lang) => {
    const at = await open(options, `#place=live&lang=${lang}&state=autorizacion.oferta`);
    await at.page.locator('.board-case').first().waitFor();
    await checkView(at, `${size}-${lang}-live-board`);
    await at.page.locator('.board-case').first().click();
    await at.panel.locator('.journey').waitFor();
    await checkView(at, `${size}-${lang}-live-case`);
    if (size === 'narrow') await at.page.locator('.view-switch button').nth(1).click();
    await at.flow.locator('.occupancy').first().waitFor();
    await checkView(at, `${size}-${lang}-live-flow`);
    expect(at.troubles).toEqual([]);
    await at.keep();
  });
});

describe('the live place looks as it was reviewed', () => {
  // Nothing becomes overdue, however long the tests take.
  const now = new Date().toISOString();
  const openStill = pages({ clock: () => now });

  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const at = await openStill({ ...wide, colorScheme }, '#place=live&state=autorizacion.oferta');
    await at.page.locator('.board-case').first().waitFor();
    await at.flow.locator('.occupancy').first().waitFor();
    await at.golden(`live-es-${colorScheme}`, { mask: [at.page.locator('.board-age, .board-case .muted')] });
    await at.keep();
  });
});

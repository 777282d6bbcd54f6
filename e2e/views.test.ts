import { describe, expect, test } from 'vitest';
import { checkView } from './check-view.ts';
import { cutTexts } from './cut-texts.ts';
import { demoClient } from './demo-client.ts';
import { newCase } from './fill-shift.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();
describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window nothing is cut, and axe finds nothing against WCAG AA:', (size, options) => {
  // What is cut depends on the language, what has too little contrast on the colours.
  test.each([
    ['es', 'light'],
    ['en', 'dark'],
  ] as const)('every view in %s, in %s colours', async (lang, colorScheme) => {
    const at = await open({ ...options, colorScheme }, `#lang=${lang}&tab=todos`);
    await at.list.locator('.case').first().waitFor();
    await checkView(at, `${size}-${lang}-1-cases`);

    await at.list.locator('.case-asistencia').nth(2).click();
    await at.panel.locator('.step').first().waitFor();
    await checkView(at, `${size}-${lang}-2-steps`);
    await at.panel.locator('.step').first().click();
    await at.panel.locator('.schema-form [type=submit]').click();
    await checkView(at, `${size}-${lang}-3-form`);
    for (const [index, name] of ['bitacora', 'pendientes', 'data'].entries()) {
      await at.panel
        .getByRole('tab')
        .nth(index + 1)
        .click();
      await at.panel.locator('.entry, .pendiente, .facts').first().waitFor();
      await checkView(at, `${size}-${lang}-${4 + index}-${name}`);
    }

    if (size === 'narrow') await at.page.locator('.view-switch button').nth(1).click();
    await at.current.locator('text').first().click();
    await at.flow.locator('.element-panel[data-picked]').waitFor();
    await checkView(at, `${size}-${lang}-7-flow`);
    if (size === 'narrow') await at.page.locator('.view-switch button').first().click();

    await at.list.getByRole('button', { name: /Nuevo caso|New case/ }).click();
    await at.page.locator('dialog form').waitFor();
    await checkView(at, `${size}-${lang}-8-new`);
    await at.page.keyboard.press('Escape');
    await at.page.locator('.user-button').click();
    await at.page.locator('.user-popover').waitFor();
    await checkView(at, `${size}-${lang}-9-people`);
    await at.page.keyboard.press('Escape');
    expect(at.troubles).toEqual([]);
    await at.keep();
  });
});

test('one click changes the language of everything, and the link carries it', async () => {
  const at = await open();
  await at.list.locator('.case-asistencia').first().click();
  await at.panel.getByText('Qué puede seguir').waitFor();
  await at.page.getByRole('button', { name: 'English' }).click();
  await at.panel.getByText('What can come next').waitFor();
  await at.list.getByRole('tab', { name: 'Open' }).waitFor();
  await at.flow.locator('svg[lang=en]').waitFor();
  await expect.poll(() => at.page.locator('html').getAttribute('lang')).toBe('en');
  await expect
    .poll(() => at.panel.locator('.step-label').allTextContents())
    .not.toContain('Solicitud retirada');

  const link = await open(wide, new URL(at.page.url()).hash);
  await link.panel.getByText('What can come next').waitFor();
  const holder = await at.holder();
  await expect.poll(() => link.panel.getByRole('heading', { level: 2 }).textContent()).toBe(holder);
  await Promise.all([at.keep(), link.keep()]);
});

test('the tabs are those of the procedure: mine, those open, all', async () => {
  const at = await open();
  const holders = () => at.list.locator('.case-holder').allTextContents();
  const names = async (tab: string) => {
    await at.list.getByRole('tab', { name: tab }).click();
    await at.list.getByRole('tab', { name: tab, selected: true }).waitFor();
    await at.list.locator('.virtual-frame[aria-busy=false]').waitFor();
    return holders();
  };
  const [mine, everybody, all] = [await names('A Cargo'), await names('Abiertos'), await names('Todos')];
  expect(mine.length).toBeGreaterThan(0);
  expect(everybody.length).toBeGreaterThan(mine.length);
  expect(all.length).toBeGreaterThan(everybody.length);
  const closed = at.list.locator('.case[data-status=cerrado]').first();
  const holder = await closed.locator('.case-holder').textContent();
  // It grows no older.
  await expect.poll(() => closed.locator('time').first().textContent()).toMatch(/ \d{4}$|^\d\d:\d\d$/);
  await expect.poll(() => closed.locator('time').first().getAttribute('title')).toMatch(/^Cerrada /);
  await at.list.getByRole('searchbox').fill(holder ?? '');
  await expect.poll(holders).toEqual([holder]);
  await at.list.getByRole('tab', { name: 'A Cargo' }).click();
  await at.list.getByText('Nada coincide con lo que busca.').waitFor();
  await at.list.getByRole('button', { name: 'Buscar en Todos' }).click();
  await expect.poll(holders).toEqual([holder]);
  await at.keep();
});

test('at 1024×768, at 200 % zoom and on a phone nothing of a shift is cut, whatever the names', async () => {
  const at = await open(wide, '#place=agenda');
  const post = await demoClient(at.url, 'ana.rojas');
  const names = [
    'María Fernanda de los Ángeles Ñáñez-Echeverri de la Hoz y Villavicencio',
    'عبد الرحمن بن محمد الفارسي (+57)',
  ];
  for (const [index, name] of names.entries()) await post('api/expedientes', newCase(name, `L-${index}`));
  for (const viewport of [
    { width: 1024, height: 768 },
    // A window of 1440×900 as a browser that zooms to 200 % lays it out.
    { width: 720, height: 450 },
    narrow.viewport,
  ]) {
    await at.page.setViewportSize(viewport);
    const cut = async (what: string) => {
      await at.settled();
      expect(await cutTexts(at.page), `${viewport.width} px wide: ${what}`).toEqual([]);
    };
    for (const name of names) {
      await at.page.goto(`${at.url}/#place=agenda`);
      const row = at.page.locator('.agenda-row').filter({ hasText: name }).first();
      await row.waitFor();
      await cut('the agenda');
      await row.click();
      await at.panel.locator('[data-event="coverage.resolved"] form').waitFor();
      await expect.poll(() => at.holder()).toBe(name);
      await cut('the case');
    }
    await at.page.goto(`${at.url}/#place=cases`);
    await at.list.getByRole('button', { name: 'Nuevo caso' }).click();
    await at.page.locator('dialog form').waitFor();
    await cut('the new case');
    // Without a mouse or a key, the gesture of a phone.
    await at.page.goBack();
    await at.page.locator('dialog').waitFor({ state: 'detached' });
  }
  await at.close();
});

import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { CasePage } from './case-page.ts';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();

/** The cells of a section's table, opened where it is folded. */
async function tableOf({ page }: CasePage, table: string): Promise<string[][]> {
  const section = page.locator(`[data-table="${table}"]`);
  await section.locator('tr, .empty').first().waitFor({ state: 'attached' });
  const details = section.locator('details:not([open]) summary');
  if (await details.count()) await details.click();
  return section
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

test('the heat of the flow is the number that is chosen, and the link carries it', async () => {
  const at = await open(wide, '#place=measures');
  const initial = at.page.locator('.cx-flow [data-id=aperturaDeAsistencia]');
  await at.page.locator('.o-heat').first().waitFor();
  const states = new Map((await tableOf(at, 'states')).map(([state, ...cells]) => [state, cells]));
  const [entered = '', median = ''] = states.get('Apertura de Asistencia') ?? [];
  expect(Number(entered)).toBeGreaterThan(5);
  await expect.poll(() => initial.textContent()).toContain(median);
  await at.page.getByRole('button', { name: 'Cantidad', exact: true }).click();
  await expect.poll(() => initial.textContent()).toContain(`Veces: ${entered}`);
  expect(at.page.url()).toContain('metric=count');
  const link = await open(wide, new URL(at.page.url()).hash);
  await expect
    .poll(() => link.page.locator('.cx-flow [data-id=aperturaDeAsistencia]').textContent())
    .toContain(`Veces: ${entered}`);
  await Promise.all([at.keep(), link.keep()]);
});

test('the funnel begins with all and the filters make it less', async () => {
  const at = await open(wide, '#place=measures');
  const [[, all = ''] = []] = await tableOf(at, 'funnel');
  await at.page.getByText(`${all} asistencias, según su bitácora`).waitFor();
  await at.page.getByLabel('Tipo').selectOption('Vial');
  await expect.poll(async () => Number((await tableOf(at, 'funnel'))[0]?.[1])).toBeLessThan(Number(all));
  const roads = Number((await tableOf(at, 'funnel'))[0]?.[1]);
  expect(roads).toBeGreaterThan(0);
  await at.page.getByLabel('Ciudad').fill('ninguna');
  await at.page.keyboard.press('Enter');
  await at.page.getByText('0 asistencias').waitFor();
  await at.page.getByText('Ninguna asistencia cumple estos filtros.').first().waitFor();
  expect(at.page.url()).toContain('type=vial&city=ninguna');
  await at.page.getByLabel('Ciudad').fill('');
  await at.page.keyboard.press('Enter');
  await at.page.getByLabel('Tipo').selectOption('Todos');
  await at.page.getByText(`${all} asistencias, según su bitácora`).waitFor();
  await at.page.getByRole('button', { name: '30 días' }).click();
  await at.page.getByText(`${all} asistencias, según su bitácora`).waitFor();
  expect(at.page.url()).toMatch(/from=\d{4}-\d\d-\d\d/);
  await at.keep();
});

test('closures, exceptions and lateness have a chart, a table and a file each', async () => {
  const at = await open(wide, '#place=measures');
  for (const table of ['funnel', 'closures', 'exceptions', 'lateness']) {
    const rows = await tableOf(at, table);
    expect(rows.length, table).toBeGreaterThan(0);
    const bars = at.page.locator(`[data-table="${table}"] .chart svg rect`);
    await expect.poll(() => bars.count(), { message: table }).toBeGreaterThanOrEqual(rows.length);
  }
  for (const table of ['funnel', 'closures', 'reasons', 'exceptions', 'lateness', 'states', 'transitions']) {
    const [download] = await Promise.all([
      at.page.waitForEvent('download'),
      at.page
        .locator(`[data-table="${table}"]`)
        .getByRole('button', { name: /^Descargar CSV/ })
        .click(),
    ]);
    expect(download.suggestedFilename()).toBe(`conexion-${table}.csv`);
    const lines = (await text(await download.createReadStream())).trimEnd().split('\r\n');
    expect(lines.length, table).toBeGreaterThan(1);
  }
  expect(at.troubles).toEqual([]);
  await at.keep();
});

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window nothing is cut, and axe finds nothing against WCAG AA:', (size, options) => {
  test.each(['es', 'en'] as const)('the measures in %s', async (lang) => {
    const at = await open(options, `#place=measures&lang=${lang}`);
    await at.page.locator('.chart svg').nth(3).waitFor();
    await checkView(at, `${size}-${lang}-measures`);
    for (const table of ['funnel', 'closures', 'exceptions', 'lateness']) await tableOf(at, table);
    await at.page.locator('[data-table=lateness]').scrollIntoViewIfNeeded();
    await checkView(at, `${size}-${lang}-measures-tables`);
    expect(at.troubles).toEqual([]);
    await at.keep();
  });
});

test.each(['light', 'dark'] as const)('the measures look as they were reviewed, %s', async (colorScheme) => {
  const at = await open({ ...wide, colorScheme }, '#place=measures&metric=count');
  await at.page.locator('.chart svg').nth(3).waitFor();
  await at.golden(`measures-es-${colorScheme}`);
  await at.keep();
});

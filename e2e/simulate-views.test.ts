import { describe, expect, test } from 'vitest';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();
const warranty = new URL('../examples/cases/garantia-de-una-conexion.json', import.meta.url).pathname;

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window', (size, options) => {
  test.each(['es', 'en'] as const)('nothing is cut and axe finds nothing, in %s', async (lang) => {
    const at = await open(options, `#place=simulate&lang=${lang}`);
    await at.page.locator('.sim-start').waitFor();
    await checkView(at, `${size}-${lang}-simulate-1-start`);
    await at.page.locator('.simulate input[type=file]').setInputFiles(warranty);
    await at.page.locator('.sim-steps > li').nth(6).getByRole('button').click();
    await checkView(at, `${size}-${lang}-simulate-2-script`);
    if (size === 'narrow') await at.page.locator('.view-switch button').nth(2).click();
    for (const [index, name] of ['steps', 'bitacora', 'pendientes', 'data'].entries()) {
      await at.panel.getByRole('tab').nth(index).click();
      await checkView(at, `${size}-${lang}-simulate-3-${name}`);
    }
    expect(at.troubles).toEqual([]);
    await at.close();
  });
});

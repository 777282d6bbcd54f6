import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cutTexts } from './cut-texts.ts';
import { narrow, pages, wide } from './open-page.ts';
import { written } from './written.ts';

const open = pages();
const directory = mkdtempSync(join(tmpdir(), 'take-along-'));
afterAll(() => rmSync(directory, { recursive: true }));
/** Each format with its file and the view that is drawn. */
const formats = [
  ['svg', 'svg', null],
  ['png', 'png', null],
  ['pdf', 'pdf', null],
  ['pdf', 'a3', null],
  ['mermaid', 'mmd', null],
  ['scxml', 'scxml', null],
  ['bpmn', 'bpmn', null],
  ['json', 'json', null],
  ['svg', 'svg', 'lanes'],
  ['png', 'png', 'lanes'],
  ['pdf', 'pdf', 'lanes'],
] as const;

describe('the page gives the flow to take along', () => {
  test.each(['es', 'en'] as const)(
    'in every format, the bytes that the command writes (%s)',
    async (lang) => {
      const at = await open(wide, `#place=cases&tab=abiertos&lang=${lang}`);
      const name = { es: 'Exportar', en: 'Export' }[lang];
      await at.flow.getByRole('button', { name }).click();
      const menu = at.page.getByRole('dialog', { name });
      expect(await menu.getByRole('link').count()).toBe(formats.length);
      for (const [format, extension, view] of formats) {
        const download = at.page.waitForEvent('download');
        const name = ['flow', view, extension === 'a3' && 'a3', lang, extension === 'a3' ? 'pdf' : extension];
        await menu.locator(`[href$="/${name.filter(Boolean).join('.')}"]`).click();
        const file = join(directory, format);
        await (await download).saveAs(file);
        const drawn = [...(view ? ['--view', view] : []), ...(extension === 'a3' ? ['--paper', 'a3'] : [])];
        const expected = await written('--format', format, ...drawn, '--lang', lang);
        expect(readFileSync(file).equals(expected), `${format} ${view}`).toBe(true);
      }
      await at.keep();
    },
  );

  test.each([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)(
    'from a menu that nothing cuts, which the keyboard opens and closes (%s)',
    async (size, options) => {
      const at = await open(options);
      if (size === 'narrow') await at.page.locator('.view-switch button').nth(1).click();
      const button = at.flow.getByRole('button', { name: 'Exportar' });
      await button.focus();
      await at.page.keyboard.press('Enter');
      const menu = at.page.getByRole('dialog', { name: 'Exportar' });
      await menu.waitFor();
      // The times of the cases change, and are not what is looked at here.
      await at.golden(`take-along-${size}`, { mask: [at.page.locator('.pane-cases')] });
      expect(await cutTexts(at.page)).toEqual([]);
      const box = await menu.boundingBox();
      const { width, height } = options.viewport;
      expect(
        box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
      ).toBe(true);
      await at.page.keyboard.press('Tab');
      await expect.poll(() => at.page.evaluate(() => document.activeElement?.textContent)).toContain('SVG');
      await at.page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden' });
      await at.keep();
    },
  );
});

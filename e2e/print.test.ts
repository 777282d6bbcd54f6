import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { CasePage } from './case-page.ts';
import { pages, wide } from './open-page.ts';

const open = pages();
let kept: CasePage | undefined;
afterAll(() => kept?.close());

interface Printed {
  readonly size: readonly number[];
  readonly text: string;
  /** In points. */
  readonly least: number;
}

/** The pages that the browser prints. */
async function printed(page: Page): Promise<Printed[]> {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  if (process.env.KEEP_PDF) {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${process.env.KEEP_PDF}-${new URL(page.url()).hash.replace(/\W+/g, '-')}.pdf`, data);
  }
  const document = await getDocument({ data, verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const sheet = await document.getPage(index + 1);
      const { items } = await sheet.getTextContent();
      const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      return {
        size: sheet.view.slice(2).map((side) => Math.round(side)),
        text: texts
          .map(({ str }) => str)
          .join(' ')
          .replace(/\s+/g, ' '),
        least: Math.min(...texts.map(({ transform }) => Math.hypot(transform[2], transform[3]))),
      };
    }),
  );
}

const frame = /Exportar|Ver todo|Expedientes Flujo|Acercar/;

test('the flow is printed as an overview, a page for each stage, and how to read them', async () => {
  kept = await open(wide, '#place=reading&lang=es');
  const { page } = kept;
  await page.locator('.flow svg.cx-flow').waitFor();
  const sheets = await printed(page);
  expect(sheets).toHaveLength(9);
  for (const { size, least, text } of sheets) {
    expect([...size].sort((a, b) => a - b)).toEqual([595, 842]);
    expect(least).toBeGreaterThanOrEqual(7.99);
    expect(text).not.toMatch(frame);
  }
  expect(sheets[5]?.text).toContain('4.1 Diagnóstico, página 7');
  await page.locator('.printed-sheet').waitFor({ state: 'detached' });
});

test.each([
  ['cases', '#place=cases&tab=abiertos&lang=es', '.flow svg.cx-flow', 'Cancelado Posterior'],
  ['agenda', '#place=agenda&lang=es', '.place h2', 'Agenda'],
  ['live', '#place=live&lang=es', '.board-state', 'Cancelado Posterior'],
  ['measures', '#place=measures&lang=es', '.measures svg.cx-flow', 'Cancelado Posterior'],
  ['inbox', '#place=inbox&lang=es', '.place h2', ''],
])('%s prints what it shows, without the buttons of the frame', async (_, hash, shown, words) => {
  if (!kept) throw new Error('the first test opens the page');
  const { page, url } = kept;
  await page.goto(`${url}/${hash}`);
  await page.locator('.place').waitFor();
  await page.locator(shown).first().waitFor();
  const sheets = await printed(page);
  expect(sheets.map(({ text }) => text).join(' ')).toContain(words);
  for (const { text, least } of sheets) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(frame);
    expect(least).toBeGreaterThanOrEqual(7.99);
  }
});

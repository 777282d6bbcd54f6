import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { CasePage } from './case-page.ts';
import { cutTexts } from './cut-texts.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of WCAG AA that the page breaks as it stands, by the elements that break them. */
async function violations({ page }: CasePage): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    );
  });
}

/** Keeps a picture of a view in which no text may be cut, and of which axe may say nothing. */
export async function checkView(at: CasePage, name: string): Promise<void> {
  await at.picture(name);
  expect(await cutTexts(at.page), name).toEqual([]);
  expect(await violations(at), name).toEqual([]);
}

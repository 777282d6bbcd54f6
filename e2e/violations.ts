import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CasePage } from './case-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of each page, the flow as axe last checked it. */
const seen = new WeakMap<CasePage, string>();

/**
 * Whether axe checked the flow of a page as it is drawn now, in the same language and colours. Nine
 * elements of ten are the flow's: checked again, it would take most of the time and find the same.
 */
async function isSeen(at: CasePage): Promise<boolean> {
  const drawn = await at.page.evaluate(() => {
    const flows = [...document.querySelectorAll('.cx-flow')];
    const { outerHTML: root } = document.documentElement.cloneNode(false) as Element;
    return [
      root,
      ...flows.map((flow) => JSON.stringify(flow.getBoundingClientRect()) + flow.outerHTML),
    ].join();
  });
  const isKnown = seen.get(at) === drawn;
  seen.set(at, drawn);
  return isKnown;
}

/** The rules of WCAG AA that the page breaks as it stands, by the elements that break them. */
export async function violations(at: CasePage): Promise<string[]> {
  const { page } = at;
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(
    async (exclude) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await axe.run(
        { include: [['html']], exclude },
        {
          runOnly: { type: 'tag', values: tags },
          // What passes is not described, which would take as long as the rules.
          resultTypes: ['violations'],
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
      );
    },
    (await isSeen(at)) ? [['.cx-flow']] : [],
  );
}

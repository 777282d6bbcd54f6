import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CasePage } from './case-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Axe cannot decide the contrast of any text in a flow, because other shapes lie under it: it would
 * take half of the time and find nothing.
 */
const contrastRule = { id: 'color-contrast', selector: '*:not(.cx-flow *)' };

/** The flows that axe has checked, by their structure and the width of the window. */
const seen = new Set<string>();

/**
 * Whether axe checked a flow like the present one: the same elements with the same attributes. Of
 * their words it asks only whether there are any, of their colours and places nothing. Nine
 * elements of ten are the flow's: checked again, it would take most of the time and find the same.
 */
async function isSeen(at: CasePage): Promise<boolean> {
  // Hashed in the page: the drawing itself, of a megabyte, would take longer to get here than axe.
  const key = await at.page.evaluate(async () => {
    const structures = [...document.querySelectorAll('.cx-flow')].map((flow) =>
      flow.outerHTML
        .replace(/(?<=>)[^<]+/g, '_')
        .replace(/(?<= (aria-label|title|lang)=")[^"]+/g, '_')
        .replace(/[-\d.]+/g, ''),
    );
    const text = new TextEncoder().encode([innerWidth, ...structures].join());
    return new Uint8Array(await crypto.subtle.digest('SHA-256', text)).join();
  });
  const isKnown = seen.has(key);
  seen.add(key);
  return isKnown;
}

/** The rules of WCAG AA that the page breaks as it stands, by the elements that break them. */
export async function violations(at: CasePage): Promise<string[]> {
  const { page } = at;
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(`${axe}; axe.configure(${JSON.stringify({ rules: [contrastRule], noHtml: true })})`);
  return page.evaluate(
    async (isFlowSeen) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      // What is excluded, axe walks through nevertheless: a flow is taken out instead.
      const taken = isFlowSeen ? [...document.querySelectorAll('.cx-flow')] : [];
      const places = taken.map((flow) => {
        const place = document.createComment('');
        flow.replaceWith(place);
        return place;
      });
      const { violations } = await axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        // What passes is not described, which would take as long as the rules.
        resultTypes: ['violations'],
        // No rule of WCAG AA reads the style sheets.
        preload: { assets: ['media'] },
      });
      for (const [index, place] of places.entries()) place.replaceWith(taken[index] ?? '');
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
      );
    },
    await isSeen(at),
  );
}

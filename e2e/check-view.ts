import { expect } from 'vitest';
import type { CasePage } from './case-page.ts';
import { cutTexts } from './cut-texts.ts';
import { violations } from './violations.ts';

/** No text of a view may be cut, and axe may find no violation. If not, a picture of it is kept. */
export async function checkView(at: CasePage, name: string): Promise<void> {
  await at.settled();
  const faults = { cut: await cutTexts(at.page), violations: await violations(at) };
  if (faults.cut.length + faults.violations.length > 0) await at.picture(name);
  expect(faults, name).toEqual({ cut: [], violations: [] });
}

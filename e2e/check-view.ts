import { expect } from 'vitest';
import type { CasePage } from './case-page.ts';
import { cutTexts } from './cut-texts.ts';
import { violations } from './violations.ts';

/** Keeps a picture of a view. No text in it may be cut, and axe may find no violation. */
export async function checkView(at: CasePage, name: string): Promise<void> {
  await at.picture(name);
  expect(await cutTexts(at.page), name).toEqual([]);
  expect(await violations(at), name).toEqual([]);
}

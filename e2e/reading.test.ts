import { expect, test } from 'vitest';
import { pages, wide } from './open-page.ts';

const open = pages();

test('the whole of Annex I is seen at a glance', async () => {
  const at = await open(wide, '#place=reading');
  await at.page.locator('.flow svg').waitFor();
  await at.golden('reading-stages-es-light');
  expect(at.troubles).toEqual([]);
  await at.close();
});

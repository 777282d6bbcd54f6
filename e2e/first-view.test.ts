import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pages } from './open-page.ts';

const open = pages();
const mostBytes = 300_000;

test('the first view takes at most 300 kB of JavaScript, gzipped, and sends no request to another origin', async () => {
  const at = await open();
  const scripts = new Set<string>();
  const origins = new Set<string>();
  at.page.on('response', (response) => {
    origins.add(new URL(response.url()).origin);
    if (response.request().resourceType() === 'script') scripts.add(response.url());
  });
  await at.page.reload();
  await at.list.locator('.case').first().waitFor();
  await at.flow.locator('.state').first().waitFor();
  const sizeOf = async (url: string) => gzipSync(await (await fetch(url)).bytes()).length;
  const sizes = await Promise.all([...scripts].map(sizeOf));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`The first view takes ${Math.round(bytes / 1000)} kB of JavaScript, gzipped`);
  expect(sizes.length).toBeGreaterThan(2);
  expect(bytes).toBeLessThan(mostBytes);
  expect([...origins]).toEqual([new URL(at.page.url()).origin]);
  await at.close();
});

import type { Page } from 'playwright-core';

/** `E2E_SLOWNESS=1000`: answers of the API come late, by up to so many milliseconds. */
const slowness = Number(process.env.E2E_SLOWNESS ?? 0);

/** How many times slower the page's processor then seems. */
const throttling = 4;

/**
 * Makes a page slow where E2E_SLOWNESS asks for it: it reveals what a test takes for granted and
 * must wait for.
 */
export async function slowDown(page: Page): Promise<void> {
  if (slowness === 0) return;
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  // The stream is one answer without an end.
  await page.route(/\/api\/(?!stream)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * slowness));
    // The page may have closed meanwhile.
    await route.fallback().catch(() => undefined);
  });
}

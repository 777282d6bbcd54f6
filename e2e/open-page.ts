import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceOptions, startService } from '@conexion/service';
import { type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { CasePage } from './case-page.ts';
import { slowDown } from './slow-down.ts';

export const wide = { viewport: { width: 1440, height: 900 } };
export const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 };

const patience = 60_000;

/**
 * A service with demonstration cases and the built page, for one test file. The function that it
 * returns opens the page in a separate browser profile. A complaint of the page in its console
 * fails the test that closes it.
 */
export function pages(
  given: Partial<ServiceOptions> = {},
): (options?: BrowserContextOptions, hash?: string) => Promise<CasePage> {
  let url = '';
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'conexion-e2e-'));
    closing.push(() => rm(dataDir, { recursive: true, force: true }));
    const service = await startService({ dataDir, demo: true, seed: true, currency: 'USD', ...given });
    closing.push(() => service.close());
    url = service.url;
    const browser = await chromium.connect(inject('browser'));
    closing.push(() => browser.close());
    open = async (options = wide, hash = '') => {
      const context = await browser.newContext({ locale: 'es', timezoneId: 'America/Bogota', ...options });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      await slowDown(page);
      const casePage = new CasePage(page, url);
      await page.goto(`${url}/${hash}`);
      return casePage;
    };
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  let open: (options?: BrowserContextOptions, hash?: string) => Promise<CasePage>;
  return (options, hash) => open(options, hash);
}

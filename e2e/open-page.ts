import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceOptions, startService } from '@conexion/service';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { CasePage } from './case-page.ts';
import { sharedBrowser } from './launch-browser.ts';
import { slowDown } from './slow-down.ts';

export const wide = { viewport: { width: 1440, height: 900 } };
export const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 };

const patience = 60_000;

/** What no page has at the moment: profiles, and pages that a test has kept. */
interface Idle {
  readonly contexts: BrowserContext[];
  readonly pages: Page[];
}

/**
 * Browser profiles of which each is lent to one page at a time. The next page finds the scripts of
 * the one before in the cache, and nothing else of it.
 */
class Profiles {
  readonly #browser: Browser;
  readonly #idle = new Map<string, Idle>();
  readonly #all: BrowserContext[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(options: BrowserContextOptions, url: string) {
    const { colorScheme = 'light', reducedMotion = 'no-preference', ...profile } = options;
    const key = JSON.stringify(profile);
    const idle = this.#idle.get(key) ?? { contexts: [], pages: [] };
    this.#idle.set(key, idle);
    const page = idle.pages.pop() ?? (await this.#newPage(idle, profile));
    const context = page.context();
    await slowDown(page);
    await page.emulateMedia({ colorScheme, reducedMotion });
    const close = async () => {
      const devTools = await context.newCDPSession(page);
      await devTools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
      await page.close();
      idle.contexts.push(context);
    };
    const keep = async () => {
      page.removeAllListeners('pageerror');
      page.removeAllListeners('request');
      await page.unrouteAll();
      // The place that shows least. The one before has ended then, with what was open in it.
      await page.goto(`${url}/#place=inspect&lang=es`);
      await page.locator('html[lang=es] .how-to-connect').waitFor({ state: 'attached' });
      idle.pages.push(page);
    };
    return { page, close, keep };
  }

  async close(): Promise<void> {
    for (const context of this.#all) await context.close();
  }

  async #newPage(idle: Idle, profile: BrowserContextOptions): Promise<Page> {
    const context = idle.contexts.pop() ?? (await this.#make(profile));
    return context.newPage();
  }

  async #make(profile: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      locale: 'es',
      timezoneId: 'America/Bogota',
      ...profile,
    });
    context.setDefaultTimeout(patience);
    this.#all.push(context);
    return context;
  }
}

/**
 * A service with demonstration cases and the built page, for one test file. The function that it
 * returns opens the page as a browser does that never stored anything of it, or one that a test
 * has kept.
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
    const profiles = new Profiles(await sharedBrowser());
    closing.push(() => profiles.close());
    open = async (options = wide, hash = '#place=cases&tab=abiertos') => {
      const { page, close, keep } = await profiles.open(options, url);
      const casePage = new CasePage(page, url, close, keep);
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

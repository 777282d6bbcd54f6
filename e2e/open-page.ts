import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceOptions, startService } from '@conexion/service';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { CasePage } from './case-page.ts';
import { slowDown } from './slow-down.ts';

export const wide = { viewport: { width: 1440, height: 900 } };
export const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 };

const patience = 60_000;

/** What a page can be given later; the rest of the options makes a browser profile. */
type PageOptions = Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion'>;

/**
 * Browser profiles of which each is lent to one page at a time. The next page finds the scripts of
 * the one before in the cache, and nothing else of it.
 */
class Profiles {
  readonly #browser: Browser;
  readonly #idle = new Map<string, BrowserContext[]>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open({ colorScheme, reducedMotion, ...profile }: BrowserContextOptions, url: string) {
    const emulated: PageOptions = { colorScheme, reducedMotion };
    const key = JSON.stringify(profile);
    const idle = this.#idle.get(key) ?? [];
    this.#idle.set(key, idle);
    const context = idle.pop() ?? (await this.#make(profile));
    const page = await context.newPage();
    await page.emulateMedia(emulated);
    const close = async () => {
      const devTools = await context.newCDPSession(page);
      await devTools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
      await page.close();
      idle.push(context);
    };
    return { page, close };
  }

  async #make(profile: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      locale: 'es',
      timezoneId: 'America/Bogota',
      ...profile,
    });
    context.setDefaultTimeout(patience);
    return context;
  }
}

/**
 * A service with demonstration cases and the built page, for one test file. The function that it
 * returns opens the page as a browser does that never stored anything of it.
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
    const profiles = new Profiles(browser);
    open = async (options = wide, hash = '#place=cases&tab=abiertos') => {
      const { page, close } = await profiles.open(options, url);
      await slowDown(page);
      const casePage = new CasePage(page, url, close);
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

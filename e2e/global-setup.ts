import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launch-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all test files listens. */
    browser: string;
  }
}

/** One browser for all test files: each opens separate contexts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowser();
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}

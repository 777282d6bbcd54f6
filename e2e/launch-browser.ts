import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * In containers tests run as root, where Chromium has no sandbox; drawn by the CPU, the flow is ten
 * times as fast as by an emulated GPU.
 */
const args = ['--no-sandbox', '--disable-gpu', '--in-process-gpu', '--font-render-hinting=none'];

/**
 * A headless browser. On Linux it comes through npm with its own libraries; elsewhere an installed
 * Chrome is used. CHROME_PATH names another one.
 */
export async function launchBrowser(): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  if (!CHROME_PATH && process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({ executablePath: CHROME_PATH ?? (await sparticuz.executablePath()), args });
}

let ofProcess: Promise<Browser> | undefined;

/**
 * One browser for all test files of a process, each with separate contexts. It ends with the
 * process.
 */
export const sharedBrowser = (): Promise<Browser> => {
  ofProcess ??= launchBrowser();
  return ofProcess;
};

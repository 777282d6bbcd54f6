import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';

const goldens = fileURLToPath(new URL('./goldens/', import.meta.url));
const screenshots = fileURLToPath(new URL('./screenshots/', import.meta.url));

/**
 * How far a pixel's colour may be off, from 0 to 1, and which share of all pixels may be farther.
 */
const tolerance = { colour: 0.2, pixels: 0.001 };

/** `UPDATE_GOLDENS=1` rewrites them, for a person to review. */
const isUpdating = process.env.UPDATE_GOLDENS === '1';

/** How long the page may take to show what is compared, in milliseconds. */
const patience = 60_000;

/**
 * The page's other text is in whatever font the machine has: for a golden all of it is in the one
 * that the page embeds.
 */
const oneFont = "*, ::before, ::after { font-family: 'IBM Plex Sans Condensed' !important }";

export interface GoldenOptions {
  /** What changes from run to run, such as times: painted over. */
  mask?: readonly Locator[];
}

/**
 * Compares what the page shows, or soon will, with the reviewed picture `goldens/<name>.png`.
 * @throws where it differs by more than the tolerance, or there is none; both pictures are then
 *   among the screenshots.
 */
export async function compareWithGolden(
  page: Page,
  name: string,
  { mask = [] }: GoldenOptions,
): Promise<void> {
  const file = `${goldens}${name}.png`;
  if (!isUpdating && !existsSync(file))
    throw new Error(`There is no golden ${name}: look at the page, then run again with UPDATE_GOLDENS=1`);
  const style = await page.addStyleTag({ content: oneFont });
  await page.evaluate(() => document.fonts.ready);
  const end = Date.now() + patience;
  let differs: string | undefined;
  let last: Buffer | undefined;
  if (isUpdating) await page.waitForTimeout(2_000);
  for (;;) {
    const shot = await page.screenshot({
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      mask: [...mask],
    });
    if (isUpdating) writeFileSync(file, shot);
    // What was compared once needs no second comparison: it takes longer than the picture.
    else if (!last?.equals(shot)) differs = difference(name, readFileSync(file), shot);
    if (differs === undefined || Date.now() > end) break;
    last = shot;
    await page.waitForTimeout(250);
  }
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  if (differs !== undefined) throw new Error(differs);
}

/**
 * In words, with both pictures among the screenshots; undefined where there is none beyond the
 * tolerance.
 */
function difference(name: string, golden: Buffer, shot: Buffer): string | undefined {
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(`${screenshots}${name}.png`, shot);
  rmSync(`${screenshots}${name}.diff.png`, { force: true });
  // Decoding both takes longer than the picture did.
  if (golden.equals(shot)) return undefined;
  const [expected, actual] = [PNG.sync.read(golden), PNG.sync.read(shot)];
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    return `${name} is ${actual.width}×${actual.height}, its golden ${width}×${height}`;
  const diff = new PNG({ width, height });
  const different = pixelmatch(expected.data, actual.data, diff.data, width, height, {
    threshold: tolerance.colour,
  });
  if (different <= tolerance.pixels * width * height) return undefined;
  writeFileSync(`${screenshots}${name}.diff.png`, PNG.sync.write(diff));
  const share = ((100 * different) / (width * height)).toFixed(2);
  return `${name} differs from its golden in ${share} % of the pixels: see screenshots/${name}.diff.png`;
}

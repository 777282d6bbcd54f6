import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pages, wide } from './open-page.ts';

const open = pages();

interface Shown {
  readonly text: string;
  readonly style: string;
  /** The size of its letters, in pixels of the screen. */
  readonly pixels: number;
  /** The state or the region whose name it is. */
  readonly of: string | null;
  readonly isStage: boolean;
  readonly box: Box;
  readonly outer: Box | null;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every text that the picture shows, measured as the browser draws it, and the picture's scale. */
const shownTexts = (page: Page): Promise<{ scale: number; texts: Shown[] }> =>
  page.evaluate(() => {
    const svg = document.querySelector<SVGSVGElement>('.flow svg.cx-flow');
    if (!svg) throw new Error('there is no picture');
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const boxOf = (element: Element | null | undefined) => {
      if (!element) return null;
      const { x, y, right, bottom } = element.getBoundingClientRect();
      return { x, y, right, bottom };
    };
    const cards = [...svg.querySelectorAll('.card')];
    const texts = [...svg.querySelectorAll('text')].flatMap((element) => {
      const { visibility, fontSize } = getComputedStyle(element);
      const turned = element.getCTM();
      const box = boxOf(element);
      if (visibility === 'hidden' || !turned || !box) return [];
      const place = element.closest('.state, .region');
      const head = boxOf(place?.querySelector('rect'));
      // A card holds a state's name and its steps.
      const card = place?.matches('.state')
        ? cards
            .map(boxOf)
            .find(
              (one) =>
                one &&
                head &&
                one.x <= head.x + 1 &&
                one.right >= head.right - 1 &&
                one.y <= head.y + 1 &&
                one.bottom >= head.bottom - 1,
            )
        : head;
      return {
        text: element.textContent,
        style: [...element.classList].find((name) => name.startsWith('t-'))?.slice(2) ?? '',
        pixels:
          Number.parseFloat(fontSize) * Math.hypot(turned.a, turned.b) * (scale / (svg.getCTM()?.a ?? 1)),
        isStage:
          place?.matches('.region:not(.aside, .region .region)') === true && element.parentElement === place,
        of: place?.getAttribute('data-id') ?? place?.getAttribute('data-region') ?? null,
        box,
        outer: card ?? null,
      };
    });
    return { scale, texts };
  });

const least = (texts: readonly Shown[], kind: 'state' | 'region') =>
  Math.min(...texts.filter(({ style, of }) => style === kind && of !== null).map(({ pixels }) => pixels));

/** No text may leave its card; descenders may touch its border. */
function expectInside(texts: readonly Shown[], where: string): void {
  const outside = texts.filter(
    ({ box, outer }) =>
      outer !== null &&
      !(box.x >= outer.x - 1 && box.right <= outer.right + 1 && box.bottom <= outer.bottom + 4),
  );
  expect(outside, where).toEqual([]);
}

const rounding = 0.01;

test('only text that can be read is drawn, and names stay as large as they must be', async () => {
  const at = await open(wide, '#place=reading&lang=es');
  const { page } = at;
  const measure = async () => {
    await at.settled();
    return shownTexts(page);
  };
  await page.locator('.flow svg.far').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const seen: number[] = [];
  for (let step = 0; step < 5; step++) {
    const { scale, texts } = await measure();
    seen.push(scale);
    const where = `at ${scale.toFixed(2)}`;
    expect(
      texts.filter(({ pixels }) => pixels < 11 - rounding),
      where,
    ).toEqual([]);
    for (const [style, from] of [
      ['event', 11 / 15],
      ['guard', 11 / 12],
      ['clause', 11 / 12],
    ] as const)
      expect(
        texts.some((text) => text.style === style),
        `${style} ${where}`,
      ).toBe(scale >= from);
    expect(least(texts, 'state'), where).toBeGreaterThanOrEqual(13 - rounding);
    expect(least(texts, 'region'), where).toBeGreaterThanOrEqual(13 - rounding);
    expectInside(texts, where);
    await page.locator('.flow-viewport').focus();
    await page.keyboard.press('+');
  }
  expect(seen[0]).toBeLessThan(0.6);
  expect(seen.at(-1)).toBeGreaterThan(1.1);

  await page.keyboard.press('0');
  await page.locator('.flow svg.far').waitFor();
  for (const [width, height] of [
    [1920, 1080],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { texts } = await measure();
    const titles = texts.filter(({ isStage }) => isStage);
    expect(titles.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...titles.map(({ pixels }) => pixels))).toBeGreaterThanOrEqual(14 - rounding);
    expect(least(texts, 'state')).toBeGreaterThanOrEqual(13 - rounding);
  }
  await page.getByRole('button', { name: 'Carriles' }).click();
  await page.locator('[data-lane]').first().waitFor();
  const lanes = await measure();
  expect(least(lanes.texts, 'state')).toBeGreaterThanOrEqual(11 - rounding);
  expectInside(lanes.texts, 'lanes');
  await at.keep();
});

test('in the whole view the main way and the closures stand out, and others light up with their state', async () => {
  const at = await open(wide, '#place=reading&lang=es');
  const { page } = at;
  await page.locator('.flow svg.far').waitFor();
  const strong = () =>
    page.locator('.cx-flow [data-kind=edge]').evaluateAll((edges) =>
      edges
        .filter((edge) => {
          const line = edge.querySelector('.line');
          return line && getComputedStyle(line).opacity === '1';
        })
        .map((edge) => [...edge.classList].find((name) => /^(main|closure|forward|back)$/.test(name))),
    );
  const kinds = await strong();
  expect(kinds.filter((kind) => kind === 'main')).toHaveLength(15);
  expect(kinds.filter((kind) => kind === 'closure')).toHaveLength(16);
  expect(kinds).toHaveLength(31);
  await page.locator('.cx-flow [data-id="autorizacion.cotizacion"]').hover();
  await expect.poll(async () => (await strong()).length).toBeGreaterThan(31);
  const before = await page.locator('.flow-content').evaluate((content) => content.style.transform);
  await page.locator('.cx-flow [data-id="autorizacion.oferta"] text').first().click();
  const exits = page.locator('.detail .element-ways > li');
  await exits.first().waitFor();
  const offered = await page.locator('.detail').textContent();
  for (const words of ['Oferta aceptada', 'Asignación Proveedor', 'Condición', '5.1.'])
    expect(offered).toContain(words);
  const sizes = await page
    .locator('.detail .element-ways :is(h4, p, button, span)')
    .evaluateAll((parts) => parts.map((part) => Number.parseFloat(getComputedStyle(part).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
  expect(before).not.toBe('');
  await at.keep();
});

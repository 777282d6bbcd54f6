import type { Page } from 'playwright-core';

/**
 * The texts in view that their box cuts off, or that stick out of the window. Boxes that scroll may
 * hold more than they show.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = (element: Element) => `${element.className}: ${element.textContent?.trim().slice(0, 60)}`;
    const isClipping = (element: Element) => {
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'hidden' || overflowX === 'clip';
    };
    const cut: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('svg, .visually-hidden, .skip-link, .flow-viewport, [hidden]')) continue;
      if (!element.checkVisibility() || element.clientWidth === 0) continue;
      const { left, right } = element.getBoundingClientRect();
      if (right > innerWidth + 1 || left < -1) cut.push(`out of the window: ${words(element)}`);
      if (isClipping(element) && element.scrollWidth > element.clientWidth + 1)
        cut.push(`cut: ${words(element)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) cut.push('the page scrolls sideways');
    return cut;
  });
}

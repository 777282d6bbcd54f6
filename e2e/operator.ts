import type { Locator, Page } from 'playwright-core';

/** A person at the page whose clicks and keystrokes are counted. */
export class Operator {
  readonly page: Page;
  clicks = 0;
  keystrokes = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** Presses keys, one after another, wherever the focus is. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keystrokes += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Types where the focus is. */
  async write(text: string): Promise<void> {
    this.keystrokes += text.length;
    await this.page.keyboard.type(text);
  }

  /** Clicks an input and types into it. */
  async fill(input: Locator, text: string): Promise<void> {
    // At its start: a date is typed from its first part on.
    this.clicks += 1;
    await input.click({ position: { x: 12, y: 12 } });
    await this.write(text);
  }
}

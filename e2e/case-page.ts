import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { compareWithGolden, type GoldenOptions } from './golden.ts';

const screenshots = fileURLToPath(new URL('./screenshots/', import.meta.url));

/** The page in the words of its users: cases, steps, forms. */
export class CasePage {
  readonly page: Page;
  readonly url: string;
  /** Uncaught errors and requests that left the service's origin. */
  readonly troubles: string[] = [];
  readonly close: () => Promise<void>;
  /**
   * Instead of closing: the next test that opens such a page goes on in this one, from another
   * place. For tests that leave nothing typed and the same person signed in.
   */
  readonly keep: () => Promise<void>;

  constructor(page: Page, url: string, close = () => page.context().close(), keep = close) {
    this.page = page;
    this.url = url;
    this.close = close;
    this.keep = keep;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) this.troubles.push(`foreign request: ${request.url()}`);
    });
  }

  get list(): Locator {
    return this.page.locator('.pane-cases');
  }
  get panel(): Locator {
    return this.page.locator('#case');
  }
  get flow(): Locator {
    return this.page.locator('.pane-flow');
  }
  /** The state of the flow in which the picked case is drawn. */
  get current(): Locator {
    return this.flow.locator('[aria-current=step]');
  }

  /** Whose case is open, once that is known. */
  async holder(): Promise<string> {
    const heading = this.panel.getByRole('heading', { level: 2 }).filter({ hasNotText: 'Cargando…' });
    return (await heading.textContent()) ?? '';
  }

  /** Opens a case with the example that the form offers. */
  async openExampleCase(): Promise<void> {
    await this.page.getByRole('button', { name: 'Nuevo caso' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Nuevo caso' });
    await dialog.getByRole('button', { name: 'Llenar con un ejemplo' }).click();
    await dialog.getByRole('button', { name: 'Abrir el caso' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.panel.getByText('Qué puede seguir').waitFor();
    await this.holder();
  }

  /** Opens the form of an event, whether it is for now or among the others. */
  async openStep(event: string): Promise<Locator> {
    const step = this.panel.locator(`[data-event="${event}"]`);
    const toggle = step.locator('.step');
    // The step that is likely to come next is open already.
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    const form = step.locator('form');
    await form.waitFor();
    return form;
  }

  /** Records an event: opens its form, fills it in, sends it and waits until the page says so. */
  async record(event: string, fill: (form: Locator) => Promise<void> = async () => undefined): Promise<void> {
    const form = await this.openStep(event);
    await fill(form);
    await form.getByRole('button', { name: 'Registrar' }).click();
    await form.waitFor({ state: 'detached' });
    await this.panel.locator('.recorded').getByText('Registrado').waitFor();
  }

  async showOtherSteps(): Promise<void> {
    const summary = this.panel.getByText('Los demás pasos');
    await summary.scrollIntoViewIfNeeded();
    await summary.click();
    await this.panel.locator('.other-steps .step').first().waitFor();
  }

  async show(section: 'Pasos' | 'Bitácora' | 'Pendientes' | 'Datos'): Promise<void> {
    await this.panel.getByRole('tab', { name: section }).click();
  }

  /** Continues as another person of the demonstration. */
  async become(name: string): Promise<void> {
    await this.page.locator('.user-button').click();
    await this.page.locator('.user-option').getByText(name).click();
    const current = this.page.locator('.user-button .user-name').filter({ hasText: name });
    await current.waitFor({ state: 'attached' });
  }

  /** Waits for the end of every transition and animation, except those that never end. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const ending = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
  }

  /** Keeps a picture, for people to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: `${screenshots}${name}.png` });
  }

  /** Compares what is in view with its reviewed picture. */
  golden(name: string, options: GoldenOptions = {}): Promise<void> {
    return compareWithGolden(this.page, name, options);
  }
}

/** Fills an amount of a form, by its label. */
export const amount = (form: Locator, label: string, text: string): Promise<void> =>
  form
    .getByRole('textbox', { name: new RegExp(`^${label}( \\((opcional|necesario para [^)]+)\\))?$`) })
    .fill(text);

/** Chooses one of the values of a choice with radio buttons. */
export const choose = (form: Locator, group: string, value: string): Promise<void> =>
  form.getByRole('group', { name: group }).getByLabel(value, { exact: true }).check();

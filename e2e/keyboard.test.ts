import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CasePage } from './case-page.ts';
import { pages } from './open-page.ts';

const open = pages();
let at: CasePage;
beforeEach(async () => {
  at = await open();
  await at.list.locator('.case').first().waitFor();
});
afterEach(() => at.keep());

const press = (key: string) => at.page.keyboard.press(key);
/** What has the focus, in few words. */
const focused = () =>
  at.page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.tagName} ${element?.getAttribute('aria-label') ?? element?.textContent}`.slice(0, 80);
  });
async function tabTo(words: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await press('Tab');
    if (words.test(await focused())) return;
  }
  throw new Error(`the Tab key does not reach ${words}; it is at ${await focused()}`);
}

test('a case is picked, a step recorded and the bitácora read without a mouse', async () => {
  await tabTo(/Nuevo caso/);
  await press('Enter');
  await at.page.locator('dialog form').waitFor();
  await tabTo(/Llenar con un ejemplo/);
  await press('Enter');
  await tabTo(/Abrir el caso/);
  await press('Enter');
  await at.panel.getByText('Qué puede seguir').waitFor();

  await at.list.locator('.case-asistencia').first().focus();
  await press('Enter');
  await tabTo(/^BUTTON Solicitud retirada/);
  // Opens the form, whose first field then has the focus.
  await press('Enter');
  await expect.poll(focused).toMatch(/^TEXTAREA/);
  await at.page.keyboard.type('Ya no lo necesita');
  await tabTo(/^BUTTON Registrar/);
  await press('Enter');
  await at.panel.getByText('Registrado: Solicitud retirada').waitFor();

  await at.panel.getByRole('tab', { name: 'Pasos' }).focus();
  await press('ArrowRight');
  await expect.poll(focused).toMatch(/Bitácora/);
  await at.panel.locator('.entry').first().waitFor();
  await expect.poll(() => at.panel.locator('.entry').first().textContent()).toContain('Ya no lo necesita');
});

test('what has the focus can be seen', async () => {
  await tabTo(/Nuevo caso/);
  const outline = await at.page.evaluate(
    () => getComputedStyle(document.activeElement as Element).outlineStyle,
  );
  expect(outline).toBe('solid');
});

test('the flow is moved and zoomed by keys', async () => {
  const frame = at.flow.locator('.flow-viewport');
  const place = () =>
    at.flow.locator('.flow-content').evaluate((element) => (element as HTMLElement).style.transform);
  await frame.focus();
  const whole = await place();
  await press('+');
  await expect.poll(place).not.toBe(whole);
  const larger = await place();
  await press('ArrowRight');
  await expect.poll(place).not.toBe(larger);
  await press('0');
  await expect.poll(place).toBe(whole);
});

test('a state or an arrow with the focus shows its clause in words', async () => {
  await at.flow.locator('[data-kind=state][data-id="autorizacion.alternativas"]').focus();
  const words = at.flow.locator('.element-panel');
  await words.waitFor();
  await expect.poll(() => words.textContent()).toMatch(/Alternativas.*5\.1\.B.*no son prestadores nuestros/s);
  await press('Enter');
  const picked = at.flow.locator('.element-panel[data-picked]');
  await picked.getByText('Desde aquí:').waitFor();
  await picked.getByRole('button', { name: 'Alternativas sugeridas' }).click();
  await expect.poll(() => picked.textContent()).toMatch(/Paso.*Alternativas sugeridas.*con descargo hecho/s);
});

test('a state that a link picks is in view beside its panel, which takes some of the room', async () => {
  await at.page.goto('about:blank');
  await at.page.goto(`${at.url}/#place=live&state=autorizacion.oferta`);
  const picked = at.flow.locator('.state.selected');
  await picked.waitFor();
  await at.flow.locator('.element-panel[data-picked]').waitFor();
  // Where the whole picture fits into the room, its states are smaller.
  await expect.poll(async () => (await picked.boundingBox())?.width).toBeGreaterThan(100);
  await expect
    .poll(async () => {
      const [state, frame] = [
        await picked.boundingBox(),
        await at.flow.locator('.flow-viewport').boundingBox(),
      ];
      return state && frame && state.y >= frame.y && state.y + state.height <= frame.y + frame.height;
    })
    .toBe(true);
});

test('the flow is moved and zoomed by the mouse, and read by pointing', async () => {
  const content = at.flow.locator('.flow-content');
  const place = () => content.evaluate((element) => (element as HTMLElement).style.transform);
  const box = await at.flow.locator('.flow-viewport').boundingBox();
  if (!box) throw new Error('the flow is not in view');
  const whole = await place();
  await at.page.mouse.move(box.x + box.width / 2, box.y + 20);
  await at.page.mouse.wheel(0, -400);
  await expect.poll(place).not.toBe(whole);
  const zoomed = await place();
  await at.page.mouse.down();
  await at.page.mouse.move(box.x + box.width / 2 - 120, box.y + 80);
  await at.page.mouse.up();
  await expect.poll(place).not.toBe(zoomed);
  await at.flow.getByRole('button', { name: 'Ver todo' }).click();
  await at.flow.locator('[data-kind=state][data-id="monitoreo.arribo"] text').first().hover();
  await at.flow.locator('.element-panel[data-part="monitoreo.arribo"]').waitFor();
});

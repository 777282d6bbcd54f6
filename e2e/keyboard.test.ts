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
    const words =
      element?.getAttribute('aria-label') ?? element?.getAttribute('name') ?? element?.textContent;
    return `${element?.tagName} ${words}`.slice(0, 80);
  });
async function tabTo(words: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await press('Tab');
    if (words.test(await focused())) return;
  }
  throw new Error(`the Tab key does not reach ${words}; it is at ${await focused()}`);
}

test('? shows the keys, n opens a new case wherever one is, and Back closes a dialog and no more', async () => {
  const dialog = (name: string) => at.page.getByRole('dialog', { name });
  const address = at.page.url();
  await press('?');
  await expect.poll(() => dialog('Teclas').textContent()).toContain('Abrir un caso nuevo');
  await press('Escape');
  // At once: the step that the first dialog takes back must not close the second.
  await press('n');
  await expect.poll(focused).toMatch(/^INPUT/);
  await at.page.goBack();
  await dialog('Nuevo caso').waitFor({ state: 'detached' });
  expect(at.page.url()).toBe(address);
  await at.page.goto(`${at.url}/#place=agenda`);
  await at.page.getByRole('button', { name: 'Avisos: no' }).waitFor();
  // A busy browser takes a step back late: what the keys do meanwhile must stand.
  await at.page.evaluate(() => {
    const back = history.back.bind(history);
    history.back = () => void setTimeout(back, 300);
  });
  await press('n');
  await dialog('Nuevo caso').waitFor();
  await press('Escape');
  await dialog('Nuevo caso').waitFor({ state: 'detached' });
  expect(at.page.url()).toContain('place=agenda');
  // The agenda has no search: the key leads to that of all cases.
  await press('/');
  await expect.poll(focused).toMatch(/^INPUT Nombre, teléfono/);
  expect(at.page.url()).toMatch(/place=cases.*tab=todos|tab=todos.*place=cases/);
});

test('from the top of the page at most 15 stops of the Tab key lead to the first step of a case', async () => {
  await at.list.locator('.case-asistencia').first().click();
  await at.panel.locator('.step-list button').first().waitFor();
  const address = at.page.url();
  await at.page.goto('about:blank');
  await at.page.goto(address);
  await at.panel.locator('.step-list button').first().waitFor();
  const isAtStep = () => at.page.evaluate(() => document.activeElement?.closest('.step-list') !== null);
  let stops = 0;
  while (!(await isAtStep()) && stops <= 15) {
    await press('Tab');
    stops += 1;
  }
  expect(stops).toBeGreaterThan(0);
  expect(stops).toBeLessThanOrEqual(15);
});

test('a case is worked from the call to its conclusion without a mouse, and its bitácora read', async () => {
  await press('n');
  await at.page.locator('dialog form').waitFor();
  await tabTo(/Llenar con un ejemplo/);
  await press('Enter');
  await tabTo(/Abrir el caso/);
  await press('Enter');
  const recorded = (label: string) => at.panel.getByText(`Registrado: ${label}`, { exact: true }).waitFor();
  /** The form of the step that comes next has the focus in its first field. */
  const record = async (label: string, isAt: RegExp, fill: () => Promise<void>) => {
    await expect.poll(focused).toMatch(isAt);
    await fill();
    await tabTo(/^BUTTON Registrar$/);
    await press('Enter');
    await recorded(label);
  };
  /** The button that records it has the focus, or is a few stops away. */
  const recordAtOnce = async (label: string) => {
    const button = new RegExp(`^BUTTON Registrar.*: ${label}$`);
    if (!button.test(await focused())) await tabTo(button);
    await press('Enter');
    await recorded(label);
  };
  const no = async (label: RegExp) => {
    await tabTo(label);
    await press('ArrowRight');
  };
  await record('Cobertura resuelta', /^INPUT/, () => press('Space'));
  await record('Proveedor asignado', /^SELECT/, async () => {
    await press('ArrowDown');
    await tabTo(/Próxima hora/);
    await press('Enter');
  });
  for (const label of ['Afiliado confirma', 'Proveedor monitoreado', 'Afiliado monitoreado'])
    await recordAtOnce(label);
  await recordAtOnce('Proveedor en sitio');
  await recordAtOnce('Arribo validado');
  await record('Diagnóstico registrado', /^TEXTAREA/, async () => {
    await at.page.keyboard.type('Interruptor dañado');
    await press('Tab');
    await at.page.keyboard.type('48');
    await no(/heavyMachinery/);
    await no(/largeWorks/);
  });
  for (const label of ['Trabajo autorizado', 'Servicio realizado', 'Servicio terminado'])
    await recordAtOnce(label);
  await record('Costos cargados', /^INPUT/, async () => undefined);
  await record('Conformidad registrada', /^INPUT/, () => press('Space'));
  await at.panel.getByText('La asistencia está cerrada').waitFor();

  await at.panel.getByRole('tab', { name: 'Pasos' }).focus();
  await press('ArrowRight');
  await expect.poll(focused).toMatch(/Bitácora/);
  await expect
    .poll(() => at.panel.locator('.entry').first().textContent())
    .toContain('Conformidad registrada');
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

test('the parts of the flow are one stop of the Tab key, with arrow keys between them', async () => {
  const svg = at.flow.locator('svg.cx-flow');
  const focused = () => at.page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  const place = () => at.flow.locator('.flow-content').getAttribute('style');
  const stops = svg.locator('[tabindex="0"]');
  await expect.poll(() => stops.count()).toBe(1);
  await stops.focus();
  const first = await focused();
  const before = await place();
  await press('ArrowRight');
  expect(await focused()).toBe('aperturaDeAsistencia>autorizacion.alternativas');
  expect(await stops.count()).toBe(1);
  await press('Home');
  expect(await focused()).toBe(first);
  expect(await place()).toBe(before);
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

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { caseFile } from '@conexion/machines/cases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playPure } from '../examples/cases/play-pure.ts';
import { amount, type CasePage, choose } from './case-page.ts';
import { pages, wide } from './open-page.ts';
import { runTest } from './run-test.ts';

const open = pages();
const here = fileURLToPath(new URL('.', import.meta.url));
const concluded = `${here}../examples/cases/conexion-hogar-aceptada.json`;
const warranty = `${here}../examples/cases/garantia-de-una-conexion.json`;

const rows = (at: CasePage) => at.page.locator('.sim-steps > li');
const press = (at: CasePage, name: string) => at.page.getByRole('button', { name }).click();
const state = (at: CasePage) => at.current.getAttribute('data-id');
const isForNow = async (at: CasePage, event: string) =>
  (await at.panel.locator(`.steps > .step-list > [data-event="${event}"]`).count()) > 0;
const time = (at: CasePage) => at.page.locator('.sim-time time').getAttribute('datetime');

async function start(at: CasePage): Promise<void> {
  await press(at, 'Empezar un caso');
  const dialog = at.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Llenar con un ejemplo' }).click();
  await dialog.getByRole('button', { name: 'Abrir el caso' }).click();
  await at.panel.getByText('Qué puede seguir').waitFor();
}

async function saved(at: CasePage, button: string): Promise<string> {
  const [download] = await Promise.all([
    at.page.waitForEvent('download'),
    at.page.getByRole('button', { name: button }).click(),
  ]);
  const file = `${here}screenshots/${download.suggestedFilename()}`;
  await download.saveAs(file);
  return readFileSync(file, 'utf8');
}

describe('a simulation by hand', () => {
  let at: CasePage;
  beforeAll(async () => {
    at = await open(wide, '#place=simulate');
  });
  afterAll(() => at.close());

  test('begins with the form of a new case, and asks the service for nothing more', async () => {
    await at.page.getByText('En línea').waitFor();
    const asked: string[] = [];
    at.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await start(at);
    await expect.poll(() => state(at)).toBe('aperturaDeAsistencia');
    // The header signs in and follows the stream, which says whether the service is there.
    // It counts the agenda; the form's lists are what the service has seen.
    const header = ['/api/demo/token', '/api/me', '/api/stream', '/api/pendientes'];
    // The page speaks, and refuses to simulate, as the service's procedure says; it names people.
    const known = [...header, '/api/known-values', '/api/definition', '/api/people'];
    expect(asked.filter((path) => path.startsWith('/api/') && !known.includes(path))).toEqual([]);
  });

  test('goes step by step, through the forms of the schemas', async () => {
    await at.record('coverage.resolved', async (form) => {
      await choose(form, 'Cobertura', 'Sin cobertura');
      await form.getByLabel('Motivo').fill('El plan no incluye instalaciones nuevas');
    });
    await at.record('denial.explained', (form) => form.getByLabel('Motivo').fill('Se ofrece en conexión'));
    await at.record('quote.received', async (form) => {
      await form.getByLabel('Proveedor').selectOption('P-101');
      await choose(form, 'Qué se cotiza', 'Servicio');
      await amount(form, 'Precio', '60');
      await amount(form, 'Referencia de mercado', '60');
    });
    await expect.poll(() => state(at)).toBe('autorizacion.cotizacion');
    await expect.poll(() => rows(at).count()).toBe(4);
  });

  test('a refusal is explained by its clause before it is sent, and recorded when it is', async () => {
    await at.showOtherSteps();
    const form = await at.openStep('price.informed');
    await form.getByRole('button', { name: '¿Se aceptaría?' }).click();
    await expect.poll(() => form.getByRole('alert').textContent()).toMatch(/5\.1\.E/);
    await expect.poll(() => rows(at).count()).toBe(4);
    await form.getByRole('button', { name: 'Registrar' }).click();
    await expect.poll(() => rows(at).count()).toBe(5);
    await expect.poll(() => form.getByRole('alert').textContent()).toMatch(/No se puede registrar.*5\.1\.E/s);
    await expect.poll(() => rows(at).last().textContent()).toMatch(/Precio informado.*Rechazado.*5\.1\.E/);
    await expect.poll(() => state(at)).toBe('autorizacion.cotizacion');
    await at.golden('simulate-refused-es-light', { mask: [at.page.locator('time, .case-waiting')] });
    await form.getByRole('button', { name: 'Cancelar' }).click();
  });

  test('the clock is moved: what is not done in time is overdue', async () => {
    await at.show('Pendientes');
    await expect.poll(() => at.panel.locator('.pendiente[data-overdue]').count()).toBe(0);
    const before = Date.parse((await time(at)) ?? '');
    const passed = async () => Date.parse((await time(at)) ?? '') - before;
    await press(at, '+5 min');
    await expect.poll(passed).toBe(300_000);
    await press(at, 'Al próximo pendiente');
    await expect.poll(passed).toBeGreaterThan(300_000);
    await press(at, '+5 min');
    // The authorization, and the exception that a first service asks for (5.1.H), are due at the
    // same time.
    const overdue = at.panel.locator('.pendiente[data-overdue]').getByText('Vencido');
    await expect.poll(() => overdue.count()).toBe(2);
  });

  test('steps are undone and done again, by buttons and by keys', async () => {
    const [whole, late] = [await rows(at).count(), await time(at)];
    await press(at, '↶ Deshacer');
    await expect.poll(() => time(at)).not.toBe(late);
    await at.panel.focus();
    await at.page.keyboard.press('Control+z');
    await at.page.getByText(`Paso ${whole - 2} de ${whole}`).waitFor();
    await rows(at).nth(1).getByRole('button').click();
    await expect.poll(() => state(at)).toBe('autorizacion.explicacion');
    await rows(at).last().getByRole('button').click();
    await expect.poll(() => time(at)).toBe(late);
    await at.panel.focus();
    await at.page.keyboard.press('Control+z');
    await at.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => time(at)).toBe(late);
  });

  test('a superior answers what is a superior’s, and the bitácora says who', async () => {
    await at.show('Pasos');
    await at.record('exception.requested', async (form) => {
      await choose(form, 'Motivo de la excepción', 'Primer servicio');
    });
    await expect.poll(() => isForNow(at, 'exception.approved')).toBe(false);
    await at.page
      .getByLabel('Quién actúa')
      .selectOption({ label: 'Supervisor de operaciones · Jorge Pardo' });
    await at.record('exception.approved', async (form) => {
      await form.getByLabel('Descuento (%)').fill('50');
      await form.getByLabel('Motivo').fill('Que pruebe el servicio');
    });
    await at.show('Bitácora');
    await expect
      .poll(() => at.panel.locator('.entry').first().textContent())
      .toMatch(/Excepción aprobada.*Jorge Pardo.*Supervisor/s);
  });

  test('a missed window lets the afiliado refuse another one', async () => {
    await at.show('Pasos');
    await at.page.getByLabel('Quién actúa').selectOption({ label: 'Coordinador telefónico · Ana Rojas' });
    await at.record('exception.explained');
    await at.record('price.informed');
    await at.record('offer.accepted');
    await at.record('provider.assigned', async (form) => {
      await form.getByLabel('Proveedor').selectOption('P-101');
      await form.getByRole('button', { name: 'Próxima hora' }).click();
    });
    await at.record('affiliate.confirmed');
    await expect.poll(() => isForNow(at, 'reschedule.declined')).toBe(false);
    await press(at, 'Tras la ventana');
    await at.record('reschedule.declined', (form) => form.getByLabel('Motivo').fill('Ya no espera más'));
    await expect.poll(() => state(at)).toBe('proveedorCancelado');
    await at.show('Pendientes');
    await at.panel.getByText('No queda ningún pendiente abierto').waitFor();
  });

  test('saved as a scripted case, it plays like those of the examples', async () => {
    const text = await saved(at, 'Caso (JSON)');
    const [played] = await playPure(caseFile.parse(JSON.parse(text)));
    expect(played).toMatchObject({ closure: 'proveedorCancelado', category: 'conexion' });
    expect(text).toContain('"5.1.E"');
  });

  test('saved as a test, it passes; and fails where a step leads elsewhere', async () => {
    const text = await saved(at, 'Prueba (vitest)');
    const { ok, output } = runTest(text);
    expect(output).toMatch(/1 passed/);
    expect(ok).toBe(true);
    const wrong = text.replace('"leadsTo": "autorizacion.explicacion"', '"leadsTo": "autorizacion.oferta"');
    expect(runTest(wrong)).toMatchObject({
      ok: false,
      output: expect.stringContaining('autorizacion.oferta'),
    });
    const accepted = text.replace('"isBelowMarket"', '"isSafeSum"');
    expect(accepted).not.toBe(text);
    expect(runTest(accepted).ok).toBe(false);
  });

  test('its link opens it elsewhere, also without a service, at the same step', async () => {
    const { hash } = new URL(at.page.url());
    const other = await open(wide, '');
    await other.page.route('**/api/**', (route) => route.abort());
    await other.page.evaluate(() => localStorage.clear());
    await other.page.goto('about:blank');
    await other.page.goto(`${other.url}/${hash}`);
    await expect.poll(() => state(other)).toBe('proveedorCancelado');
    await expect.poll(() => rows(other).count()).toBe(await rows(at).count());
    await other.close();
  });
});

describe('a saved case', () => {
  let at: CasePage;
  beforeAll(async () => {
    at = await open(wide, '#place=simulate');
    await at.page.locator('.simulate input[type=file]').setInputFiles(warranty);
    await rows(at).first().waitFor();
  });
  afterAll(() => at.close());

  test('is replayed step by step, and every step goes as the case says', async () => {
    const all = await rows(at).count();
    for (let played = 1; played < all; played += 1) await press(at, '↷ Siguiente paso');
    await at.page.getByText(`Paso ${all} de ${all}`).waitFor();
    await expect.poll(() => at.page.locator('.sim-mismatch').count()).toBe(0);
    await expect.poll(() => state(at)).toBe('asistenciaConcluida');
    await expect.poll(() => at.panel.getByText('Garantía').count()).toBeGreaterThan(0);
    const [first, second] = await playPure(caseFile.parse(JSON.parse(await saved(at, 'Caso (JSON)'))));
    expect([first?.category, second?.category]).toEqual(['conexion', 'garantia']);
  });

  test('is dropped from the step where the user does something else', async () => {
    await rows(at).nth(1).getByRole('button').click();
    await at.record('request.withdrawn', (form) => form.getByLabel('Motivo').fill('Otra cosa'));
    await expect.poll(() => state(at)).toBe('canceladoAlMomento');
    await expect.poll(() => rows(at).count()).toBe(3);
  });

  test('must be one: another file is refused with a message', async () => {
    await press(at, 'Otra simulación');
    const file = { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"title":{}}') };
    await at.page.locator('.simulate input[type=file]').setInputFiles(file);
    await at.page.getByText('Ese archivo no es un caso guardado').waitFor();
    expect(at.troubles).toEqual([]);
  });
});

test('a simulation that began before the service answered goes on when it does', async () => {
  const at = await open(wide, '#place=simulate');
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await at.page.locator('.user-button').waitFor();
  await at.page.evaluate(() => localStorage.clear());
  await at.page.route('**/api/demo/token', async (route) => {
    await answered;
    await route.continue();
  });
  await at.page.reload();
  await press(at, 'Empezar un caso');
  await at.page.getByRole('dialog').getByRole('button', { name: 'Llenar con un ejemplo' }).click();
  answer();
  await at.page.locator('.user-button').waitFor({ state: 'attached' });
  await at.page.getByRole('dialog').getByRole('button', { name: 'Abrir el caso' }).click();
  await expect.poll(() => state(at)).toBe('aperturaDeAsistencia');
  await at.close();
});

describe('a simulation with another policy', () => {
  test('begins only with a valid policy and valid fields', async () => {
    const at = await open(wide, '#place=simulate');
    await press(at, 'Empezar un caso');
    const dialog = at.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Llenar con un ejemplo' }).click();
    await dialog.getByText('Política de la empresa').click();
    const policy = dialog.getByRole('textbox', { name: 'Política de la empresa (JSON)' });
    await policy.fill('{"months": -1}');
    await dialog.getByRole('button', { name: 'Abrir el caso' }).click();
    await dialog.getByText('Eso no es una política').waitFor();
    await policy.fill('{"internalNetworkCities": ["Panamá"]}');
    await dialog.getByLabel('Zona horaria').fill('Nowhere');
    await dialog.getByRole('button', { name: 'Abrir el caso' }).click();
    await dialog.locator('[aria-invalid]').waitFor();
    await dialog.getByLabel('Zona horaria').fill('America/Panama');
    await dialog.getByRole('button', { name: 'Abrir el caso' }).click();
    await at.record('coverage.resolved', async (form) => {
      await choose(form, 'Cobertura', 'Sin cobertura');
      await form.getByLabel('Motivo').fill('No está en el plan');
    });
    await at.record('denial.explained', (form) => form.getByLabel('Motivo').fill('Se ofrece en conexión'));
    await at.record('quote.received', async (form) => {
      await form.getByLabel('Proveedor').selectOption('P-101');
      await choose(form, 'Qué se cotiza', 'Servicio');
      await amount(form, 'Precio', '60');
    });
    await at.record('affiliate.objected');
    await at.record('exception.requested', (form) =>
      choose(form, 'Motivo de la excepción', 'Red de técnicos internos'),
    );
    const file = await saved(at, 'Caso (JSON)');
    expect(file).toContain('"internalNetworkCities"');
    await playPure(caseFile.parse(JSON.parse(file)));
    expect(at.troubles).toEqual([]);
    await at.close();
  });

  test('continues with another asistencia under the warranty of a concluded one; an invalid file changes nothing', async () => {
    const at = await open(wide, '#place=simulate');
    await at.page.locator('.simulate input[type=file]').setInputFiles(concluded);
    await rows(at).last().getByRole('button').click();
    await press(at, '+ Agregar asistencia');
    const dialog = at.page.getByRole('dialog');
    await choose(dialog, 'Tipo', 'Hogar');
    await dialog.getByLabel('Definición del servicio').fill('plomería');
    await choose(dialog, 'Prioridad', 'Programada');
    await dialog.getByLabel('Garantía de').selectOption({ index: 1 });
    // The counts of earlier services are proposed: each waits for the coordinator's word.
    for (const left of [2, 1]) {
      await expect.poll(() => dialog.getByRole('button', { name: 'Confirmar' }).count()).toBe(left);
      await dialog.getByRole('button', { name: 'Confirmar' }).first().click();
    }
    await dialog.getByRole('button', { name: 'Abrir la asistencia' }).click();
    await at.record('coverage.resolved', async (form) => {
      await choose(form, 'Cobertura', 'Garantía');
      await form.getByLabel('Motivo').fill('Volvió a fallar');
    });
    await expect.poll(() => state(at)).toBe('asignacionProveedor.asignacionProveedor');
    const count = await rows(at).count();
    await at.page.locator('.simulate').evaluate((target) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['no case'], 'x.json'));
      target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await at.page.getByText('Ese archivo no es un caso guardado').waitFor();
    await expect.poll(() => rows(at).count()).toBe(count);
    const played = await playPure(caseFile.parse(JSON.parse(await saved(at, 'Caso (JSON)'))));
    expect(played.map(({ category }) => category)).toEqual(['conexion', 'garantia']);
    expect(at.troubles).toEqual([]);
    await at.close();
  });
});

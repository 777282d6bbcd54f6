import { afterEach, beforeEach, expect, test } from 'vitest';
import { amount, type CasePage, choose } from './case-page.ts';
import { pages } from './open-page.ts';

const open = pages();
let at: CasePage;
beforeEach(async () => {
  at = await open();
  await at.openExampleCase();
});
afterEach(() => at.close());

async function askForAnException(): Promise<void> {
  await at.record('coverage.resolved', async (form) => {
    await choose(form, 'Cobertura', 'Sin cobertura');
    await form.getByLabel('Motivo').fill('No está en el plan');
  });
  await at.record('denial.explained', (form) => form.getByLabel('Motivo').fill('No está en el plan'));
  await at.record('quote.received', async (form) => {
    await form.getByLabel('Proveedor').selectOption('P-07');
    await choose(form, 'Qué se cotiza', 'Servicio');
    await amount(form, 'Precio', '80');
  });
  await at.record('exception.requested', async (form) => {
    await choose(form, 'Motivo de la excepción', 'Primer servicio');
  });
}

test("a superior's step is refused to a coordinator, naming the roles that may, and accepted from a supervisor", async () => {
  await askForAnException();
  // The case waits for the supervisor: nothing is proposed, least of all its end.
  expect(await at.panel.locator('form').count()).toBe(0);
  await at.showOtherSteps();
  const refused = await at.openStep('exception.approved');
  await refused.getByLabel('Descuento (%)').fill('40');
  await refused.getByLabel('Motivo').fill('Lo autorizo yo');
  await refused.getByRole('button', { name: 'Registrar' }).click();
  await expect
    .poll(() => refused.getByRole('alert').textContent())
    .toMatch(/Pueden:.*Supervisor de operaciones/);

  await at.become('Jorge Pardo');
  const decision = at.panel.getByRole('region', { name: 'Para decidir' });
  await decision.getByRole('button', { name: '100 %' }).click();
  await decision.getByLabel('Motivo').fill('Primer servicio del afiliado');
  await decision.getByRole('button', { name: 'Aprobar' }).click();
  await decision.waitFor({ state: 'detached' });
  await at.show('Bitácora');
  await expect
    .poll(() => at.panel.locator('.entry').first().textContent())
    .toMatch(
      /Excepción aprobada.*Jorge Pardo.*Supervisor de operaciones.*Primer servicio del afiliado.*5\.1\.J/s,
    );
  await at.become('Ana Rojas');
});

test('an analyst reads everything and has no step to record', async () => {
  await at.become('Iván Mora');
  await at.panel.getByText('Con su rol no hay ningún paso que registrar aquí.').waitFor();
  await expect.poll(() => at.page.getByRole('button', { name: 'Nuevo caso' }).count()).toBe(0);
  await at.show('Bitácora');
  await at.panel.locator('.entry').first().waitFor();
  await expect.poll(() => at.panel.getByLabel('Escribir una nota').count()).toBe(0);
  await at.become('Ana Rojas');
});

test('a note is written into the bitácora without moving the case', async () => {
  await at.show('Bitácora');
  await at.panel.getByLabel('Escribir una nota').fill('El afiliado llamará en una hora');
  await at.panel.getByRole('button', { name: 'Guardar' }).click();
  await at.panel.locator('.entry[data-kind=note]').getByText('El afiliado llamará en una hora').waitFor();
  await expect.poll(() => at.current.getAttribute('data-id')).toBe('aperturaDeAsistencia');
});

test('a case is handed over, and its bitácora tells by whom, to whom and why', async () => {
  await at.show('Datos');
  await at.panel.getByRole('button', { name: 'Transferir el caso' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Transferir el caso' });
  await dialog.getByLabel('A quién (usuario)').fill('luis.mejia');
  await dialog.getByLabel('Motivo').fill('Cambio de turno');
  await dialog.getByRole('button', { name: 'Transferir el caso' }).click();
  await dialog.waitFor({ state: 'detached' });
  await at.show('Bitácora');
  const line = at.panel.locator('.entry').filter({ hasText: 'Expediente transferido' });
  await expect
    .poll(() => line.textContent())
    .toMatch(/Ana Rojas.*Cambio de turno.*De.*Ana Rojas.*luis\.mejia/s);
  await at.panel.locator('.entry').getByText('Apertura del expediente').waitFor();
});

test('a pendiente is made by hand, postponed, handed over and attended', async () => {
  await at.show('Pendientes');
  await at.panel.getByRole('button', { name: 'Nuevo pendiente' }).click();
  const creating = at.panel.getByRole('region', { name: 'Nuevo pendiente' });
  await creating.getByLabel('Qué hay que hacer').fill('Pedir fotos de la avería');
  await creating.getByLabel('Vence el').fill('2020-01-01T10:00');
  await creating.getByRole('button', { name: 'Nuevo pendiente' }).click();
  const row = at.panel.locator('.pendiente').filter({ hasText: 'Pedir fotos de la avería' });
  await row.waitFor();

  await row.getByRole('button', { name: 'Posponer' }).click();
  await row.getByLabel('Vence el').fill('2099-01-01T10:00');
  await row.getByRole('button', { name: 'Posponer' }).click();
  await row.getByText('2099').waitFor();
  await row.getByRole('button', { name: 'Reasignar' }).click();
  await row.getByLabel('Usuario').fill('luis.mejia');
  await row.getByRole('button', { name: 'Reasignar' }).click();
  await row.getByText('Luis Mejía').waitFor();
  await row.getByRole('button', { name: 'Atender' }).click();
  await row.getByRole('button', { name: 'Atender' }).click();
  await at.panel.getByText('Ya cerrados (1)').waitFor();
  await at.show('Bitácora');
  await at.panel.locator('.entry').filter({ hasText: 'Pendiente atendido' }).waitFor();
});

test('only manual pendientes can be attended or cancelled by hand', async () => {
  await at.show('Pendientes');
  const automatic = at.panel.locator('.pendiente').filter({ hasText: 'Resolver la cobertura' });
  await automatic.getByRole('button', { name: 'Posponer' }).waitFor();
  await expect.poll(() => automatic.getByRole('button', { name: 'Atender' }).count()).toBe(0);
  await expect.poll(() => automatic.getByRole('button', { name: 'Cancelar' }).count()).toBe(0);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amount, type CasePage, choose } from './case-page.ts';
import { pages } from './open-page.ts';

const open = pages();
let at: CasePage;
beforeAll(async () => {
  at = await open();
  await at.openExampleCase();
});
afterAll(() => at.close());

const provider = 'P-07';

describe('a conexión at home, from the first call to asistenciaConcluida, through the page', () => {
  test('a new case stands in the first stage, in the list, in its panel and in the flow', async () => {
    await at.current.waitFor();
    await expect.poll(() => at.current.getAttribute('data-id')).toBe('aperturaDeAsistencia');
    await expect.poll(() => at.panel.getByRole('heading', { level: 2 }).textContent()).toBe('Rosa Méndez');
    await expect
      .poll(() => at.list.locator('[aria-current=true]').textContent())
      .toContain('Apertura de Asistencia');
  });

  test('a form shows the fields of the chosen branch and marks what is missing', async () => {
    const form = await at.openStep('coverage.resolved');
    await expect.poll(() => form.getByLabel('Motivo').count()).toBe(0);
    await form.getByRole('button', { name: 'Registrar' }).click();
    await form.getByText('Falta este dato.').waitFor();
    await choose(form, 'Cobertura', 'Cobertura parcial');
    await form.getByText('Monto cubierto').waitFor();
    await choose(form, 'Cobertura', 'Sin cobertura');
    await expect.poll(() => form.getByText('Monto cubierto').count()).toBe(0);
    await form.getByLabel('Motivo').fill('El plan no incluye instalaciones nuevas');
    await form.getByRole('button', { name: '¿Se aceptaría?' }).click();
    await form.getByText('Se aceptaría ahora.').waitFor();
    await form.getByRole('button', { name: 'Registrar' }).click();
    await at.panel.getByText('Registrado: Cobertura resuelta').waitFor();
  });

  test('a price that is not below the market is refused by clause 5.1.E', async () => {
    await at.record('denial.explained', (form) => form.getByLabel('Motivo').fill('Se le ofrece en conexión'));
    await at.record('quote.received', async (form) => {
      await form.getByLabel('Proveedor').selectOption(provider);
      await choose(form, 'Qué se cotiza', 'Servicio');
      await amount(form, 'Precio', '60');
      await amount(form, 'Referencia de mercado', '60,00');
    });
    await at.showOtherSteps();
    const form = await at.openStep('price.informed');
    await form.getByRole('button', { name: 'Registrar' }).click();
    const refusal = form.getByRole('alert');
    await refusal.waitFor();
    await expect.poll(() => refusal.textContent()).toMatch(/No se puede registrar.*5\.1\.E.*menor/);
    await form.getByRole('button', { name: 'Cancelar' }).click();
  });

  test('a lower price is informed, accepted and carried out to the end', async () => {
    await at.record('quote.received', async (form) => {
      await form.getByLabel('Proveedor').selectOption(provider);
      await choose(form, 'Qué se cotiza', 'Servicio');
      await amount(form, 'Precio', '48');
      await amount(form, 'Referencia de mercado', '60.00');
    });
    await at.record('price.informed');
    await at.record('offer.accepted');
    await at.record('provider.assigned', async (form) => {
      await form.getByLabel('Proveedor').selectOption(provider);
      await form.getByRole('button', { name: 'Próxima hora' }).click();
    });
    await at.record('affiliate.confirmed');
    await at.record('provider.monitored', (form) => form.getByLabel('Nota').fill('Va en camino'));
    await at.record('affiliate.monitored');
    await at.record('provider.arrived', (form) => form.getByRole('button', { name: 'Ahora' }).click());
    await at.record('contact.validated');
    await at.record('diagnosis.recorded', async (form) => {
      await form.getByLabel('Diagnóstico').fill('Interruptor dañado');
      await amount(form, 'Costo estimado', '48');
      await choose(form, 'Requiere maquinaria poco frecuente', 'No');
      await choose(form, 'Es un trabajo de gran envergadura', 'No');
    });
    await at.record('work.authorized');
    await at.record('service.performed');
    await at.record('service.terminated', (form) => form.getByRole('button', { name: 'Ahora' }).click());
    await at.record('cost.loaded', async (form) => {
      await form.getByLabel('Concepto').fill('Cambio del interruptor');
      await form.getByLabel('Cantidad').fill('2');
      await amount(form, 'Precio unitario', '24');
      await choose(form, 'Quién paga', 'Afiliado');
    });
    await at.record('conformity.recorded', (form) => choose(form, 'Quedó conforme', 'Sí'));
    await at.panel.getByText('La asistencia está cerrada').waitFor();
  });

  test('the flow shows where it ended and the whole way that it came', async () => {
    await at.flow.locator('[aria-current=step][data-id=asistenciaConcluida]').waitFor();
    await expect.poll(() => at.flow.locator('.edge.visited').count()).toBeGreaterThanOrEqual(14);
    await expect.poll(() => at.flow.locator('.state.visited').count()).toBe(17);
  });

  test('the bitácora shows it, the latest first, with the person, the clauses and the amounts in words', async () => {
    await at.show('Bitácora');
    const entries = at.panel.locator('.entry');
    await entries.first().waitFor();
    await expect
      .poll(() => entries.first().textContent())
      .toMatch(/Conformidad registrada.*Ana Rojas.*Estatus: Asistencia Concluida.*4\.5/s);
    await expect
      .poll(() => at.panel.getByText('Cambio del interruptor: 2 × USD 24 (Afiliado)').count())
      .toBe(1);
    await expect.poll(() => at.panel.getByText('Va en camino').count()).toBe(1);
    await expect.poll(() => at.panel.getByText('Estatus: Proveedor Concluido').count()).toBe(1);
    await expect.poll(() => at.panel.getByText('Precio informado').count()).toBe(1);
  });

  test('no pendiente is left', async () => {
    await at.show('Pendientes');
    await at.panel.getByText('No quedan pendientes').waitFor();
  });

  test('the page had no error, and sent no request to another origin', () => {
    expect(at.troubles).toEqual([]);
  });
});

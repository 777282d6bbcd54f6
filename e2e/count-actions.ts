import type { Locator, Page } from 'playwright-core';
import { Operator } from './operator.ts';

/** The values of the measured case: the same before and after each change of the page. */
export const values = {
  holder: 'CC-52100200',
  name: 'María Fernanda Ñáñez',
  phone: '+57 300 123 4567',
  address: 'Calle 100 # 15-20 apto 301',
  city: 'Bogotá',
  /** A day, a month and a year, as an input of dates takes them. */
  contractedOn: '01012025',
  definition: 'electricidad',
  diagnosis: 'Toma quemada',
  cost: '120000',
  currency: 'COP',
  concept: 'Cambio de la toma de cocina',
};

export interface Counted {
  readonly clicks: number;
  readonly keystrokes: number;
}

/**
 * Works a covered service at home from the call to its conclusion, and counts the clicks and the
 * keystrokes: of all of it, and of opening the case alone.
 */
export async function countActions(page: Page, call: string): Promise<{ opening: Counted; whole: Counted }> {
  const operator = new Operator(page);
  await openCase(operator, call);
  const opening = { clicks: operator.clicks, keystrokes: operator.keystrokes };
  await carryOut(operator);
  return { opening, whole: { clicks: operator.clicks, keystrokes: operator.keystrokes } };
}

async function openCase(operator: Operator, call: string): Promise<void> {
  const { page } = operator;
  await operator.click(page.getByRole('button', { name: 'Nuevo caso' }));
  const dialog = page.getByRole('dialog', { name: 'Nuevo caso' });
  const group = (name: string) => dialog.getByRole('group', { name, exact: true });
  const field = (of: string, name: string) =>
    group(of).getByRole('textbox', { name: new RegExp(`^${name}( \\(opcional\\))?$`) });
  await operator.fill(field('Titular', 'Identificación'), values.holder);
  await operator.fill(field('Titular', 'Nombre'), values.name);
  await operator.fill(field('Titular', 'Teléfono'), values.phone);
  await operator.fill(field('Contacto', 'Nombre'), values.name);
  await operator.fill(field('Contacto', 'Teléfono'), values.phone);
  await operator.fill(field('Lugar del servicio', 'Dirección'), values.address);
  await operator.fill(field('Lugar del servicio', 'Ciudad'), values.city);
  await operator.fill(field('Llamada', 'Identificación'), call);
  await operator.click(group('Llamada').getByRole('button', { name: 'Ahora' }));
  await operator.click(dialog.getByRole('radio', { name: 'Hogar', exact: true }));
  await operator.fill(field('Servicio', 'Definición del servicio'), values.definition);
  await operator.click(dialog.getByRole('radio', { name: 'Emergencia', exact: true }));
  await operator.fill(dialog.locator('input[type=date]'), values.contractedOn);
  await operator.fill(field('Plan del afiliado', 'Servicios usados antes'), '0');
  await operator.fill(field('Plan del afiliado', 'Servicios pedidos antes'), '0');
  await operator.fill(field('Plan del afiliado', 'Ciudad de origen'), values.city);
  await operator.click(dialog.getByRole('button', { name: 'Abrir el caso' }));
  await dialog.waitFor({ state: 'detached' });
}

async function carryOut(operator: Operator): Promise<void> {
  const record = async (event: string, fill: (form: Locator) => Promise<unknown> = async () => undefined) => {
    const step = operator.page.locator(`#case [data-event="${event}"]`);
    await operator.click(step.locator('.step'));
    const form = step.locator('form');
    await fill(form);
    await operator.click(form.getByRole('button', { name: 'Registrar' }));
    await form.waitFor({ state: 'detached' });
  };
  const money = async (form: Locator, label: string) => {
    await operator.fill(form.getByRole('textbox', { name: label, exact: true }), values.cost);
    const currency = form.getByRole('textbox', { name: `${label}: Moneda` });
    if ((await currency.inputValue()) === values.currency) return;
    await operator.click(currency);
    await currency.selectText();
    await operator.write(values.currency);
  };
  const radio = (form: Locator, group: string, value: string) =>
    operator.click(form.getByRole('group', { name: group }).getByLabel(value, { exact: true }));
  const now = (form: Locator) => operator.click(form.getByRole('button', { name: 'Ahora' }));

  await record('coverage.resolved', (form) => radio(form, 'Cobertura', 'En cobertura'));
  await record('provider.assigned', async (form) => {
    await operator.pick(form.getByLabel('Proveedor'), 'P-101');
    await operator.click(form.getByRole('button', { name: 'Próxima hora' }));
  });
  await record('affiliate.confirmed');
  await record('provider.monitored');
  await record('affiliate.monitored');
  await record('provider.arrived', now);
  await record('contact.validated');
  await record('diagnosis.recorded', async (form) => {
    await operator.fill(form.getByLabel('Diagnóstico'), values.diagnosis);
    await money(form, 'Costo estimado');
    await radio(form, 'Obliga a maquinaria poco frecuente', 'No');
    await radio(form, 'Trabajo de gran envergadura', 'No');
  });
  await record('work.authorized');
  await record('service.performed');
  await record('service.terminated', now);
  await record('cost.loaded', async (form) => {
    await operator.fill(form.getByLabel('Concepto'), values.concept);
    await operator.fill(form.getByLabel('Unidades'), '1');
    await money(form, 'Precio unitario');
    await radio(form, 'Paga', 'Empresa');
  });
  await record('conformity.recorded', (form) => radio(form, 'Conforme', 'Sí'));
  await operator.page.locator('#case').getByText('La asistencia está cerrada').waitFor();
}

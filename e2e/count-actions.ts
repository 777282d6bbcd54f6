import type { Locator, Page } from 'playwright-core';
import { demoClient } from './demo-client.ts';
import { Operator } from './operator.ts';

/** The values of the measured case: the same before and after each change of the page. */
const values = {
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
};

const earlierCases = 20;
/** How long the page may take to open the step that comes next, in milliseconds. */
const patience = 3_000;

export interface Counted {
  readonly clicks: number;
  readonly keystrokes: number;
}

/**
 * Works a covered service at home from the call to its conclusion, and counts the clicks and the
 * keystrokes: of all of it, and of opening the case alone.
 */
export async function countActions(
  page: Page,
  call: string,
  isKnown: boolean,
): Promise<{ opening: Counted; whole: Counted }> {
  const operator = new Operator(page);
  await openCase(operator, call, isKnown);
  const opening = { clicks: operator.clicks, keystrokes: operator.keystrokes };
  await carryOut(operator);
  return { opening, whole: { clicks: operator.clicks, keystrokes: operator.keystrokes } };
}

async function openCase(operator: Operator, call: string, isKnown: boolean): Promise<void> {
  const { page } = operator;
  await operator.press('n');
  const dialog = page.getByRole('dialog', { name: 'Nuevo caso' });
  await dialog.waitFor();
  const group = (name: string) => dialog.getByRole('group', { name, exact: true });
  const button = (of: string, name: string) => group(of).getByRole('button', { name, exact: true });
  await operator.write(call);
  await operator.press('Tab');
  await operator.write(values.holder);
  if (isKnown) {
    await operator.click(dialog.locator('.known-holder').getByRole('button', { name: 'Confirmar' }));
  } else {
    await operator.press('Tab');
    await operator.write(values.name);
    await operator.press('Tab');
    await operator.write(values.phone);
    await operator.fill(group('Lugar del servicio').getByLabel('Dirección'), values.address);
    await operator.click(button('Lugar del servicio', values.city));
  }
  await operator.click(button('Servicio', values.definition));
  await operator.click(dialog.getByRole('radio', { name: 'Emergencia', exact: true }));
  if (!isKnown) {
    await operator.fill(dialog.locator('input[type=date]'), values.contractedOn);
    await operator.fill(group('Plan del afiliado').getByLabel('Servicios usados antes'), '0');
    await operator.press('Tab');
    await operator.write('0');
  }
  await operator.click(dialog.getByRole('button', { name: 'Abrir el caso' }));
  await dialog.waitFor({ state: 'detached' });
}

async function carryOut(operator: Operator): Promise<void> {
  const at = (event: string) => operator.page.locator(`#case [data-event="${event}"]`);
  const radio = (form: Locator, group: string, value: string) =>
    operator.click(form.getByRole('group', { name: group }).getByLabel(value, { exact: true }));
  /** Most often the form of the step that comes next is open. */
  const record = async (event: string, fill: (form: Locator) => Promise<unknown>) => {
    const form = at(event).locator('form');
    const isOpen = form.waitFor({ timeout: patience }).then(() => true);
    if (!(await isOpen.catch(() => false))) await operator.click(at(event).locator('.step'));
    await fill(form);
    await operator.click(form.getByRole('button', { name: 'Registrar' }));
    await form.waitFor({ state: 'detached' });
  };
  /** The button that records the step has the focus. */
  const recordAtOnce = async (event: string) => {
    await at(event).locator('.step-record:focus').waitFor();
    const answer = operator.page.waitForResponse((response) => response.url().endsWith('/events'));
    await operator.press('Enter');
    await answer;
  };

  await record('coverage.resolved', (form) => radio(form, 'Cobertura', 'En cobertura'));
  await record('provider.assigned', async (form) => {
    await operator.click(form.locator('.presets button').first());
    await operator.click(form.getByRole('button', { name: 'Próxima hora' }));
  });
  for (const event of ['affiliate.confirmed', 'provider.monitored', 'affiliate.monitored'])
    await recordAtOnce(event);
  await operator.click(at('provider.arrived').locator('.step-record'));
  await recordAtOnce('contact.validated');
  await record('diagnosis.recorded', async (form) => {
    await operator.write(values.diagnosis);
    await operator.press('Tab');
    await operator.write(values.cost);
    await radio(form, 'Requiere maquinaria poco frecuente', 'No');
    await radio(form, 'Es un trabajo de gran envergadura', 'No');
  });
  await recordAtOnce('work.authorized');
  for (const event of ['service.performed', 'service.terminated'])
    await operator.click(at(event).locator('.step-record'));
  await record('cost.loaded', async () => undefined);
  await record('conformity.recorded', (form) => radio(form, 'Quedó conforme', 'Sí'));
  await operator.page.locator('#case').getByText('La asistencia está cerrada').waitFor();
}

/** Earlier cases of the same city, as a store of a company there has them. */
export async function openInSameCity(url: string): Promise<void> {
  const post = await demoClient(url, 'luis.mejia');
  const contact = { name: 'Otra persona', phone: '+57 300 000 0000' };
  const location = { address: 'Carrera 7', city: values.city };
  for (let number = 0; number < earlierCases; number++)
    await post('api/expedientes', {
      holder: { id: `CC-${number}`, name: contact.name },
      contact,
      location,
      call: { id: `SP-${number}`, startedAt: '2026-01-05T10:00:00-05:00' },
    });
}

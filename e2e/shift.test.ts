import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amount, type CasePage } from './case-page.ts';
import { checkView } from './check-view.ts';
import { demoClient } from './demo-client.ts';
import { narrow, pages, wide } from './open-page.ts';

// A moment of the past, so that pictures show the same times at every run.
const now = '2026-03-10T15:00:00.000Z';
const open = pages({ clock: () => now });

/** Opens the page as a person of the demonstration who begins a shift at that moment. */
async function begin(options: Parameters<typeof open>[0] = wide, hash = '', name = 'Ana Rojas') {
  const at = await open(options, 'about.html');
  await at.page.clock.setFixedTime(now);
  await at.page.context().grantPermissions(['notifications'], { origin: at.url });
  await at.page.addInitScript(() => {
    class Notified {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      static shown: string[] = [];
      constructor(title: string, { body }: { body: string }) {
        Notified.shown.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Notified });
  });
  await at.page.goto(`${at.url}/${hash}`);
  await at.page.locator('.user-button').waitFor();
  if (name !== 'Ana Rojas') await at.become(name);
  return at;
}

/** Compares what is in view in the colours that it has, then in the others. */
async function inBoth(at: CasePage, name: string, [own, other]: readonly ('light' | 'dark')[]) {
  await at.golden(`${name}-${own}`);
  await at.page.emulateMedia({ colorScheme: other });
  await at.golden(`${name}-${other}`);
  await at.page.emulateMedia({ colorScheme: own });
}

const rows = (at: CasePage) => at.page.locator('.agenda-row');
const row = (at: CasePage, text: string) => rows(at).filter({ hasText: text }).first();
const notified = (at: CasePage) =>
  at.page.evaluate(() => (window as unknown as { Notification: { shown: string[] } }).Notification.shown);

describe('a coordinator’s shift', () => {
  let at: CasePage;
  beforeAll(async () => {
    at = await begin();
    await rows(at).first().waitFor();
  });
  afterAll(() => at.close());

  test('begins at the agenda: soonest first, the overdue marked and counted in the title and the icon', async () => {
    expect(at.page.url()).toContain('place=agenda');
    const dueTimes = await at.page
      .locator('.agenda-row time')
      .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    expect(dueTimes).toEqual(dueTimes.toSorted());
    const late = dueTimes.filter((dueAt) => dueAt < now).length;
    expect(late).toBeGreaterThan(0);
    await expect.poll(() => at.page.locator('.agenda-row[data-late]').count()).toBe(late);
    await expect.poll(() => at.page.title()).toMatch(new RegExp(`^\\(${dueTimes.length}\\) ${late} vencido`));
    await expect
      .poll(() => at.page.locator('link[rel=icon]').getAttribute('href'))
      .toContain('data:image/svg');
    await inBoth(at, 'agenda-wide-es', ['light', 'dark']);
  });

  test('one click leads to the case and the step that settles it, with what is needed on the phone in view', async () => {
    await row(at, 'Último monitoreo').click();
    const arrival = at.panel.locator('[data-event="provider.arrived"] .step');
    await expect.poll(() => arrival.getAttribute('aria-expanded')).toBe('true');
    const strip = at.panel.locator('.strip');
    await expect.poll(() => strip.locator('a').getAttribute('href')).toMatch(/^tel:\+\d+$/);
    await expect
      .poll(() => strip.textContent())
      .toMatch(/Contacto.*Lugar.*Proveedor.*–.*Vence.*hace.*A cargo de/);
    await expect
      .poll(() => at.panel.locator('.case-waiting').textContent())
      .toMatch(/Esperando al proveedor desde/);
    // It stays in view whatever part of the case is open.
    await at.show('Bitácora');
    await strip.waitFor();
    await at.show('Pasos');
  });

  test('what to say is in the step with the case’s values, and what cannot happen yet in view with its reason', async () => {
    await row(at, 'Maribel Ortega').click();
    const form = at.panel.locator('[data-event="coverage.resolved"] form');
    await form.getByLabel('Sin cobertura').check();
    await form.getByLabel('Motivo').fill('Instalación nueva');
    await form.getByRole('button', { name: 'Registrar' }).click();
    // What is likely to come next opens by itself.
    const denial = at.panel.locator('[data-event="denial.explained"] form');
    await denial.waitFor();
    await expect.poll(() => at.panel.locator('.speech').first().textContent()).toContain('en conexión');
    await denial.getByLabel('Motivo').fill('Instalación nueva');
    await denial.getByRole('button', { name: 'Registrar' }).click();

    const price = at.panel.locator('[data-blocked="price.informed"]');
    await expect.poll(() => price.textContent()).toMatch(/Precio informado.*Falta cotizar.*5\.1\.A/);
    // The likely step comes first.
    await expect
      .poll(() => at.panel.locator('.step-list > li').first().getAttribute('data-event'))
      .toBe('quote.received');
    const quote = at.panel.locator('[data-event="quote.received"] form');
    // Those of the service in that city come first.
    await expect
      .poll(() => quote.locator('.presets button').first().textContent())
      .toBe('Técnicos del Istmo');
    await expect.poll(() => quote.textContent()).toContain('Referencia de mercado (necesario para 5.1.E)');
    await quote.getByLabel('Proveedor').selectOption({ label: 'Servicios Hidráulicos Ancón' });
    await quote.getByLabel('Visita', { exact: true }).check();
    await amount(quote, 'Precio', '48');
    await amount(quote, 'Referencia de mercado', '60');
    await quote.getByRole('button', { name: 'Registrar' }).click();

    const informing = at.panel.locator('[data-event="price.informed"]');
    await expect
      .poll(() => informing.locator('.speech').textContent())
      .toMatch(/La visita de Servicios Hidráulicos Ancón le cuesta USD\s48\. Si/);
    await inBoth(at, 'case-wide-es', ['light', 'dark']);
    // A step without data takes one click.
    await informing.getByRole('button', { name: 'Registrar: Precio informado' }).click();
    await at.panel.getByText('Registrado: Precio informado').waitFor();
    await expect
      .poll(() => at.panel.locator('.strip').textContent())
      .toMatch(/pagaría USD\s48 \(informado\)/);
  });

  test('asked for, the browser tells what falls due and which case is handed over; the agenda follows', async () => {
    await at.page.getByRole('button', { name: 'Avisos: no' }).click();
    await at.page.getByRole('button', { name: 'Avisos: sí' }).waitFor();
    expect(await notified(at)).toEqual([]);
    const luis = await demoClient(at.url, 'luis.mejia', 'Luis Mejía');
    const { items } = await at.page.evaluate(async () => {
      const { token } = JSON.parse(localStorage.getItem('conexion.session') ?? '{}');
      const authorization = { authorization: `Bearer ${token}` };
      return (await fetch('api/expedientes?tab=abiertos', { headers: authorization })).json();
    });
    const { id: expedienteId, holder } = items.find(
      ({ coordinator }: { coordinator: { id: string } }) => coordinator.id === 'luis.mejia',
    );
    await luis(`api/expedientes/${expedienteId}/transfer`, {
      to: 'ana.rojas',
      reason: 'Cambio de turno',
    });
    await expect.poll(() => notified(at)).toContain(`Luis Mejía le entregó un caso: ${holder.name}`);
    await row(at, holder.name).waitFor();
    const soon = new Date(Date.parse(now) + 400).toISOString();
    await luis('api/pendientes', {
      expedienteId,
      text: 'Llamar al taller',
      dueAt: soon,
      assignee: 'ana.rojas',
    });
    await row(at, 'Llamar al taller').waitFor();
    await at.page.clock.setFixedTime(new Date(Date.parse(now) + 1_000));
    await expect.poll(() => notified(at)).toContain(`Llamar al taller: ${holder.name}`);
    // The setting is remembered on this device.
    await at.page.reload();
    await at.page.getByRole('button', { name: 'Avisos: sí' }).waitFor();
    await at.page.clock.setFixedTime(now);
  });

  test('a supervisor who takes over begins at the inbox, and an analyst at the flow', async () => {
    await at.become('Jorge Pardo');
    await expect.poll(() => at.page.url()).toContain('place=inbox');
    // Wherever they are, how much waits for them is in view.
    const inbox = at.page.getByRole('button', { name: 'Bandeja 2' });
    await inbox.waitFor();
    await at.page.locator('.places').getByRole('button', { name: 'Agenda' }).click();
    await at.page.getByRole('button', { name: 'Ver en la Bandeja lo que espera su respuesta' }).click();
    await row(at, 'Revisar la excepción').click();
    const decision = at.panel.getByRole('region', { name: 'Para decidir' });
    await expect
      .poll(() => decision.textContent())
      .toMatch(/Seis meses sin uso.*Marta Suárez.*Seis meses cumplidos hoy.*USD\s55/);
    await inBoth(at, 'inbox-wide-es', ['light', 'dark']);
    await decision.getByRole('button', { name: 'Aprobar' }).click();
    await decision.getByText('Escriba un porcentaje de 1 a 100.').waitFor();
    await decision.getByLabel('Porcentaje').fill('40');
    await decision.getByText('El afiliado pagaría USD 33.').waitFor();
    await decision.getByLabel('Motivo').fill('Seis meses sin uso');
    await decision.getByRole('button', { name: 'Aprobar' }).click();
    await row(at, 'Revisar la excepción').waitFor({ state: 'detached' });
    await at.panel.getByText('Registrado: Excepción aprobada').waitFor();
    expect(await at.panel.locator('.steps form').count()).toBe(0);

    await row(at, 'Autorizar el trabajo').click();
    await expect.poll(() => decision.textContent()).toMatch(/Excedente/);
    await decision.getByRole('button', { name: 'Aprobar' }).click();
    // What was missing is said until it is there.
    await decision.getByText('Falta este dato.').waitFor();
    await decision.getByRole('button', { name: '100 %' }).click();
    await decision.getByText('Del excedente, el afiliado pagaría USD 0').waitFor();
    await decision.getByLabel('Motivo').fill('Lo asume la empresa');
    await expect.poll(() => decision.locator('.field-error').count()).toBe(0);
    await decision.getByRole('button', { name: 'Aprobar' }).click();
    await row(at, 'Autorizar el trabajo').waitFor({ state: 'detached' });

    await at.become('Iván Mora');
    await expect.poll(() => at.page.url()).toContain('place=reading');
    expect(at.troubles).toEqual([]);
  });
});

test('of 2,000 pendientes at most 60 rows are in the document, and the last can be reached', async () => {
  const at = await begin();
  await rows(at).first().waitFor();
  const [one] = await at.page.evaluate(async () => {
    const { token } = JSON.parse(localStorage.getItem('conexion.session') ?? '{}');
    const headers = { authorization: `Bearer ${token}` };
    return (await (await fetch('api/pendientes?assignee=ana.rojas&status=pendiente', { headers })).json())
      .items;
  });
  const item = (index: number) => ({ ...one, id: `p${index}`, text: `Tarea ${index}` });
  await at.page.route('**/api/pendientes?assignee=*', (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const items = Array.from({ length: 500 }, (_, index) => item(from + index));
    return route.fulfill({ json: { items, nextCursor: from < 1_500 ? String(from + 500) : null } });
  });
  await at.page.reload();
  await row(at, 'Tarea 0').waitFor();
  await expect.poll(() => at.page.title()).toContain('(2000)');
  const count = () => at.page.locator('.virtual-list > li').count();
  expect(await count()).toBeLessThanOrEqual(60);
  await at.page.locator('.virtual-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await row(at, 'Tarea 1999').waitFor();
  expect(await count()).toBeLessThanOrEqual(60);
  await at.close();
});

test('on a phone, in English, in dark colours: nothing is cut, and axe finds nothing against WCAG AA', async () => {
  const at = await begin({ ...narrow, colorScheme: 'dark' }, '#lang=en', 'Jorge Pardo');
  await rows(at).first().waitFor();
  await checkView(at, 'shift-narrow-en-inbox');
  await inBoth(at, 'inbox-narrow-en', ['dark', 'light']);
  await row(at, 'Provider').click();
  await at.panel.locator('.step-list form').waitFor();
  // A form has the room: the strip and the places fold to one line, until that is pressed.
  const fold = at.panel.locator('.strip-fold');
  await fold.waitFor();
  expect(await at.panel.locator('.strip').isVisible()).toBe(false);
  await checkView(at, 'shift-narrow-en-folded');
  await fold.click();
  await at.panel.locator('.strip').waitFor();
  await checkView(at, 'shift-narrow-en-case');
  await inBoth(at, 'case-narrow-en', ['dark', 'light']);
  await at.page.getByRole('button', { name: 'Agenda' }).click();
  await at.become('Ana Rojas');
  await expect.poll(() => at.page.url()).toContain('place=agenda');
  await at.page.locator('.view-switch button').first().click();
  await rows(at).first().waitFor();
  await checkView(at, 'shift-narrow-en-agenda');
  await inBoth(at, 'agenda-narrow-en', ['dark', 'light']);
  await at.close();
});

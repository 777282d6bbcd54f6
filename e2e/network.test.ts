import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CasePage, choose } from './case-page.ts';
import { pages } from './open-page.ts';

const open = pages();
let at: CasePage;
beforeEach(async () => {
  at = await open();
  await at.openExampleCase();
});
afterEach(() => at.close());

async function fillInCoverage() {
  const form = await at.openStep('coverage.resolved');
  await choose(form, 'Cobertura', 'En cobertura');
  return form;
}

test('a lost answer is requested again without recording the event twice', async () => {
  const form = await fillInCoverage();
  let lost = 0;
  await at.page.route('**/events', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.getByText('No hay conexión con el servicio').waitFor();
  // The stream shows the step before the second try does.
  await at.flow.locator('[aria-current=step][data-id^=asignacionProveedor]').waitFor();
  await form.getByRole('button', { name: 'Registrar' }).click();
  await at.panel.getByText('Registrado: Cobertura resuelta').waitFor();
  await at.show('Bitácora');
  await at.panel.locator('.entry').first().waitFor();
  await expect.poll(() => at.panel.locator('.entry').getByText('Cobertura resuelta').count()).toBe(1);
});

test('a step of another user appears by itself, and what was typed meanwhile is not sent blindly', async () => {
  const form = await fillInCoverage();
  const sendAndBeRefused = async () => {
    const refused = at.page.waitForResponse((response) => response.status() === 412);
    await form.getByRole('button', { name: 'Registrar' }).click();
    await refused;
    await expect.poll(() => form.getByRole('alert').textContent()).toMatch(/cambió mientras escribía/);
  };
  const other = await open(undefined, new URL(at.page.url()).hash);
  await other.record('coverage.resolved', async (resolving) => {
    await choose(resolving, 'Cobertura', 'Sin cobertura');
    await resolving.getByLabel('Motivo').fill('No está en el plan');
  });
  await at.flow.locator('[aria-current=step][data-id="autorizacion.explicacion"]').waitFor();
  await sendAndBeRefused();
  await other.record('request.withdrawn', (withdrawing) =>
    withdrawing.getByLabel('Motivo').fill('Ya no lo necesita'),
  );
  await other.close();
  await at.flow.locator('[aria-current=step][data-id=canceladoAlMomento]').waitFor();
  await sendAndBeRefused();
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.getByText('No se puede registrar').waitFor();
});

test('what the page gets late moves no step under the pointer', async () => {
  const late = ['**/stages*', '**/api/definition', '**/api/pendientes*', '**/api/expedientes/*'];
  for (const [index, url] of late.entries())
    await at.page.route(url, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150 * (index + 1)));
      return route.continue();
    });
  await at.page.addInitScript(() => {
    const seen = new Set<string>();
    const look = () => {
      const steps = [...document.querySelectorAll('#case .step')];
      const places = steps.map((step) => `${step.textContent} at ${step.getBoundingClientRect().top}`);
      if (places.length > 0) seen.add(places.join('\n'));
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  });
  const arrived = late.map((url) => at.page.waitForResponse(url));
  await at.page.reload();
  await Promise.all(arrived);
  await at.panel.locator('.step').first().waitFor();
  await at.settled();
  const seen = await at.page.evaluate(() => [...(Reflect.get(globalThis, 'seen') as Set<string>)]);
  expect(seen).toHaveLength(1);
});

test('the header says when the service does not answer, and when it is back', async () => {
  await at.page.route('**/api/**', (route) => route.abort());
  // A stream that is open stays so: what is away is away for a page that opens now.
  await at.page.reload();
  await at.page.getByText('Sin conexión con el servicio').waitFor();
  await at.page.unroute('**/api/**');
  await at.page.getByText('En línea').waitFor();
});

test('a session with an invalid token is renewed without asking', async () => {
  await at.page.evaluate(() => {
    const key = 'conexion.session';
    const session = JSON.parse(localStorage.getItem(key) ?? '{}') as { token: string };
    localStorage.setItem(key, JSON.stringify({ ...session, token: session.token.replace(/[^.]+$/, 'x') }));
  });
  await at.page.reload();
  await at.panel.getByText('Qué puede seguir').waitFor();
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { Locator } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CasePage } from './case-page.ts';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const directory = mkdtempSync(join(tmpdir(), 'conexion-sign-in-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const company = generateKeyPairSync('ed25519');
const forger = generateKeyPairSync('ed25519');
const file = join(directory, 'key.pem');
writeFileSync(file, company.publicKey.export({ type: 'spki', format: 'pem' }));

const open = pages({ demo: false, seed: false, keys: { kind: 'publicKey', file }, audience: 'conexion' });

const token = (user: string, { seconds = 3600, key = company.privateKey } = {}) =>
  new SignJWT({ role: 'coordinador', name: `Persona ${user}` })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(user)
    .setAudience('conexion')
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(key);

/** The service runs in this process and reads this clock; the page has another. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});
/** Lets every token given so far expire. */
const expireTokens = () => vi.setSystemTime(Date.now() + 2 * 3600 * 1000);
/**
 * Presses a button as the session expires. The stream may end first: then the gate covers the
 * button already, and a pointer would not reach it.
 */
const pressExpired = (button: Locator): Promise<void> => {
  expireTokens();
  return button.dispatchEvent('click');
};

const gateOf = (at: CasePage): Locator => at.page.locator('.gate');
const field = (at: CasePage): Locator => gateOf(at).getByLabel(/Credencial|Credential/);
const userButton = (at: CasePage): Locator => at.page.locator('.user-button');

async function signIn(at: CasePage, given: string): Promise<void> {
  await field(at).fill(given);
  await at.page.keyboard.press('Enter');
  await gateOf(at).waitFor({ state: 'detached' });
  await userButton(at).waitFor();
}

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)('in a %s window', (size, options) => {
  test('a person signs in with a token, by keyboard, and signs out again', async () => {
    const at = await open(options);
    await field(at).waitFor();
    await expect.poll(() => field(at).evaluate((input) => input === document.activeElement)).toBe(true);
    await gateOf(at).getByText('pegue la credencial que le dio su empresa').waitFor();
    await checkView(at, `${size}-gate-es`);
    await gateOf(at).getByRole('button', { name: 'English' }).click();
    await gateOf(at).getByText('paste the credential that your company gave you').waitFor();
    for (const bad of [
      'ñ',
      await token('ana', { key: forger.privateKey }),
      await token('ana', { seconds: -60 }),
    ]) {
      await field(at).fill(bad);
      await at.page.keyboard.press('Enter');
      await gateOf(at).getByRole('alert').waitFor();
      await field(at).and(at.page.locator('[aria-invalid=true]')).waitFor();
    }
    // A token is longer than any field.
    await field(at).fill('');
    await checkView(at, `${size}-gate-refused-en`);
    await gateOf(at).getByRole('button', { name: 'Español' }).click();

    await signIn(at, `Bearer ${await token('ana')} `);
    await userButton(at).focus();
    await at.page.keyboard.press('Enter');
    const menu = at.page.getByRole('dialog', { name: 'Quién soy' });
    await menu.getByText('Persona ana, Coordinador').waitFor();
    await menu.getByText('La sesión vence').waitFor();
    expect(await at.page.getByText('Luis Mejía').count()).toBe(0);
    await checkView(at, `${size}-own-session`);
    await menu.getByRole('button', { name: 'Cerrar sesión' }).focus();
    await at.page.keyboard.press('Enter');
    await field(at).waitFor();
    expect(await at.page.locator('.shell').count()).toBe(0);
    await at.page.reload();
    await field(at).waitFor();
    expect(at.troubles).toEqual([]);
    await at.close();
  });
});

test('a token with an unknown signature leads to the gate', async () => {
  const at = await open();
  const forged = await token('ana', { key: forger.privateKey });
  for (const signedIn of ['token', 'demo']) {
    const session = { token: forged, user: 'ana', name: 'Ana', role: 'gerencia', signIn: signedIn };
    await at.page.evaluate((kept) => localStorage.setItem('conexion.session', kept), JSON.stringify(session));
    await at.page.reload();
    await gateOf(at).getByText('Su sesión terminó').waitFor();
    await field(at).waitFor();
  }
  await signIn(at, await token('ana'));
  await at.page.getByRole('button', { name: 'Nuevo caso' }).waitFor();
  await at.close();
});

test('a token expires while a step is filled in: its text is there after signing in, and is recorded', async () => {
  const first = await open();
  await signIn(first, await token('ana'));
  await first.openExampleCase();
  const { hash } = new URL(first.page.url());
  await first.close();

  const at = await open(wide, hash);
  await signIn(at, await token('ana'));
  const form = await at.openStep('request.withdrawn');
  await form.getByLabel('Motivo').fill('El vecino ya lo arregló');
  await pressExpired(form.getByRole('button', { name: 'Registrar' }));
  await gateOf(at).getByText('lo que estaba escribiendo sigue aquí').waitFor();
  await checkView(at, 'gate-over-step');
  // It hides the page, and neither Escape nor another language takes the text away.
  await at.page.keyboard.press('Escape');
  await at.page.keyboard.press('Escape');
  await gateOf(at).getByRole('button', { name: 'English' }).click();
  await gateOf(at).getByRole('button', { name: 'Español' }).click();
  await signIn(at, await token('ana'));
  await expect.poll(() => form.getByLabel('Motivo').inputValue()).toBe('El vecino ya lo arregló');
  await form.getByText('no se guardó nada').waitFor();
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.waitFor({ state: 'detached' });
  await at.show('Bitácora');
  await at.panel.locator('.entry').filter({ hasText: 'El vecino ya lo arregló' }).waitFor();
  expect(at.troubles).toEqual([]);
  await at.close();
});

test('above an open dialog too; what one person typed is not shown to another', async () => {
  const at = await open();
  await signIn(at, await token('ana'));
  await at.page.getByRole('button', { name: 'Nuevo caso' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Nuevo caso' });
  await dialog.getByRole('button', { name: 'Llenar con un ejemplo' }).click();
  await pressExpired(dialog.getByRole('button', { name: 'Abrir el caso' }));
  await field(at).waitFor();
  await signIn(at, await token('ana'));
  await dialog.getByText('no se guardó nada').waitFor();
  await pressExpired(dialog.getByRole('button', { name: 'Abrir el caso' }));
  await field(at).waitFor();
  await signIn(at, await token('luis'));
  await userButton(at).getByText('Persona luis').first().waitFor();
  expect(await dialog.count()).toBe(0);
  await at.close();
});

test('what was typed survives a reload; a step whose answer was lost is recorded once', async () => {
  const at = await open();
  await signIn(at, await token('ana'));
  await at.openExampleCase();
  const typed = 'El vecino ya lo arregló';
  await (await at.openStep('request.withdrawn')).getByLabel('Motivo').fill(typed);
  await at.page.reload();
  const form = await at.openStep('request.withdrawn');
  await form.getByText('Borrador suyo').waitFor();
  expect(await form.getByLabel('Motivo').inputValue()).toBe(typed);
  await at.page.route('**/events', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.getByText('No hay conexión con el servicio').waitFor();
  await at.page.unroute('**/events');
  await at.page.reload();
  await at.showOtherSteps();
  const again = await at.openStep('request.withdrawn');
  expect(await again.getByLabel('Motivo').inputValue()).toBe(typed);
  await again.getByRole('button', { name: 'Registrar' }).click();
  await at.panel.getByText('Registrado: Solicitud retirada').waitFor();
  await at.show('Bitácora');
  await expect.poll(() => at.panel.locator('.entry').filter({ hasText: typed }).count()).toBe(1);
  await at.close();
});

test('what was typed is deleted with the session that a person ends', async () => {
  const at = await open();
  await signIn(at, await token('ana'));
  await at.openExampleCase();
  await (await at.openStep('request.withdrawn')).getByLabel('Motivo').fill('Para después');
  const { hash } = new URL(at.page.url());
  await userButton(at).click();
  await at.page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await field(at).waitFor();
  await signIn(at, await token('ana'));
  await at.page.evaluate((to) => {
    location.hash = to;
  }, hash);
  const form = await at.openStep('request.withdrawn');
  expect(await form.getByLabel('Motivo').inputValue()).toBe('');
  await at.close();
});

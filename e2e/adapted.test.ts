import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adaptedHost } from './adapted-host.ts';
import { type CasePage, choose } from './case-page.ts';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages({ procedure: adaptedHost });

describe('the page of a service with an adapted procedure', () => {
  let at: CasePage;
  beforeAll(async () => {
    at = await open(wide);
  });
  afterAll(() => at.close());

  test('works a case through an added event into an added sub-stage, and draws it', async () => {
    await at.openExampleCase();
    await at.record('coverage.resolved', async (form) => {
      await choose(form, 'Cobertura', 'En cobertura');
      await form.getByLabel('Motivo').fill('Está en el plan');
    });
    await at.record('data.requested', (form) => form.getByLabel('Dato que falta').fill('La dirección'));
    await expect.poll(() => at.current.textContent()).toContain('Revisión de Datos');
    await at.current.click();
    const picked = at.flow.locator('.flow-picked');
    await expect.poll(() => picked.textContent()).toMatch(/Revisión de Datos.*4\.3/s);
    await at.show('Bitácora');
    const entry = at.panel.locator('.entry').first();
    await expect
      .poll(() => entry.textContent())
      .toMatch(/Datos solicitados.*La dirección.*Revisión de Datos.*4\.3/s);
    // The packaged files are those of the standard procedure.
    expect(await at.page.getByText('Exportar').count()).toBe(0);
  });

  test('speaks the third language of its host', async () => {
    await at.show('Pasos');
    await at.page.getByRole('button', { name: 'PT: Português' }).click();
    await expect.poll(() => at.current.textContent()).toContain('Revisão de Dados');
    const step = at.panel.locator('[data-event="affiliate.cancelled"]');
    await expect.poll(() => step.textContent()).toContain('Associado cancelou');
    await checkView(at, 'adapted-wide-pt');
    await at.picture('adapted-wide-pt');
    const small = await open(narrow, new URL(at.page.url()).hash.replace('lang=pt', 'lang=pt&view=flow'));
    await expect.poll(() => small.current.textContent()).toContain('Revisão de Dados');
    await checkView(small, 'adapted-narrow-pt');
    await small.picture('adapted-narrow-pt');
    await small.close();
  });

  test('has the form of an added event where it does not apply, and cites its clause there', async () => {
    await at.showOtherSteps();
    const form = await at.openStep('data.requested');
    await form.getByLabel('Dado que falta').fill('O endereço');
    await form.getByRole('button', { name: 'Registrar' }).click();
    await expect
      .poll(() => form.textContent())
      .toMatch(/«Dados solicitados» não cabe em «Revisão de Dados».*4\.3/s);
  });

  test('closes a case by an added closure', async () => {
    const form = await at.openStep('affiliate.cancelled');
    await form.getByLabel('Motivo').fill('Não quer dar o endereço');
    await form.getByRole('button', { name: 'Registrar' }).click();
    await expect.poll(() => at.panel.locator('.position').first().textContent()).toBe('Dados Negados');
    await expect.poll(() => at.current.textContent()).toContain('Dados Negados');
  });

  test('says that the simulation has the standard procedure alone', async () => {
    await at.page.getByRole('button', { name: 'Simular' }).click();
    await at.page.getByText('La simulación solo conoce el procedimiento estándar').waitFor();
    expect(at.troubles).toEqual([]);
  });
});

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition } from '@conexion/machines';
import { expect, test } from 'vitest';
import { checkView } from './check-view.ts';
import { narrow, pages, wide } from './open-page.ts';

const open = pages();
const old = definition();
const gone = 'monitoreo.arribo';
/** Without a state, and with an arrow that leads elsewhere. */
const next = {
  ...old,
  version: old.version + 1,
  states: old.states.filter(({ path }) => path !== gone),
  transitions: old.transitions
    .filter(({ source, target }) => source !== gone && target !== gone)
    .map((transition) =>
      transition.event === 'denial.explained' ? { ...transition, target: 'autorizacion.oferta' } : transition,
    ),
};
const file = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

test.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)(
  'two versions are compared on the picture and as a list, in a %s window',
  async (size, options) => {
    const at = await open(options, '#place=reading&lang=es');
    const { page } = at;
    await page.getByRole('button', { name: 'Mostrar' }).click();
    await page.getByRole('button', { name: 'Comparar versiones' }).click();
    await page.getByText('Suelte uno o dos archivos').waitFor();
    const after = page.getByLabel('Después: Elegir archivo');
    await after.setInputFiles(file('torn.json', '{'));
    await page.getByRole('alert').getByText('no es JSON').waitFor();
    await after.setInputFiles(file('list.json', [1]));
    await page.getByRole('alert').getByText('no es una definición').waitFor();
    const [, ...others] = next.states;
    const spoilt = { ...next, states: [{ ...next.states[0], label: null }, ...others] };
    await after.setInputFiles(file('spoilt.json', spoilt));
    await page.getByRole('alert').getByText('states[0].label').waitFor();
    await after.setInputFiles(file('bare.json', { ...next, stages: 'none', closureStatuses: 3 }));
    await page.getByRole('alert').getByText('no es una definición').waitFor();
    await after.setInputFiles(file('next.json', next));
    const list = page.locator('.compare-list');
    await list
      .getByText(/^- .*Arribo/)
      .first()
      .waitFor();
    await list
      .getByText(/^> .*Negación explicada/)
      .first()
      .waitFor();
    await page.locator('.change-marks [data-change]').first().waitFor({ state: 'attached' });
    const stranded = list.locator('[data-stranded]');
    await stranded.first().waitFor();
    expect(await stranded.first().textContent()).toMatch(/Arribo: ese estado ya no existe.*Monitoreo/);
    await checkView(at, `compare-${size}`);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Guardar la de este servicio' }).click();
    const saved = join(tmpdir(), `conexion-definition-${process.pid}.json`);
    await (await saving).saveAs(saved);
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(JSON.parse(JSON.stringify(old)));
    rmSync(saved);

    await page.getByRole('button', { name: 'Intercambiar' }).click();
    await list
      .getByText(/^\+ .*Arribo/)
      .first()
      .waitFor();
    await list.getByText('Ninguno de los').waitFor();
    await page.evaluate(
      (texts) => {
        const dataTransfer = new DataTransfer();
        for (const [name, text] of texts) dataTransfer.items.add(new File([text], name));
        document
          .querySelector('.compare')
          ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      },
      [
        ['one.json', JSON.stringify(old)],
        ['other.json', JSON.stringify(old)],
      ] as const,
    );
    await page.getByText('other.json').waitFor();
    await list.getByText('sin cambios').first().waitFor();
    expect(at.troubles).toEqual([]);
    await at.keep();
  },
);

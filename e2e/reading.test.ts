import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { CasePage } from './case-page.ts';
import { cutTexts } from './cut-texts.ts';
import { narrow, pages, wide } from './open-page.ts';
import { violations } from './violations.ts';

const open = pages();

/** Opens the place where the flow is read, as a link to one of its views does. */
async function read(hash = '', options: Parameters<typeof open>[0] = wide): Promise<CasePage> {
  const at = await open(options, `#place=reading${hash}`);
  await at.page.locator('.flow svg.cx-flow, .flow-list').waitFor();
  return at;
}
const node = ({ page }: CasePage, id: string) => page.locator(`.cx-flow [data-id="${id}"]`);
/** Turns the wheel over a part of the picture, until its text is large enough to be drawn. */
async function near(at: CasePage, id: string): Promise<Locator> {
  const part = node(at, id).locator('.row').first();
  const { x, y, width, height } = (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await at.page.mouse.move(x + width / 2, y + height / 2);
  await at.page.mouse.wheel(0, -700);
  await node(at, id).locator('text').last().waitFor();
  return node(at, id);
}
const detail = ({ page }: CasePage) => page.locator('.detail');
const isMarked = (at: CasePage, id: string) =>
  expect.poll(() => node(at, id).getAttribute('class')).toMatch(/marked/);

describe.each([
  ['wide', wide],
  ['narrow', narrow],
] as const)(
  'in a %s window nothing is cut or covered, and axe finds nothing against WCAG AA',
  (size, options) => {
    test.each([
      // What is cut depends on the language alone, contrast on the colours.
      ['light', 'es'],
      ['dark', 'en'],
    ] as const)('in %s colours, in %s', async (colorScheme, lang) => {
      const views = [
        ['stages', ''],
        ['lanes', '&reading=lanes'],
        ['list', '&reading=list'],
        ['collapsed', '&collapsed=autorizacion monitoreo prestacionDelServicio'],
        ['clause', '&reading=lanes&clause=5.1.G'],
        ['arrow', '&arrow=autorizacion.oferta>asignacionProveedor.asignacionProveedor'],
      ] as const;
      const at = await read(`&lang=${lang}`, { ...options, colorScheme });
      for (const [name, hash] of views) {
        await at.page.goto(`${at.url}/#place=reading&lang=${lang}${hash}`);
        const title = `reading-${name}-${size}-${lang}-${colorScheme}`;
        // This waits for the view: what follows checks this one.
        await at.golden(title);
        expect(await cutTexts(at.page), title).toEqual([]);
        expect(await violations(at), title).toEqual([]);
        expect(await coveringThe(at), title).toEqual([]);
      }
      expect(at.troubles).toEqual([]);
      await at.keep();
    });
  },
);

/** What lies over the frame of the picture without being in it. */
const coveringThe = ({ page }: CasePage): Promise<string[]> =>
  page.evaluate(() => {
    const frame = document.querySelector('.flow-viewport');
    if (!frame) return [];
    const { left, top, width, height } = frame.getBoundingClientRect();
    const covering = new Set<string>();
    for (let x = left + 4; x < left + width; x += 24) {
      for (let y = top + 4; y < top + height; y += 24) {
        const element = document.elementFromPoint(x, y);
        if (element && !frame.contains(element)) covering.add(`${element.className}`);
      }
    }
    return [...covering];
  });

test('swimlanes show every step in the lane of its actor', async () => {
  const at = await read();
  await at.page.getByRole('button', { name: 'Carriles' }).click();
  await expect
    .poll(() => at.page.locator('[data-lane]').evaluateAll((lanes) => lanes.map((lane) => lane.textContent)))
    .toEqual(['AAfiliado', 'CCoordinador', 'PProveedor', 'SSuperior']);
  expect(at.page.url()).toContain('reading=lanes');
  await at.keep();
});

test('a stage is collapsed and opened again: in the picture, by the menu and by the keyboard', async () => {
  const at = await read();
  await at.page.getByRole('button', { name: 'Contraer: Monitoreo' }).click();
  await node(at, 'monitoreo').getByText('4 estados · 19 pasos').waitFor();
  await expect.poll(() => node(at, 'monitoreo.arribo').count()).toBe(0);
  expect(at.page.url()).toContain('collapsed=monitoreo');
  await at.page.getByRole('button', { name: 'Desplegar: Monitoreo' }).focus();
  await at.page.keyboard.press('Enter');
  await node(at, 'monitoreo.arribo').waitFor();

  await at.page.getByRole('button', { name: 'Mostrar' }).click();
  await at.page.getByRole('button', { name: 'Contraer todas' }).click();
  await node(at, 'cierre').waitFor();
  await expect.poll(() => at.page.locator('.cx-flow .state:not(.closure)').count()).toBe(6);
  await at.keep();
});

test('a collapsed flow is laid out in the page, without a request', async () => {
  const at = await read();
  await at.page.getByRole('button', { name: 'Carriles' }).click();
  await at.page.locator('[data-lane]').first().waitFor();
  const requests: string[] = [];
  at.page.on('request', (request) => requests.push(request.url()));
  await at.page.getByRole('button', { name: 'Contraer: Cierre' }).click();
  await node(at, 'cierre').waitFor();
  expect(requests.filter((url) => !url.includes('/api/'))).toEqual([]);
  await at.keep();
});

describe('the search', () => {
  test('finds without accents and in either language, and shows what is chosen with the keyboard', async () => {
    const at = await read();
    const search = at.page.getByRole('combobox', { name: 'Buscar en el flujo' });
    await search.fill('cotizacion');
    await at.page.getByRole('option').first().getByText('Cotización', { exact: true }).waitFor();
    await expect.poll(() => at.page.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    await search.press('Enter');
    await detail(at).getByRole('heading', { name: 'Cotización', level: 3 }).waitFor();
    await expect.poll(() => node(at, 'autorizacion.cotizacion').getAttribute('class')).toContain('selected');

    await search.fill('offer accepted');
    await at.page.getByRole('option').first().waitFor();
    await search.press('ArrowDown');
    await search.press('ArrowUp');
    await search.press('Enter');
    await detail(at).getByRole('heading', { name: 'Oferta aceptada' }).first().waitFor();
    await isMarked(at, 'autorizacion.oferta>asignacionProveedor.asignacionProveedor');
    await at.keep();
  });

  test('finds guards and clauses, and says when there is nothing', async () => {
    const at = await read();
    const search = at.page.getByRole('combobox');
    await search.fill('tiempo vencido');
    await search.press('Enter');
    await detail(at).getByText('Pasos que la evalúan').waitFor();
    await isMarked(at, 'monitoreo.arribo>proveedorCancelado');
    await search.fill('5.1.h');
    await search.press('Enter');
    await detail(at).getByRole('heading', { name: '5.1.H' }).waitFor();
    await search.fill('zanahoria');
    await at.page.getByText('Nada coincide con lo que busca.').waitFor();
    await search.press('Escape');
    await expect.poll(() => at.page.getByText('Nada coincide con lo que busca.').count()).toBe(0);
    await at.keep();
  });
});

describe('a clause', () => {
  test('clicked in the key shows everything that implements it', async () => {
    const at = await read();
    await (await near(at, '5.1.G')).locator('text').first().click();
    const panel = detail(at);
    await panel.getByText('se avisa al supervisor').waitFor();
    for (const part of ['Pasos', 'Condiciones', 'Datos que pide', 'Pendientes']) {
      await panel.getByRole('heading', { name: part }).waitFor();
    }
    await isMarked(at, 'autorizacion.cotizacion>autorizacion.revisionDelSupervisor');
    await isMarked(at, 'autorizacion.cotizacion!affiliate.objected');
    await expect.poll(() => node(at, 'cierre.cargaDeCosto').getAttribute('class')).not.toContain('marked');
    await panel.getByRole('button', { name: 'Excepción solicitada' }).first().click();
    await panel.getByRole('heading', { name: /Excepción solicitada/ }).waitFor();
    await at.page.goBack();
    await panel.getByRole('heading', { name: '5.1.G' }).waitFor();
    await at.keep();
  });

  test('clicked on a label, on a panel or in the bitácora leads to the same', async () => {
    const at = await read('&state=cierre.conformidadDelAfiliado');
    await detail(at).getByRole('button', { name: '5.2.A' }).first().click();
    await detail(at).getByRole('heading', { name: '5.2.A' }).waitFor();
    const conforms = await near(at, 'cierre.conformidadDelAfiliado>asistenciaConcluida');
    await conforms.locator('[data-clause="4.5"]').click();
    await detail(at).getByRole('heading', { name: '4.5' }).waitFor();
    await at.page.getByRole('button', { name: 'Casos', exact: true }).click();
    await at.list.locator('.case-asistencia').nth(1).click();
    await at.show('Bitácora');
    const chip = at.panel.locator('.entry .clause-link').first();
    const clause = (await chip.textContent()) ?? '';
    await chip.click();
    await detail(at).getByRole('heading', { name: clause }).waitFor();
    await at.keep();
  });
});

test('a clicked arrow shows its roles, conditions, clauses and effects', async () => {
  const at = await read();
  const arrow = await near(
    at,
    'asignacionProveedor.asignacionProveedor>asignacionProveedor.confirmacionDelAfiliado',
  );
  await arrow.locator('text').first().click();
  await expect
    .poll(() => detail(at).textContent())
    .toMatch(
      /Proveedor asignado.*Coordinador.*5\.2\.A.*Qué causa:.*Atiende pendientes: Asignar proveedor.*Abre un pendiente: Confirmar con el afiliado/s,
    );
  await at.page.getByRole('button', { name: 'Cerrar' }).click();
  await expect.poll(() => detail(at).count()).toBe(0);
  await at.keep();
});

test('the list has the whole content of the picture, with headings, and is walked with the keyboard', async () => {
  const at = await read('&reading=list');
  const headings = await at.page.locator('.flow-list h2').allTextContents();
  expect(headings).toEqual([
    '1 Apertura de Asistencia',
    'Autorización de Servicios sin Cobertura',
    '2 Asignación Proveedor',
    '3 Monitoreo',
    '4 Prestación del Servicio',
    '5 Cierre',
    'Cierres',
  ]);
  const text = (await at.page.locator('.flow-list').textContent()) ?? '';
  const link = await read();
  const labels = await link.page.locator('.cx-flow .edge .t-event').allTextContents();
  expect(labels.length).toBeGreaterThan(60);
  for (const label of labels) expect(text).toContain(label.split(' ')[0]);

  await at.page.locator('.flow-list .link').first().focus();
  await at.page.keyboard.press('Enter');
  await detail(at)
    .getByRole('heading', { name: /Cobertura resuelta/ })
    .waitFor();
  await Promise.all([at.keep(), link.keep()]);
});

test('a link carries the view, the collapsed stages, the selection and the search', async () => {
  const at = await read('&reading=lanes&collapsed=monitoreo+cierre&clause=5.1.D&search=arribo&lang=en');
  await node(at, 'monitoreo').waitFor();
  await detail(at).getByRole('heading', { name: '5.1.D' }).waitFor();
  await expect.poll(() => at.page.getByRole('combobox').inputValue()).toBe('arribo');
  await expect.poll(() => at.page.locator('[data-lane]').count()).toBe(4);
  await at.page.getByRole('button', { name: 'List', exact: true }).click();
  expect(new URL(at.page.url()).hash).toContain('clause=5.1.D');
  await at.keep();
});

test('colours are chosen in the header and kept; paper is light', async () => {
  const at = await read('', { ...wide, colorScheme: 'light' });
  const background = (element: string) =>
    at.page.locator(element).evaluate((found) => getComputedStyle(found).backgroundColor);
  await expect.poll(() => background('.header')).toBe('rgb(255, 255, 255)');
  await at.page.getByRole('button', { name: 'Colores oscuros' }).click();
  await expect.poll(() => background('.header')).toBe('rgb(23, 30, 38)');
  await expect.poll(() => background('.cx-flow')).toBe('rgb(18, 24, 31)');
  await at.page.reload();
  await at.page.locator('.cx-flow').waitFor();
  await expect.poll(() => background('.cx-flow')).toBe('rgb(18, 24, 31)');
  await at.page.emulateMedia({ media: 'print' });
  const paper = await at.page.locator('.cx-flow .paper').evaluate((rect) => getComputedStyle(rect).fill);
  expect(paper).toBe('rgb(255, 255, 255)');
  await at.close();
});

describe('a coverage file', () => {
  const counts = () => {
    const layout = JSON.parse(
      readFileSync(new URL(import.meta.resolve('@conexion/visualizer/layouts/stages.es.json')), 'utf8'),
    ) as { states: { id: string }[]; edges: { transitions: string[] }[] };
    return JSON.stringify({
      states: Object.fromEntries(layout.states.map(({ id }, index) => [id, index * index * 10])),
      transitions: Object.fromEntries(
        layout.edges.flatMap(({ transitions }) => transitions).map((id, index) => [id, (index % 9) ** 3]),
      ),
    });
  };
  const file = (text: string) => ({
    name: 'overlay.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

  test('is laid over the picture with its legend, and taken away again', async () => {
    const at = await read();
    await at.page.getByRole('button', { name: 'Mostrar' }).click();
    await at.page.locator('input[type=file]').setInputFiles(file(counts()));
    await at.page.locator('.overlay-legend').getByText('Recorrido por las pruebas').waitFor();
    await expect
      .poll(() => node(at, 'autorizacion.oferta').locator('title').textContent())
      .toMatch(/Veces recorrido: \d+/);
    await at.page.keyboard.press('Escape');
    await at.page.getByRole('button', { name: 'Ver todo' }).click();
    await at.golden('reading-coverage-wide-es-light');
    await at.page.getByRole('button', { name: 'Mostrar' }).click();
    await at.page.getByRole('button', { name: 'Quitar la cobertura' }).click();
    await expect.poll(() => at.page.locator('.overlay-legend').count()).toBe(0);
    await at.page.locator('input[type=file]').setInputFiles(file('{"states": 3}'));
    await at.page.getByRole('alert').getByText('no es de cobertura').waitFor();
    await at.close();
  });

  test('can be dropped on the flow', async () => {
    const at = await read();
    await at.page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'overlay.json'));
      document
        .querySelector('.flow-viewport')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, counts());
    await at.page.locator('.overlay-legend').waitFor();
    await at.close();
  });
});

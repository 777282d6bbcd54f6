import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { checkView } from './check-view.ts';
import { pages, wide } from './open-page.ts';

const directory = mkdtempSync(join(tmpdir(), 'conexion-what-if-'));
const dataDir = join(directory, 'data');
const open = pages({ dataDir });
afterAll(() => rmSync(directory, { recursive: true }));

const admin = fileURLToPath(new URL('../bin/conexion-admin.js', import.meta.resolve('@conexion/service')));
const policy = {
  months: 3,
  groundsRequired: 'all',
  toleranceMinutes: 15,
  due: { resolveCoverage: 9, confirmAfiliado: 4 },
};

test('the page and the command find the same cases of another policy', async () => {
  const at = await open(wide, '#place=measures&lang=es');
  const file = join(directory, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const form = at.page.locator('.what-if form');
  await form.waitFor();
  const ask = () => form.getByRole('button', { name: 'Calcular' }).click();
  await ask();
  await at.page.getByRole('alert').getByText('Escriba al menos un valor').waitFor();
  await form.locator('input[type=file]').setInputFiles(file);
  await ask();
  const findings = at.page.locator('.what-if-findings');
  await findings.getByText('asistencias repetidas').waitFor();
  await findings.getByText('Confirmar con el afiliado').waitFor();
  await checkView(at, 'what-if');

  const downloading = at.page.waitForEvent('download');
  await findings.getByRole('button', { name: /CSV/ }).click();
  const saved = join(directory, 'saved.csv');
  await (await downloading).saveAs(saved);
  const ofPage = readFileSync(saved, 'utf8');
  const csv = join(directory, 'cases.csv');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [admin, 'what-if', '--policy', file, '--csv', csv],
    { env: { ...process.env, DATA_DIR: dataDir } },
  );
  expect(ofPage).toBe(readFileSync(csv, 'utf8'));
  const [, asistencias] = /^(\d+) asistencias replayed/.exec(stdout) ?? [];
  expect(Number(asistencias)).toBeGreaterThan(5);
  await findings.getByText(`${asistencias} asistencias repetidas`).waitFor();
  const counts = [...stdout.matchAll(/: (\d+)$/gm)].map(([, count]) => Number(count));
  const shown = await findings.locator('td.number').allTextContents();
  expect(shown.map(Number).sort()).toEqual(counts.sort());

  await form.locator('input[type=file]').setInputFiles([]);
  await form.getByLabel('Meses del plan sin uso').fill('6');
  // What was found stands under the values that it was asked with, and no others.
  await findings.waitFor({ state: 'detached' });
  await at.page.route('**/bitacora*', () => undefined);
  await ask();
  await form.getByRole('button', { name: 'Cancelar' }).click();
  await expect.poll(() => form.getByRole('button', { name: 'Calcular' }).isEnabled()).toBe(true);
  expect(at.troubles).toEqual([]);
  await at.close();
});

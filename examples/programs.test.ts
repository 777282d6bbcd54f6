import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startService } from '@conexion/service';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AsistenciaCard } from './asistencia-card.tsx';
import { lucia, request } from './sample-request.ts';

const here = import.meta.dirname;

async function run(program: string, env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const options = { cwd: here, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, [`${program}.ts`], options);
  return stdout.trimEnd().split('\n');
}

/** The messages that a watcher of the inspection receives, in order. */
async function watchInspection(url: string, signal: AbortSignal): Promise<{ text: string }> {
  const asked = await fetch(`${url}/api/demo/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: 'ana', role: 'analista' }),
  });
  const { token } = (await asked.json()) as { token: string };
  const { body } = await fetch(`${url}/api/inspect`, {
    headers: { Authorization: `Bearer ${token}` },
    signal,
  });
  const seen = { text: '' };
  const read = async () => {
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) seen.text += piece;
  };
  read().catch(() => undefined);
  return seen;
}

// Those of docs/adapting.md run in outside/adapting.test.ts, from the packages.
describe('the example programs', () => {
  it('plain-xstate: a live actor whose effects are provided actions', async () => {
    expect(await run('plain-xstate')).toEqual([
      '+ resolveCoverage, due 2026-07-30T14:06:00.000Z',
      '"aperturaDeAsistencia"',
      '✓ resolveCoverage',
      '+ completeAuthorization, due 2026-07-30T14:33:00.000Z',
      '{"autorizacion":"explicacion"}',
      '- all',
      '"canceladoAlMomento"',
      'done',
    ]);
  });

  it('asistencia-card: the machine in a React component', () => {
    const now = () => '2026-07-30T09:02:00-05:00';
    const html = renderToStaticMarkup(createElement(AsistenciaCard, { input: request, by: lucia, now }));
    expect(html).toContain('<h2>Apertura de Asistencia</h2>');
    expect(html).toContain('5.1.B');
  });

  it('http-client: a refusal with its reason, then an event that is accepted', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'conexion-client-'));
    const service = await startService({ dataDir, demo: true });
    try {
      expect(await run('http-client', { CONEXION_URL: service.url })).toEqual([
        expect.stringMatching(/no corresponde en «Apertura de Asistencia»/),
        'asignacionProveedor.asignacionProveedor',
      ]);
    } finally {
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('live-inspection: a watcher sees a live actor move, and no personal data', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'conexion-inspection-'));
    const service = await startService({ dataDir, demo: true });
    const leaving = new AbortController();
    try {
      const seen = await watchInspection(service.url, leaving.signal);
      expect(await run('live-inspection', { CONEXION_URL: service.url, PAUSE: '100' })).toEqual([
        '{"autorizacion":"explicacion"}',
        '{"autorizacion":"cotizacion"}',
        '"canceladoAlMomento"',
      ]);
      await expect.poll(() => seen.text).toContain('event: left');
      expect(seen.text).toContain('"value":"canceladoAlMomento"');
      expect(seen.text).toContain('"type":"offer.declined"');
      expect(seen.text).not.toMatch(/neighbour|servicesUsed|lucia/i);
    } finally {
      leaving.abort();
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('have at most 40 lines each', () => {
    const isProgram = (file: string) =>
      /\.tsx?$/.test(file) && !/\.test\.ts$|(prove|portuguese)\.ts$/.test(file);
    const programs = [
      ...readdirSync(here),
      ...readdirSync(join(here, 'adapting')).map((file) => `adapting/${file}`),
    ].filter(isProgram);
    const lines = (file: string) => readFileSync(join(here, file), 'utf8').split('\n').length - 1;
    expect(programs.filter((file) => lines(file) > 40)).toEqual([]);
  });
});

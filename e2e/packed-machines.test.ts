import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

const machines = join(import.meta.dirname, '../packages/machines');

// What somebody else's program does with the package.
const program = `
import { decide, describe, openAsistencia } from '@conexion/machines';
const { snapshot } = openAsistencia({
  service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
  plan: { contractedOn: '2026-01-02', servicesUsed: 0, servicesRequested: 0, originCity: 'Panamá', timeZone: 'America/Panama' },
  call: { id: 'LL-1', startedAt: '2026-07-30T09:00:00-05:00' },
  openedAt: '2026-07-30T09:01:00-05:00',
});
const event = { type: 'coverage.resolved', outcome: 'covered', at: '2026-07-30T09:02:00-05:00', by: { id: 'ana', role: 'coordinador' } };
const decision = decide(snapshot, event);
globalThis.result = decision.accepted ? describe(decision.snapshot).state : JSON.stringify(decision.refusals);
`;
const expected = 'asignacionProveedor.asignacionProveedor';

let project: string;

/** An empty project with the package as npm packs it. Its own dependencies are linked: no network is needed. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'packed-machines-'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@conexion'), { recursive: true });
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: machines, encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', filename], { cwd: project });
  execFileSync('mv', ['package', join(modules, '@conexion/machines')], { cwd: project });
  for (const dependency of ['xstate', 'zod']) {
    symlinkSync(realpathSync(join(machines, 'node_modules', dependency)), join(modules, dependency));
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', type: 'module' }));
  writeFileSync(join(project, 'program.js'), program);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

it('the packed machines run in Node', () => {
  const code = `await import('./program.js'); process.stdout.write(globalThis.result)`;
  const args = ['--input-type=module', '--eval', code];
  expect(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })).toBe(expected);
});

it('the packed machines bundle for a browser, and run where there is nothing of Node', async () => {
  await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: {
      minify: false,
      rollupOptions: { input: 'program.js', output: { format: 'iife', entryFileNames: 'bundle.js' } },
    },
  });
  const bundle = readFileSync(join(project, 'dist/bundle.js'), 'utf8');
  expect(bundle).not.toMatch(/__vite-browser-external|require\(/);
  const browser: { result?: string; URL: typeof URL; console: Console } = { URL, console };
  runInNewContext(bundle, browser);
  expect(browser.result).toBe(expected);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asistenciaMachine, createHost } from '@conexion/machines';
import { checkProcedure } from '@conexion/machines/testing';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
// Within the package, so that the test imports it by its name.
const place = join(import.meta.dirname, '../dist/regression');

afterAll(() => rmSync(place, { recursive: true, force: true }));

it('the test that a counterexample hands over compiles as it is, and passes on our machine', () => {
  const host = createHost({ machine: asistenciaMachine.provide({ guards: { hasDisclaimed: () => true } }) });
  const { counterexample } = checkProcedure({ host, runs: 2000, seed: 1 });
  expect(counterexample?.clauses).toContain('5.1.B');

  mkdirSync(place, { recursive: true });
  const file = join(place, 'counterexample.test.ts');
  writeFileSync(file, counterexample?.regressionTest ?? '');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  const run = (command: string, ...args: string[]) =>
    execFileSync(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(() => run('tsc', '--ignoreConfig', '--singleThreaded', ...options, file)).not.toThrow();
  expect(run('vitest', 'run', `--root=${place}`)).toMatch(/Tests .*1 passed/);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHost } from '@conexion/machines';
import { checkProcedure } from '@conexion/machines/testing';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
// Within the package, so that it finds itself by its name.
const place = join(import.meta.dirname, '../dist/regression');

afterAll(() => rmSync(place, { recursive: true, force: true }));

it('the test that a counterexample hands over compiles as it is', () => {
  const { machine } = createHost();
  const host = createHost(machine.provide({ guards: { isWithinTariff: () => true } }));
  const { counterexample } = checkProcedure({ host, runs: 5000, seed: 1 });
  expect(counterexample?.clauses).toContain('5.1.F');

  mkdirSync(place, { recursive: true });
  const file = join(place, 'counterexample.test.ts');
  writeFileSync(file, counterexample?.regressionTest ?? '');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  const compile = () =>
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--ignoreConfig', ...options, file], {
      cwd: root,
      encoding: 'utf8',
    });
  expect(compile).not.toThrow();
});

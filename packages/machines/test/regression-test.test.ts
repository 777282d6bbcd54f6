import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asistenciaMachine, createHost } from '@conexion/machines';
import { checkMachine, checkProcedure, type Runner } from '@conexion/machines/testing';
import { afterAll, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');
// Within the package, so that the test imports it by its name.
const place = join(import.meta.dirname, '../dist/regression');

afterAll(() => rmSync(place, { recursive: true, force: true }));

const run = (command: string, ...args: string[]): string => {
  const { stdout, stderr } = spawnSync(command, args, { cwd: place, encoding: 'utf8' });
  return stdout + stderr;
};

const write = (name: string, text: string) => {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), text);
};

const compile = (name: string) => {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  const allowed = ['--allowImportingTsExtensions', '--types', 'node'];
  return run(
    join(root, 'node_modules/.bin/tsc'),
    '--ignoreConfig',
    '--singleThreaded',
    ...options,
    ...allowed,
    join(place, name),
  );
};

const hostOf = (guards: string) => `import { asistenciaMachine, createHost } from '@conexion/machines';
export const host = createHost({ machine: asistenciaMachine.provide({ guards: ${guards} }) });
`;

/** Of each runner: the file that it takes, and how it runs. */
const runs: readonly (readonly [Runner, string, () => string])[] = [
  [
    'vitest',
    'counterexample.test.ts',
    () => run(join(root, 'node_modules/.bin/vitest'), 'run', `--root=${place}`),
  ],
  [
    'node:test',
    'counterexample.test.js',
    () => run(process.execPath, '--test', join(place, 'counterexample.test.js')),
  ],
];

it('the test of a counterexample compiles, and fails under each runner until the host is right', () => {
  const host = createHost({ machine: asistenciaMachine.provide({ guards: { hasDisclaimed: () => true } }) });
  const { counterexample } = checkProcedure({ host, runs: 2000, seed: 1 });
  expect(counterexample?.clauses).toContain('5.1.B');
  for (const [runner, file, test] of runs) {
    const again = checkProcedure({ host, ...counterexample?.replay, runner }).counterexample;
    write(file, again?.regressionTest ?? '');
    write('host.ts', hostOf('{ hasDisclaimed: () => true }'));
    if (runner === 'vitest') expect(compile(file)).toBe('');
    expect(test()).toMatch(/no alternatives are shared before.*(1 failed|fail 1)/s);
    write('host.ts', hostOf('{}'));
    expect(test()).toMatch(/Tests .*1 passed|pass 1/);
  }
});

it('the test of a counterexample of any machine fails until the machine is right', () => {
  const machineOf = (target: string) => ({
    id: 'door',
    initial: 'a',
    states: { a: { on: { go: target } }, b: {}, c: {} },
  });
  const rules = [
    { name: 'go leads to b', holds: ({ after }: { after: { value: unknown } }) => after.value === 'b' },
  ];
  const source = (target: string) => `import { createMachine } from 'xstate';
export const machine = createMachine(${JSON.stringify(machineOf(target))});
export const rules = [{ name: 'go leads to b', holds: ({ after }) => after.value === 'b' }];
`;
  const { counterexample } = checkMachine(
    createMachine(machineOf('c')),
    { go: z.object({}) },
    { rules, runner: 'node:test' },
  );
  write('counterexample.test.js', counterexample?.regressionTest ?? '');
  const test = () => run(process.execPath, '--test', join(place, 'counterexample.test.js'));
  write('machine.ts', source('c'));
  expect(test()).toMatch(/go leads to b.*fail 1/s);
  write('machine.ts', source('b'));
  expect(test()).toMatch(/pass 1/);
});

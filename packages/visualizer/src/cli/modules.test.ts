import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { command, machineFile, workDirectory } from '../../test/command.ts';
import { door, drawnModules, refusedModules, xstate } from '../../test/module-shapes.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { answerOfModule } from './answer-of-module.ts';

const directory = workDirectory();
const writeAll = (files: Readonly<Record<string, string>>) => {
  for (const [name, content] of Object.entries(files)) directory.write(name, content);
};

/** What the process that imports a module answers; here in this process, which is much faster. */
describe('the answer of a module', () => {
  test.each(drawnModules)('is drawn: %s', async (_, files, name) => {
    writeAll(files);
    if (files['machine.mjs'])
      cpSync(directory.path('node_modules/xstate'), directory.path('copy'), {
        dereference: true,
        recursive: true,
      });
    const [file = ''] = Object.keys(files);
    const answer = await answerOfModule(directory.path(file), name ?? null);
    if ('refused' in answer) throw new Error(answer.refused);
    expect(mermaidOf(answer.chart, 'en')).toContain('shut --> open : OPEN');
  });

  test.each(refusedModules)('is a refusal: %s', async (_, files, name, reason) => {
    writeAll(files);
    const [file = ''] = Object.keys(files);
    const answer = await answerOfModule(directory.path(file), name);
    expect(answer).toEqual({ refused: expect.stringContaining(reason) });
    expect('refused' in answer && answer.refused).not.toContain('\n');
  });

  test.each<[string, string, string | null, string]>([
    ['no such machine', `${xstate} export const a = ${door};`, 'c', "'c', but a"],
    [
      'what only looks like one',
      'export const machine = { root: 1, config: {} };',
      null,
      'no XState 5 machine',
    ],
    ['a function', `${xstate} export const make = (n) => ${door};`, null, "--export 'make()'"],
    ['a function that is not there', 'export const a = 1;', 'a()', "no function 'a'"],
    ['a function that needs more', 'export const make = (d) => d.x;', 'make()', 'without arguments'],
    ['a function of others', 'export const make = () => 1;', 'make()', 'returns no XState 5'],
    ['XState 4', 'export const old = { __xstatenode: true };', null, 'machines of XState 4 (old)'],
    ['a wrong module', 'export const a = {{', null, 'cannot be imported: ParseError'],
    ['a missing module', `import './nowhere'; export const a = 1;`, null, "Cannot find module './nowhere'"],
    [
      'a machine that cannot be read',
      `${xstate} const machine = ${door}; Object.defineProperty(machine.root, 'initial', { get() { throw new Error('odd'); } }); export { machine };`,
      null,
      'cannot be drawn: odd',
    ],
  ])('is refused: %s', async (_, content, name, reason) => {
    const answer = await answerOfModule(directory.write('machine.mjs', content), name);
    expect(answer).toEqual({ refused: expect.stringContaining(reason) });
    expect('refused' in answer && answer.refused).not.toContain('\n');
  });
});

describe('conexion-diagram of a module', () => {
  test('takes the one that is named, else the default', async () => {
    const file = directory.write(
      'two.mjs',
      `export { default as a } from ${JSON.stringify(machineFile('toggle.ts'))};
      export { order as b } from ${JSON.stringify(machineFile('order.ts'))};`,
    );
    expect((await command(file, '--export', 'b', '--format', 'scxml')).out).toContain('name="order"');
    const both = directory.write(
      'both.mjs',
      `export * from './two.mjs'; export { a as default } from './two.mjs';`,
    );
    expect((await command(both, '--format', 'scxml')).out).toContain('name="toggle"');
  });

  test.each([
    ['several machines', `${xstate} export const a = ${door}, b = ${door};`, [], '--export: a, b'],
    ['a module that throws', `throw new Error('no database');`, [], 'cannot be imported: no database'],
    ['a module that ends', 'process.exit(0);', [], 'ended its process'],
    ['a module that waits for nothing', 'await new Promise(() => {});', [], 'ended its process'],
  ])('refuses %s in a sentence, with 2', async (_, content, args, reason) => {
    const file = directory.write('machine.mjs', content);
    const { code, out, err } = await command(file, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('refuses a file that is not there', async () => {
    expect(await command(directory.path('flow.svg'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be imported'),
    });
  });

  test('ends as soon as the machine is read, and prints nothing of the module', async () => {
    const assets = ['door.css', 'knob.svg', 'Door.vue'].map((name) => directory.write(name, '<p>door</p>'));
    const file = directory.write(
      'machine.ts',
      `import { createActor, createMachine } from 'xstate';
      ${assets.map((path, index) => `import asset${index} from '${path}';`).join('\n')}
      console.log(typeof asset0, typeof asset1, typeof asset2);
      console.log('module loaded');
      process.send?.('ready');
      setTimeout(() => { throw new Error('later'); }, 0);
      Promise.reject(new Error('beside'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      export const machine = createMachine({ id: 'tick', initial: 'a', states: { a: { after: { 600000: 'b' } }, b: {} } });
      createActor(machine).start();
      setInterval(() => {}, 1000);`,
    );
    const bin = new URL('../../bin/conexion-diagram.js', import.meta.url).pathname;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [bin, file, '--format', 'mermaid'],
      {
        timeout: 60_000,
      },
    );
    expect(stdout).toMatch(/^stateDiagram-v2\n/);
    expect(stdout).not.toContain('module loaded');
    expect(stderr.trim().split('\n')).toEqual([
      'string string string',
      'module loaded',
      'conexion-diagram: beside',
      'conexion-diagram: later',
    ]);
  });
});

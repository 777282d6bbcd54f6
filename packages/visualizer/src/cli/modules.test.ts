import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { command, machineFile, workDirectory } from '../../test/command.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { answerOfModule } from './answer-of-module.ts';

const directory = workDirectory();
const writeAll = (files: Readonly<Record<string, string>>) => {
  for (const [name, content] of Object.entries(files)) directory.write(name, content);
};

const required = `const { createMachine } = require('xstate');`;
const xstate = `import { createMachine } from 'xstate';`;
const door = `createMachine({ id: 'door', initial: 'shut', states: { shut: { on: { OPEN: 'open' } }, open: {} } })`;
const doorBy = (event: string) => door.replace('OPEN:', `[${event}]:`);

/** Each as a project writes it; the first file exports the machine. */
const drawn: readonly [string, Record<string, string>, string?][] = [
  [
    'an import without extension',
    {
      'machine.ts': `${xstate} import { names } from './names';
        export const machine = ${doorBy('names.open')};`,
      'names.ts': `export const names = { open: 'OPEN' } as const;`,
    },
  ],
  [
    'an import of a directory',
    {
      'machine.ts': `${xstate} import { open } from './names'; export const machine = ${doorBy('open')};`,
      'names/index.ts': `export const open = 'OPEN';`,
    },
  ],
  [
    'an import that names the .js which TypeScript will make',
    {
      'machine.ts': `${xstate} import { open } from './names.js'; export const machine = ${doorBy('open')};`,
      'names.ts': `export const open = 'OPEN';`,
    },
  ],
  [
    'a type imported and exported without `type`',
    {
      'machine.ts': `import { createMachine, EventObject } from 'xstate';
        import { Opened } from './opened';
        interface Shut extends EventObject { type: 'SHUT' }
        export { Opened } from './opened';
        export const machine = createMachine({ types: {} as { events: Opened | Shut }, id: 'door', initial: 'shut',
          states: { shut: { on: { OPEN: 'open' } }, open: {} } });`,
      'opened.ts': `export interface Opened { type: 'OPEN' }`,
    },
  ],
  [
    'an enum and a namespace',
    {
      'machine.ts': `${xstate} enum Event { Open = 'OPEN' } namespace names { export const open = Event.Open; }
        export const machine = ${doorBy('names.open')};`,
    },
  ],
  [
    'TSX with elements at import',
    {
      'machine.tsx': `${xstate} export const View = () => <p>door</p>; export const view = <View />;
        export const machine = ${door};`,
    },
  ],
  [
    'JSX in JavaScript',
    {
      'machine.jsx': `${xstate} export const View = () => <p>door</p>; export const view = <View />;
        export const machine = ${door};`,
    },
  ],
  ['.mts with an await', { 'machine.mts': `${xstate} await null; export default ${door};` }],
  ['.cts', { 'machine.cts': `import { createMachine } from 'xstate'; export = ${door};` }],
  ['module.exports', { 'machine.cjs': `${required} module.exports = ${door};` }],
  [
    'module.exports of several',
    { 'machine.cjs': `${required} module.exports = { door: ${door}, open: 1 };` },
  ],
  [
    'exports.default, as a compiler writes it',
    {
      'machine.cjs': `Object.defineProperty(exports, '__esModule', { value: true }); ${required}
        exports.default = ${door};`,
    },
  ],
  [
    'the same machine under two names',
    { 'machine.ts': `${xstate} export const door = ${door}; export const alias = door;` },
  ],
  [
    'an alias of the tsconfig.json nearest to its file',
    {
      'app/src/machine.ts': `${xstate} import { open } from '@/names'; export const machine = ${doorBy('open')};`,
      'app/src/names.ts': `export const open = 'OPEN';`,
      'app/tsconfig.json': `{ // as editors allow
        "extends": "./base.json" }`,
      'app/base.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./elsewhere/*"] } } }`,
    },
  ],
  [
    'an alias of a configuration that the nearest tsconfig.json only names',
    {
      'app/src/machine.ts': `${xstate} import { open } from '@/names'; import { late } from 'late';
        export const machine = ${doorBy('open ?? late')};`,
      'app/src/names.ts': `export const open = 'OPEN';`,
      'app/src/late.ts': `export const late = 'LATE';`,
      'app/tsconfig.json': `{ "files": [], "references": [{ "path": "./node" }, { "path": "./tsconfig.app.json" }] }`,
      'app/node/tsconfig.json': `{ "compilerOptions": { "module": "esnext" } }`,
      'app/tsconfig.app.json': `{ /* as Vite writes it */
        "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["*"], "late": ["./late.ts"], }, } }`,
    },
  ],
  [
    'an alias of what a tsconfig.json without files extends, as Nx writes it',
    {
      'apps/door/src/machine.ts': `${xstate} import { open } from '@doors/names';
        export const machine = ${doorBy('open')};`,
      'libs/names/index.ts': `export const open = 'OPEN';`,
      'apps/door/tsconfig.json': `{ "extends": "../../tsconfig.base.json", "files": [], "include": [],
        "references": [{ "path": "./tsconfig.app.json" }] }`,
      'apps/door/tsconfig.app.json': `{ "extends": "./tsconfig.json", "include": ["src"] }`,
      'tsconfig.base.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@doors/names": ["libs/names/index.ts"] } } }`,
    },
  ],
  [
    'an alias of a jsconfig.json',
    {
      'machine.js': `${xstate} import { open } from '~/names'; export const machine = ${doorBy('open')};`,
      'src/names.js': `export const open = 'OPEN';`,
      'jsconfig.json': `{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }`,
    },
  ],
  [
    'a tsconfig.json that extends what is not there',
    {
      'machine.ts': `${xstate} export const machine = ${door};`,
      'tsconfig.json': `{ "extends": "./.generated/tsconfig.json" }`,
    },
  ],
  [
    'a tsconfig.json that is not JSON',
    { 'machine.ts': `${xstate} export const machine = ${door};`, 'tsconfig.json': `{ "files": [` },
  ],
  [
    'what a function returns',
    { 'machine.ts': `${xstate} export const makeDoor = async () => ${door};` },
    'makeDoor()',
  ],
  [
    'a machine of another copy of XState',
    {
      'machine.mjs': `import { createMachine } from './copy/dist/xstate.esm.js'; export default ${door};`,
    },
  ],
];

/** What the process that imports a module answers; here in this process, which is much faster. */
describe('the answer of a module', () => {
  test.each(drawn)('is drawn: %s', async (_, files, name) => {
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

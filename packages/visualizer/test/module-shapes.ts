const required = `const { createMachine } = require('xstate');`;
export const xstate = `import { createMachine } from 'xstate';`;
export const door = `createMachine({ id: 'door', initial: 'shut', states: { shut: { on: { OPEN: 'open' } }, open: {} } })`;
const doorBy = (event: string) => door.replace('OPEN:', `[${event}]:`);

/** Each as a project writes it; the first file exports the machine. */
export const drawnModules: readonly [string, Record<string, string>, string?][] = [
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
    'an index that exports the machine and its actor of other files',
    {
      'machines/door/index.ts': `export { doorActor, doorMachine } from './machine';
        export type { Opened } from './types';`,
      'machines/door/machine.ts': `import { createActor, createMachine } from 'xstate';
        export const doorMachine = ${door}; export const doorActor = createActor(doorMachine).start();`,
      'machines/door/types.ts': `export interface Opened { type: 'OPEN' }`,
    },
  ],
  [
    'an actor that runs a machine, which is not exported',
    {
      'src/statechart.js': `import { createActor, createMachine } from 'xstate';
        const service = createActor(${door}); service.start(); export default service;`,
    },
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

/** What is refused, as projects write it; the first file is the one that is asked for. */
export const refusedModules: readonly [string, Record<string, string>, string | null, string][] = [
  [
    'a machine that only a component has',
    {
      'src/form/machine.tsx': `import { setup } from 'xstate'; import { initial } from './shared';
        const machine = setup({}).createMachine({ initial, states: { shut: {} } });
        export default function Form() { return <form>{String(machine.id)}</form>; }`,
      'src/form/shared.ts': `export const initial = 'shut';`,
    },
    null,
    "functions: default. If one makes a machine, call it by --export 'default()'",
  ],
  [
    'a machine whose function needs arguments',
    {
      'src/state/doorMutator.ts': `${xstate}
        export const createDoor = (link) => ${door}.provide({ actors: link.actors });`,
    },
    'createDoor()',
    "exports 'createDoor', which fails without arguments",
  ],
  [
    'a machine that reads the browser as it is imported',
    {
      'src/machines/doorMachine.ts': `${xstate} import { song } from '../utils/song';
        export const machine = ${doorBy('song')};`,
      'src/utils/song.ts': `export const song = window.location.hash;`,
    },
    null,
    'cannot be imported: window is not defined',
  ],
  [
    'a machine of a workspace whose packages are not built',
    {
      'apps/door/src/door.machine.ts': `${xstate} import { open } from '@doors/utils';
        export const machine = ${doorBy('open')};`,
      'apps/node_modules/@doors/utils/package.json': `{ "name": "@doors/utils", "type": "module",
        "exports": { ".": { "@doors/source": "./src/index.ts", "import": "./dist/index.js", "default": "./dist/index.js" } } }`,
      'apps/node_modules/@doors/utils/src/index.ts': `export const open = 'OPEN';`,
    },
    null,
    'cannot be imported: Cannot find module',
  ],
  [
    'a program that serves its machines and exports none',
    {
      'src/app.ts': `${xstate} const machine = ${door}; await Promise.resolve(machine); export {};`,
    },
    null,
    'exports no XState 5 machine',
  ],
];

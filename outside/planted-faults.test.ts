// Plants each fault that the checks look for in a real package: the check must name it.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Manifest, manifestOf } from './manifest.ts';
import { packedChecks } from './packed-faults.ts';
import { openRoom, write } from './room.ts';
import { install } from './run.ts';
import { compilers } from './tools.ts';
import { typeErrors } from './type-errors.ts';

const { machines, visualizer } = inject('packed');
const room = openRoom();
afterAll(() => rmSync(room, { recursive: true, force: true }));

const read = (directory: string, file: string): string => readFileSync(join(directory, file), 'utf8');
const appended = (directory: string, file: string, text: string) =>
  write(directory, { [file]: `${read(directory, file)}\n${text}` });
const changed = (directory: string, change: (manifest: Manifest) => object) => {
  const manifest = manifestOf(directory);
  write(directory, { 'package.json': JSON.stringify({ ...manifest, ...change(manifest) }) });
};

const faults: Readonly<Record<string, { plant: (directory: string) => void; named: string }>> = {
  'React among the dependencies': {
    plant: (at) =>
      changed(at, ({ dependencies }) => ({ dependencies: { ...dependencies, react: '^19.0.0' } })),
    named: 'react is a dependency: an app would have two copies',
  },
  'a workspace range': {
    plant: (at) => changed(at, () => ({ dependencies: { '@conexion/machines': 'workspace:^' } })),
    named: "dependencies: @conexion/machines is 'workspace:^'",
  },
  'a postinstall script': {
    plant: (at) => changed(at, () => ({ scripts: { postinstall: 'node telemetry.js' } })),
    named: '@conexion/visualizer: postinstall',
  },
  'a postinstall script of a dependency': {
    plant: (at) =>
      write(at, {
        'node_modules/spy/package.json':
          '{ "name": "spy", "scripts": { "postinstall": "node telemetry.js" } }',
      }),
    named: 'spy: postinstall',
  },
  'a dependency that is compiled at install': {
    plant: (at) =>
      write(at, {
        'node_modules/gyp/package.json': '{ "name": "gyp" }',
        'node_modules/gyp/binding.gyp': '{}',
      }),
    named: 'gyp: binding.gyp',
  },
  'an export without types': {
    plant: (at) => changed(at, ({ exports }) => ({ exports: { ...exports, './run': './dist/cli/run.js' } })),
    named: './run has no types',
  },
  'an export whose types are not shipped': {
    plant: (at) => rmSync(join(at, 'dist/index.d.ts')),
    named: '.: ./dist/index.d.ts is missing',
  },
  'a README program that imports a file': {
    plant: (at) => appended(at, 'README.md', "```js\nimport { request } from './sample-request.ts';\n```\n"),
    named: 'README.md: a program imports ./sample-request.ts',
  },
  'a README link out of the package': {
    plant: (at) => appended(at, 'README.md', '[Examples](../../examples)\n'),
    named: 'README.md: ../../examples leads nowhere',
  },
  'a README link to another site': {
    plant: (at) => appended(at, 'README.md', '[XState](https://example.com/xstate)\n'),
    named: 'README.md: https://example.com/xstate leads nowhere',
  },
  'a source map that is not shipped': {
    plant: (at) => appended(at, 'dist/index.js', '//# sourceMappingURL=index.js.map\n'),
    named: 'dist/index.js: index.js.map is missing',
  },
  'a source map without its sources': {
    plant: (at) => {
      appended(at, 'dist/index.js', '//# sourceMappingURL=index.js.map\n');
      write(at, { 'dist/index.js.map': '{ "sources": ["../src/index.ts"] }' });
    },
    named: 'dist/index.js: ../src/index.ts is missing',
  },
  'no license': { plant: (at) => rmSync(join(at, 'LICENSE')), named: 'LICENSE is missing' },
  'no engines': { plant: (at) => changed(at, () => ({ engines: {} })), named: 'engines.node is missing' },
};

describe('planted in the visualizer,', () => {
  it.each(Object.entries(faults))('%s is named, and nothing else', (name, { plant, named }) => {
    const directory = join(room, name.replaceAll(' ', '-'));
    cpSync(visualizer.directory, directory, {
      recursive: true,
      filter: (path) => !/dist\/(layout|render|export|diff|graph)\b/.test(path),
    });
    const found = () => Object.values(packedChecks).flatMap((faultsOf) => faultsOf(directory));
    expect(found()).toEqual([]);
    plant(directory);
    expect(found()).toEqual([named]);
  });
});

describe('planted in the machines,', () => {
  beforeAll(() => install(room, [machines.tarball, 'fast-check@4', '@types/node@22']));

  it('types that are missing are named', async () => {
    const [compiler] = compilers.slice(-1);
    if (!compiler) throw new Error('There is no compiler');
    const untyped = join(room, 'node_modules/untyped');
    write(untyped, { 'package.json': '{ "name": "untyped", "main": "index.js" }', 'index.js': '' });
    const directory = join(room, 'node_modules/@conexion/machines');
    appended(directory, 'dist/values/money.d.ts', "export type { Request } from 'untyped';\n");
    const errors = await typeErrors(compiler, { room, packages: ['@conexion/machines'] });
    expect(errors.join('\n')).toMatch(/TS7016: Could not find a declaration file for module 'untyped'/);
  });
});

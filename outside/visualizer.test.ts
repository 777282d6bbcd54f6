import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../e2e/launch-browser.ts';
import budgets from './budgets.json' with { type: 'json' };
import { builtPage, bundled, gzipped } from './bundle.ts';
import { copiesOf, installedBytes } from './installed-faults.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { installScriptFaults } from './packed-faults.ts';
import { programsOf } from './readme.ts';
import { openRoom, write } from './room.ts';
import { binOf, install, run } from './run.ts';
import { serve } from './serve.ts';
import { compilers, nodeMajors, nodeOf } from './tools.ts';
import { typeErrors } from './type-errors.ts';

const { machines, visualizer, workbench } = inject('packed');
const tarballs = [machines.tarball, visualizer.tarball];
const readme = readFileSync(join(visualizer.directory, 'README.md'), 'utf8');
const [component] = programsOf(readme, 'tsx');
const programs = programsOf(readme, 'js');
const commands = programsOf(readme, 'sh');

const door = `import { createMachine } from 'xstate';
export default createMachine({ initial: 'shut', states: { shut: { on: { opened: 'open' } }, open: {} } });`;

const rooms: string[] = [];
const emptyRoom = (): string => {
  const room = openRoom();
  rooms.push(room);
  return room;
};
afterAll(() => {
  for (const room of rooms) rmSync(room, { recursive: true, force: true });
});

const ranges = ({ dependencies, peerDependencies }: Manifest) => ({ ...dependencies, ...peerDependencies });
/** The packages of the page that the picture does not use. */
const ofThePage = Object.keys(manifestOf(workbench.directory).devDependencies ?? {}).filter(
  (name) =>
    !name.startsWith('@types/') &&
    !name.startsWith('@conexion/') &&
    ![machines, visualizer].some(({ directory }) => name in ranges(manifestOf(directory))),
);

it('the README shows a component, a program for a server, one for a case and a command', () => {
  expect(component?.code).toContain('<FlowDiagram');
  expect([programs.length, commands.length]).toEqual([2, 1]);
});

it('the command prints its usage without the peers: 0 for --help, 2 for a wrong option', async () => {
  const room = emptyRoom();
  await install(room, tarballs, '--legacy-peer-deps');
  expect(copiesOf(room, 'react')).toEqual([]);
  const command = binOf(room, 'conexion-diagram');
  expect(await run(command, ['--help'], { cwd: room })).toMatchObject({ code: 0, err: '' });
  expect(await run(command, ['--colour'], { cwd: room })).toMatchObject({
    code: 2,
    err: expect.stringContaining('--colour'),
  });
});

describe.each(['18.2', '19'])('in an app with React %s', (react) => {
  let room: string;
  let browser: Browser;
  beforeAll(async () => {
    room = emptyRoom();
    write(room, { 'flow.tsx': component?.code ?? '' });
    [browser] = await Promise.all([
      launchBrowser(),
      install(room, [`react@${react}`, `react-dom@${react}`]).then(() => install(room, tarballs)),
    ]);
  });
  afterAll(() => browser?.close());

  it('there is one React, the one of the app', () => {
    const copies = ['react', 'react-dom', 'xstate', '@conexion/machines'].map((name) => copiesOf(room, name));
    expect(copies.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    const { version } = JSON.parse(readFileSync(join(room, 'node_modules/react/package.json'), 'utf8'));
    expect(version).toMatch(new RegExp(`^${react}\\.`));
  });

  it('it installs no package of the page', () => {
    expect(ofThePage).toEqual(
      expect.arrayContaining(['@observablehq/plot', '@tanstack/react-query', 'd3-zoom']),
    );
    expect(ofThePage.filter((name) => copiesOf(room, name).length > 0)).toEqual([]);
    expect(globSync('**/*.{html,css}', { cwd: visualizer.directory })).toEqual([]);
  });

  it('no package runs a script at install', () => {
    expect(installScriptFaults(room)).toEqual([]);
  });

  it('the install stays within what it may weigh', () => {
    const bytes = installedBytes(room);
    console.log(`installed: visualizer with React ${react} ${bytes}`);
    expect(bytes).toBeLessThanOrEqual(budgets.installed.visualizer);
  });

  it('FlowDiagram stays within its budget, React apart', async () => {
    const program = `import { FlowDiagram } from '@conexion/visualizer'; globalThis.FlowDiagram = FlowDiagram;`;
    const code = await bundled(room, 'flow-diagram', program, [/^react(-dom)?($|\/)/]);
    console.log(`gzipped: FlowDiagram ${gzipped(code)}`);
    expect(gzipped(code)).toBeLessThanOrEqual(budgets.gzipped.FlowDiagram);
  });

  // One React on every Node, the other on the oldest.
  it.each(react === '19' ? nodeMajors : nodeMajors.slice(0, 1))(
    'the README holds on Node %i: a picture on a server, and by command',
    async (major) => {
      const node = nodeOf(major);
      for (const { code, prints } of programs) {
        write(room, { 'program.mjs': code });
        expect(await run('node', ['program.mjs'], { cwd: room, node })).toEqual({
          code: 0,
          err: '',
          out: prints,
        });
      }
      for (const { code } of commands) {
        const ended = await run('sh', ['-e', '-c', code], { cwd: room, node });
        expect(ended).toMatchObject({ code: 0, err: '' });
        const written = [...code.matchAll(/--out (\S+)/g)].map(([, file = '']) => join(room, file));
        expect(written.length).toBeGreaterThan(0);
        expect(written.filter((file) => !existsSync(file))).toEqual([]);
        for (const file of written) rmSync(file);
      }
    },
  );

  it('pixels, pages and any machine can be written, on the oldest Node', async () => {
    const command = binOf(room, 'conexion-diagram');
    write(room, { 'door.mjs': door });
    for (const format of ['png', 'pdf', 'svg door.mjs']) {
      const asked = ['--format', ...format.split(' '), '--out', 'written'];
      expect(await run(command, asked, { cwd: room, node: nodeOf(20) })).toEqual({
        code: 0,
        err: '',
        out: '',
      });
    }
  });

  it.each(nodeMajors)('a module as projects write it is drawn on Node %i', async (major) => {
    write(room, {
      'app/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      'app/names/index.ts': `export enum Name { Open = 'OPEN' }`,
      'app/door.ts': `import { createMachine, EventObject } from 'xstate'; import { Name } from '@/names';
        export const last: EventObject | null = null;
        export default createMachine({ initial: 'shut', states: { shut: { on: { [Name.Open]: 'open' } }, open: {} } });`,
    });
    const asked = ['app/door.ts', '--format', 'mermaid'];
    expect(await run(binOf(room, 'conexion-diagram'), asked, { cwd: room, node: nodeOf(major) })).toEqual({
      code: 0,
      err: '',
      out: expect.stringContaining('shut --> open : OPEN'),
    });
  });

  it('a page built by Vite shows the component of the README in a browser, and responds to a click', async () => {
    write(room, {
      'index.html': '<div id="root"></div><script type="module" src="/main.jsx"></script>',
      'main.jsx': `import { createRoot } from 'react-dom/client'; import { Flow } from './flow.tsx';
        createRoot(document.getElementById('root')).render(<Flow />);`,
      'tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx" } }',
    });
    const page = await serve(await builtPage(room));
    const client = await browser.newContext();
    try {
      const tab = await client.newPage();
      const errors: string[] = [];
      tab.on('pageerror', ({ message }) => errors.push(message));
      tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await tab.goto(page.url);
      await tab.getByText('Nothing is picked').waitFor();
      expect(await tab.locator('svg [data-lane]').count()).toBe(4);
      const shown = await tab.locator('svg').innerHTML();
      for (const text of ['Cases here: 1', '>42 min</text>', '>Median time</text>'])
        expect(shown).toContain(text);
      await tab.locator('[data-id="autorizacion.cotizacion"]').first().click();
      await tab.getByText('state autorizacion.cotizacion').waitFor();
      expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
    } finally {
      await client.close();
      page.close();
    }
  });

  describe('with its types', () => {
    beforeAll(() => install(room, [`@types/react@${react}`, `@types/react-dom@${react}`, '@types/node@22']));

    it.each(compilers)('has no type error in TypeScript $version, $resolution', async (compiler) => {
      write(room, {
        'layout.mts': `import layout from '@conexion/visualizer/layouts/stages.es.json' with { type: 'json' };
          console.log(layout.width);`,
      });
      const typed = { room, packages: ['@conexion/visualizer'], files: ['flow.tsx', 'layout.mts'] };
      expect(await typeErrors(compiler, typed)).toEqual([]);
    });
  });
});

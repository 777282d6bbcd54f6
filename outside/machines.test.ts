import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import budgets from './budgets.json' with { type: 'json' };
import { bundled, gzipped } from './bundle.ts';
import { installedBytes } from './installed-faults.ts';
import { entryPointsOf, manifestOf } from './manifest.ts';
import { installScriptFaults } from './packed-faults.ts';
import { programsOf } from './readme.ts';
import { openRoom, write } from './room.ts';
import { binOf, install, outputOf, run, workspace } from './run.ts';
import { compilers, nodeMajors, nodeOf } from './tools.ts';
import { typeErrors } from './type-errors.ts';

const { machines } = inject('packed');
const readme = readFileSync(join(machines.directory, 'README.md'), 'utf8');
const programs = programsOf(readme, 'js');
const entries = entryPointsOf(manifestOf(machines.directory));

let room: string;
beforeAll(async () => {
  room = openRoom();
  await install(room, [machines.tarball]);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('the machines alone', () => {
  it('stay within what an install may weigh', () => {
    const bytes = installedBytes(room);
    console.log(`installed: machines ${bytes}`);
    expect(bytes).toBeLessThanOrEqual(budgets.installed.machines);
  });

  it('bring no package that runs a script at install', () => {
    expect(installScriptFaults(room)).toEqual([]);
  });

  it('print the usage of their command without fast-check: 0 for --help, 2 for a wrong option', async () => {
    const command = binOf(room, 'conexion-conformance');
    expect(await run(command, ['--help'], { cwd: room })).toMatchObject({ code: 0, err: '' });
    expect(await run(command, ['--version'], { cwd: room })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await run(command, ['--colour'], { cwd: room })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--colour'),
    });
    expect(await run(command, ['http://127.0.0.1:1'], { cwd: room })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^conexion-conformance needs fast-check 4 .*\n$/),
    });
  });

  it('bundle within the budget of decide, and run without Node’s modules', async () => {
    const program = `import { decide } from '@conexion/machines'; globalThis.decide = decide;`;
    const code = await bundled(room, 'decide', program);
    console.log(`gzipped: decide ${gzipped(code)}`);
    expect(gzipped(code)).toBeLessThanOrEqual(budgets.gzipped.decide);
    expect(code).not.toMatch(/__vite-browser-external|require\(/);
    const browser: { decide?: unknown; URL: typeof URL } = { URL };
    runInNewContext(code, browser);
    expect(browser.decide).toBeTypeOf('function');
  });
});

describe('the README', () => {
  it('shows at least three programs, each with what it prints', () => {
    expect(programs.filter(({ prints }) => prints !== undefined).length).toBeGreaterThanOrEqual(3);
  });

  it('shares its first program with the README of the repository', () => {
    const [first] = programsOf(readFileSync(join(workspace, 'README.md'), 'utf8'), 'js');
    expect(first).toEqual(programs[0]);
  });
});

describe.each(nodeMajors)('Node %i', (major) => {
  it.each(programs.map((program, place) => ({ ...program, place: place + 1 })))(
    'runs program $place of the README',
    async ({ code, prints, place }) => {
      const file = `program-${place}.mjs`;
      write(room, { [file]: code });
      const { out, err, ...ended } = await run('node', [file], { cwd: room, node: nodeOf(major) });
      expect({ ...ended, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe(prints ?? out);
    },
  );
});

describe('with fast-check and TypeScript', () => {
  beforeAll(() => install(room, ['fast-check@4', '@types/node@22']));

  it.each(nodeMajors)('are imported and required in Node %i', async (major) => {
    const all = JSON.stringify(entries);
    write(room, {
      'import.mjs': `for (const entry of ${all}) if (Object.keys(await import(entry)).length === 0) throw new Error(entry);`,
      'require.cjs': `for (const entry of ${all}) if (Object.keys(require(entry)).length === 0) throw new Error(entry);`,
    });
    for (const file of ['import.mjs', 'require.cjs']) {
      const { code, err } = await run('node', [file], { cwd: room, node: nodeOf(major) });
      expect({ file, code, err: code === 0 ? '' : err }).toEqual({ file, code: 0, err: '' });
    }
  });

  it.each(nodeMajors)(
    'write a test that fails in node:test of Node %i until the host is right',
    async (major) => {
      const options = { cwd: room, node: nodeOf(major) };
      const hostWith = (
        guards: string,
      ) => `import { asistenciaMachine, createHost } from '@conexion/machines';
      export const host = createHost({ machine: asistenciaMachine.provide({ guards: ${guards} }) });`;
      const find = `import { writeFileSync } from 'node:fs';
      import { checkProcedure } from '@conexion/machines/testing';
      import { host } from './host.js';
      const imports = "import { host } from './host.js';";
      const { counterexample } = checkProcedure({ host, imports, runner: 'node:test', runs: 2000, seed: 1 });
      writeFileSync('kept.test.js', counterexample.regressionTest);`;
      write(room, { 'host.js': hostWith('{ hasDisclaimed: () => true }'), 'find.js': find });
      await outputOf('node', ['find.js'], options);
      const test = () => run('node', ['--test', 'kept.test.js'], options);
      expect(await test()).toMatchObject({
        code: 1,
        out: expect.stringContaining('no alternatives are shared'),
      });
      write(room, { 'host.js': hostWith('{}') });
      expect(await test()).toMatchObject({ code: 0, err: '' });
    },
  );

  it.each(compilers)('have no type error in TypeScript $version, $resolution', async (compiler) => {
    expect(await typeErrors(compiler, { room, packages: ['@conexion/machines'] })).toEqual([]);
  });
});

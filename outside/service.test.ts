import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import budgets from './budgets.json' with { type: 'json' };
import { copiesOf, installedBytes } from './installed-faults.ts';
import { manifestOf } from './manifest.ts';
import { installScriptFaults } from './packed-faults.ts';
import { programsOf } from './readme.ts';
import { openRoom, write } from './room.ts';
import { binOf, install, run } from './run.ts';
import { compilers, nodeOf } from './tools.ts';
import { typeErrors } from './type-errors.ts';
import { whileItRuns } from './while-it-runs.ts';

const { machines, service } = inject('packed');
const readme = readFileSync(join(service.directory, 'README.md'), 'utf8');
const programs = programsOf(readme, 'js');
const sessions = programsOf(readme, 'sh').filter(({ code }) => code.includes('curl'));
const starts = programsOf(readme, 'sh').filter(({ code }) => !code.includes('curl'));
const commands = Object.keys(manifestOf(service.directory).bin ?? {});
const supported = [22, 24];
const onlyTheApi = /^This address has only the API[^\n]*@conexion\/workbench[^\n]*\.\n$/;

let room: string;
beforeAll(async () => {
  room = openRoom();
  await install(room, [machines.tarball, service.tarball]);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

async function playSessions(url: string, node: string): Promise<void> {
  for (const { code } of sessions) {
    const played = await run('sh', ['-e', '-c', code], { cwd: room, node, env: { CONEXION_URL: url } });
    expect(played).toMatchObject({ code: 0, err: '' });
    expect(played.out).toContain('not-in-this-state');
    expect(played.out).toContain('asignacionProveedor');
    expect(played.out).not.toMatch(/"status":[45]\d\d/);
  }
}

describe('the service alone', () => {
  it('brings the machines once', () => {
    expect(copiesOf(room, '@conexion/machines')).toHaveLength(1);
  });

  it('stays within what an install may weigh', () => {
    const bytes = installedBytes(room);
    console.log(`installed: service ${bytes}`);
    expect(bytes).toBeLessThanOrEqual(budgets.installed.service);
  });

  it('brings no package that runs a script at install', () => {
    expect(installScriptFaults(room)).toEqual([]);
  });

  it('has a README with a program that starts it and a session with curl', () => {
    expect(programs.map(({ code }) => code).join()).toContain('startService(');
    expect(sessions).toHaveLength(1);
  });
});

describe.each(supported)('on Node %i', (major) => {
  const node = nodeOf(major);

  it('is imported and required', async () => {
    write(room, {
      'import.mjs': `const { startService } = await import('@conexion/service'); console.log(typeof startService);`,
      'require.cjs': `const { startService } = require('@conexion/service'); console.log(typeof startService);`,
    });
    for (const file of ['import.mjs', 'require.cjs']) {
      expect(await run('node', [file], { cwd: room, node })).toMatchObject({ code: 0, out: 'function\n' });
    }
  });

  it.each(programs)(
    'the program of the README starts it, and the session of the README speaks to it',
    async ({ code }) => {
      write(room, { 'service.mjs': code });
      await whileItRuns(room, node, ['service.mjs'], node, (url) => playSessions(url, node));
    },
  );

  it('the demonstration has its cases', async () => {
    write(room, {
      'demonstration.mjs': `
        import { startService } from '@conexion/service';
        console.log((await startService({ dataDir: 'data', demo: true, seed: true })).url);
      `,
    });
    await whileItRuns(room, node, ['demonstration.mjs'], node, async (url) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ user: 'ana.rojas', role: 'coordinador' });
      const answer = await fetch(`${url}/api/demo/token`, { method: 'POST', headers, body });
      const { token } = (await answer.json()) as { token: string };
      const cases = await fetch(`${url}/api/expedientes`, { headers: { Authorization: `Bearer ${token}` } });
      expect(((await cases.json()) as { items: unknown[] }).items).not.toEqual([]);
    });
  });

  it.each(starts)('the command of the README starts it: $code', async ({ code }) => {
    await whileItRuns(room, 'sh', ['-c', code], node, async (url) => {
      // While the machine is busy, its store may take more than the two seconds of a probe.
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
      const root = await fetch(url, { headers: { 'Accept-Language': 'en' } });
      expect([root.status, await root.text()]).toEqual([200, expect.stringMatching(onlyTheApi)]);
    });
  });

  it.each(commands)('%s prints its usage, with 0 for --help and more for a wrong option', async (name) => {
    const command = binOf(room, name);
    expect(await run(command, ['--help'], { cwd: room, node })).toMatchObject({
      code: 0,
      out: expect.stringContaining(name),
    });
    const wrong = await run(command, ['--colour'], { cwd: room, node });
    expect(wrong.code).toBeGreaterThan(0);
    expect(wrong.err).toContain('--colour');
  });
});

describe('on Node 20', () => {
  const node = nodeOf(20);
  const sentence = /^[^\n]*Node 22[^\n]*\.\n$/;

  it('an import throws an error with the code unsupported-node', async () => {
    write(room, {
      'unsupported.mjs': `await import('@conexion/service').catch(({ code, message }) => console.log(code + '\\n' + message));`,
    });
    const { code, out } = await run('node', ['unsupported.mjs'], { cwd: room, node });
    expect(code).toBe(0);
    const [said, ...message] = out.split('\n');
    expect(said).toBe('unsupported-node');
    expect(message.join('\n')).toMatch(sentence);
  });

  it.each(commands)('%s says the same in one sentence, and ends with 1', async (name) => {
    const ended = await run(binOf(room, name), ['--help'], { cwd: room, node });
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(sentence) });
  });
});

describe('with TypeScript', () => {
  beforeAll(() => install(room, ['@types/node@22']));

  it.each(compilers.filter(({ resolution }) => resolution === 'nodenext'))(
    'has no type error in TypeScript $version, $resolution',
    async (compiler) => {
      expect(await typeErrors(compiler, { room, packages: ['@conexion/service'] })).toEqual([]);
    },
  );
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryDir } from './running-service.ts';

const here = new URL('..', import.meta.url);
const { bin, engines, exports, version } = JSON.parse(readFileSync(new URL('package.json', here), 'utf8'));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const run = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: here, env, timeout: 600_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );

describe.each(Object.entries<string>(bin))('%s', (name, file) => {
  it('says how it is used', async () => {
    for (const flag of ['--help', '-h']) {
      const { code, stdout, stderr } = await run([file, flag]);
      expect([code, stdout, stderr]).toEqual([0, expect.stringContaining(name), '']);
    }
  });

  it('says which version it is', async () => {
    expect(await run([file, '--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('refuses an option that it does not know', async () => {
    const { code, stdout, stderr } = await run([file, '--mistyped']);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('--mistyped')]);
  });
});

describe('conexion-service', () => {
  it('does not start a demonstration unless it is asked to, and says what to set', async () => {
    const DATA_DIR = temporaryDir();
    const { code, stderr } = await run([bin['conexion-service']], { DATA_DIR, PORT: 'x' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^PORT: [\s\S]*^JWKS_URL or .*MODE=demo/m)]);
  });

  it('lists in its help the variables that the README lists', async () => {
    const { stdout } = await run([bin['conexion-service'], '--help']);
    const readme = readFileSync(new URL('README.md', here), 'utf8');
    const listed = [...readme.matchAll(/^\| (`[A-Z_, `]+`) \|/gm)].flatMap(([, names = '']) =>
      names.match(/[A-Z_]+/g),
    );
    const inHelp = [...stdout.matchAll(/^ {2}([A-Z][A-Z_, ]+?) {2}/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    expect(inHelp.sort()).toEqual(listed.sort());
  });
});

describe('on an older Node', () => {
  // Node allows its version to be replaced; a module that must not load there reports it.
  const older = `data:text/javascript,${encodeURIComponent(`
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
    const { dlopen } = process;
    process.dlopen = (...args) => { console.log('native module loaded'); return dlopen(...args); };
  `)}`;
  const sentence = /^@conexion\/service needs Node \d+ or newer; this is Node 20\.20\.2\.\n$/;

  it('the packages says which Node it needs, as its engines do', () => {
    const source = readFileSync(new URL('src/require-node.ts', here), 'utf8');
    expect(engines.node).toBe(`>=${/oldest = (\d+)/.exec(source)?.[1]}`);
  });

  it.each(Object.entries<string>(bin))('%s says so in one sentence', async (_, file) => {
    const { code, stdout, stderr } = await run(['--import', older, file, '--help']);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });

  const imports = ['await import(name)', 'process.getBuiltinModule("module").createRequire("/")(name)'];
  const entries = Object.values<{ default: string }>(exports).map((entry) => entry.default ?? entry);
  it.each(imports)('%s throws unsupported-node before a native module is loaded', async (load) => {
    for (const entry of entries.filter((file) => String(file).endsWith('.js'))) {
      const name = JSON.stringify(new URL(String(entry), here).pathname);
      const program = `const name = ${name}; try { ${load} } catch (error) { console.log(error.code, error.message) }`;
      const { stdout } = await run(['--import', older, '--input-type=module', '-e', program]);
      expect(stdout).toMatch(/^unsupported-node @conexion\/service needs Node \d+ or newer; .*\n$/);
    }
  });
});

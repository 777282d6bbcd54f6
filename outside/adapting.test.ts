import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openRoom, write } from './room.ts';
import { binOf, install, outputOf, run, workspace } from './run.ts';
import { compilers, nodeMajors, nodeOf } from './tools.ts';
import { whileItRuns } from './while-it-runs.ts';

const { machines, visualizer, service } = inject('packed');
const examples = join(workspace, 'examples');
const programs = globSync('*.ts', { cwd: join(examples, 'adapting') })
  .filter((file) => !/^(prove|portuguese)\.ts$/.test(file))
  .map((file) => basename(file, '.ts'));

const room = openRoom({
  'all.js': `for (const program of ${JSON.stringify(programs)}) await import(\`./adapting/\${program}.js\`);`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ module: 'nodenext', target: 'es2023', lib: ['es2023'], types: ['node'], strict: true },
      ...{ rewriteRelativeImportExtensions: true, noUncheckedIndexedAccess: true },
    },
    include: ['adapting', 'sample-request.ts'],
  }),
});
beforeAll(async () => {
  for (const path of ['adapting', 'sample-request.ts'])
    cpSync(join(examples, path), join(room, path), { recursive: true });
  const tarballs = [machines, visualizer, service].map(({ tarball }) => tarball);
  await install(room, [...tarballs, 'zod@4', 'fast-check@4', '@types/node@22', '@types/react@19']);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

it('eight programs adapt the procedure without a cast', () => {
  expect(programs).toHaveLength(8);
  const casts = programs.filter((program) =>
    /\bas (?!const\b)/.test(readFileSync(join(examples, `adapting/${program}.ts`), 'utf8')),
  );
  expect(casts).toEqual([]);
});

describe('from the packages alone', () => {
  const [oldest] = nodeMajors;
  const newest = nodeMajors.at(-1) ?? oldest;

  it.each(compilers.filter(({ resolution }) => resolution === 'nodenext'))(
    'the programs compile with TypeScript $version',
    async ({ path }) => {
      expect(await run('node', [path], { cwd: room })).toEqual({ code: 0, out: '', err: '' });
    },
  );

  it.each([oldest, newest])('each is explained, drawn, reached and restored in Node %i', async (major) => {
    const { code, out, err } = await run('node', ['all.js'], { cwd: room, node: nodeOf(major) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const proofs = out.trimEnd().split('\n');
    expect(proofs).toHaveLength(programs.length);
    for (const proof of proofs) expect(proof).toMatch(/^200 walks .* [1-9]\d* steps reach/);
  });

  it('the commands draw an adapted host, compare it with the procedure, host it and judge it', async () => {
    const host = 'adapting/additional-sub-state.js';
    const node = nodeOf(newest);
    const draw = (...args: string[]) => outputOf(binOf(room, 'conexion-diagram'), args, { cwd: room, node });
    expect(await draw(host, '--lang', 'en')).toContain('Trial of the Service');
    await draw('--format', 'definition', '--out', 'old.json');
    const difference = await draw('diff', 'old.json', host, '--lang', 'en');
    expect(difference).toContain('+ added: Trial of the Service (prestacionDelServicio.pruebaDelServicio)');
    expect(difference).not.toContain('changed: ');

    write(room, {
      'serve.mjs': `
        import { startService } from '@conexion/service';
        import { host } from './${host}';
        const asked = { dataDir: 'data', demo: true, procedure: host, requestsPerSecond: 1e6 };
        console.log((await startService(asked)).url);
      `,
    });
    await whileItRuns(room, node, ['serve.mjs'], node, async (url) => {
      const few = ['--walks', '20', '--histories', '2', '--cursors', '10', '--seed', '13'];
      const judged = await run(binOf(room, 'conexion-conformance'), [url, '--host', host, ...few], {
        cwd: room,
        node,
      });
      expect(judged).toMatchObject({ code: 0, err: '', out: expect.stringContaining('keeps the contract') });
    });
  });
});

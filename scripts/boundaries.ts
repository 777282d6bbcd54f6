// Checks which module may import which (.dependency-cruiser.mjs), and circles through a thread,
// whose file is named rather than imported. The walls of the oracle are tried on planted imports.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const folders = ['packages/*/src', 'packages/*/test', 'examples', 'e2e'];

const options = await extractOptions('./.dependency-cruiser.mjs');
const result = await cruise(folders, options);
const found = result.output as ICruiseResult;
const { output, exitCode } = await format(found, { outputType: 'err' });
const circles = [...circlesOfThreads(found)];
console.log(output);
for (const circle of circles) console.log(`  error no-cycles-through-threads: ${circle.join(' →\n      ')}`);
const deaf = await wallsThatHearNothing();
for (const wall of deaf)
  console.log(`  error ${wall}: a planted import passes, or an import of a type does not`);
if (exitCode > 0 || circles.length > 0 || deaf.length > 0) process.exitCode = 1;

/** The walls of the oracle that let a planted value pass, or refuse a type. */
async function wallsThatHearNothing(): Promise<string[]> {
  const planted = [
    ['oracle-shares-no-code', 'oracle/planted.ts'],
    ['rules-judge-by-the-oracle', 'invariants/planted.ts'],
  ] as const;
  const kit = 'packages/machines/src/testing';
  const baseDir = mkdtempSync(join(tmpdir(), 'conexion-walls-'));
  try {
    for (const folder of ['oracle', 'invariants', '../values'])
      mkdirSync(join(baseDir, kit, folder), { recursive: true });
    const write = (file: string, text: string) => writeFileSync(join(baseDir, kit, file), text);
    write('../values/value.ts', 'export const value = 1;\nexport type Value = number;\n');
    for (const [, file] of planted) {
      write(file, "import { value } from '../../values/value.ts';\nexport const planted = value;\n");
      write(
        file.replace('planted', 'types'),
        "import type { Value } from '../../values/value.ts';\nexport const typed: Value = 1;\n",
      );
    }
    const { output } = await cruise(['packages'], { ...options, baseDir });
    const { violations } = (output as ICruiseResult).summary;
    return planted
      .filter(
        ([wall, file]) =>
          violations
            .filter(({ rule }) => rule.name === wall)
            .map(({ from }) => from)
            .join() !== `${kit}/${file}`,
      )
      .map(([wall]) => wall);
  } finally {
    rmSync(baseDir, { recursive: true, force: true });
  }
}

/** The files that a file starts as threads, or passes to the function that starts them. */
function threadsOf(file: string): string[] {
  const named = /\b(?:new URL|threadUrl|import\.meta\.resolve)\(\s*(['"`])(\.{1,2}\/[^'"`$]+\.tsx?)\1/g;
  return [...readFileSync(file, 'utf8').matchAll(named)].map(([, , name = '']) =>
    posix.join(posix.dirname(file), name),
  );
}

/**
 * For each file that starts a thread whose file leads back to it, a shortest way there and back.
 */
function* circlesOfThreads({ modules }: ICruiseResult): Generator<string[]> {
  const own = modules.filter(({ source }) => /^(packages|examples|e2e)\/.*\.tsx?$/.test(source));
  const leads = new Map(
    own.map(({ source, dependencies }) => [
      source,
      [...dependencies.map(({ resolved }) => resolved), ...threadsOf(source)],
    ]),
  );
  for (const { source } of own)
    for (const thread of threadsOf(source)) {
      const way = shortestWay(leads, thread, source);
      if (way) yield [source, ...way];
    }
}

function shortestWay(leads: ReadonlyMap<string, string[]>, from: string, to: string): string[] | undefined {
  const ways = new Map([[from, [from]]]);
  for (const [file, way] of ways) {
    if (file === to) return way;
    for (const next of leads.get(file) ?? []) if (!ways.has(next)) ways.set(next, [...way, next]);
  }
  return undefined;
}

// Checks which module may import which (.dependency-cruiser.mjs), and circles through a thread,
// whose file is named rather than imported.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const folders = ['packages/*/src', 'packages/*/test', 'examples', 'e2e'];

const result = await cruise(folders, await extractOptions('./.dependency-cruiser.mjs'));
const found = result.output as ICruiseResult;
const { output, exitCode } = await format(found, { outputType: 'err' });
const circles = [...circlesOfThreads(found)];
console.log(output);
for (const circle of circles) console.log(`  error no-cycles-through-threads: ${circle.join(' →\n      ')}`);
if (exitCode > 0 || circles.length > 0) process.exitCode = 1;

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

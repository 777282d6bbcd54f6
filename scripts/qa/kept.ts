import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The packages that a result depends on. */
type Package = 'machines' | 'service';

/**
 * The result of a slice that takes many minutes, kept in coverage/ under a name. It is asked again
 * only after one of its packages was built otherwise.
 */
export async function kept<Result>(
  name: string,
  packages: readonly Package[],
  ask: () => Result | Promise<Result>,
): Promise<Result> {
  const file = `coverage/${name}-${hashOf(packages)}.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Result;
  const result = await ask();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(result));
  return result;
}

function hashOf(packages: readonly Package[]): string {
  const hash = createHash('sha256');
  for (const name of packages) {
    const built = new URL(`../../packages/${name}/dist/`, import.meta.url);
    for (const file of globSync('**/*.js', { cwd: built }).sort())
      hash.update(readFileSync(new URL(file, built)));
  }
  return hash.digest('hex').slice(0, 16);
}

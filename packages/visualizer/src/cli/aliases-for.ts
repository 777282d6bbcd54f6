import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { JitiOptions } from 'jiti';

interface Config {
  files?: readonly string[];
  references?: readonly { path: string }[];
  compilerOptions?: { baseUrl?: string; paths?: Paths };
}
type Paths = Readonly<Record<string, readonly string[]>>;

/**
 * What jiti needs for the aliases of a module: those of the nearest tsconfig.json or jsconfig.json.
 * jiti reads the first with all that it extends. It reads neither the second nor the configurations
 * that one without files only names, as that of a new Vite project does.
 * @throws {SyntaxError} where a configuration is not JSON.
 */
export function aliasesFor(file: string): Pick<JitiOptions, 'alias' | 'tsconfigPaths'> {
  const nearest = nearestConfig(dirname(file));
  if (nearest === null) return {};
  const { files, references = [], compilerOptions } = configIn(nearest);
  if (basename(nearest) === 'jsconfig.json') return { alias: aliasesIn(nearest) };
  if (compilerOptions?.paths || files?.length !== 0) return { tsconfigPaths: true };
  const named = references.map(({ path }) => resolve(dirname(nearest), path));
  const configs = named.map((path) => (isDirectory(path) ? join(path, 'tsconfig.json') : path));
  const first = configs.find((path) => existsSync(path) && configIn(path).compilerOptions?.paths);
  return first === undefined ? { tsconfigPaths: true } : { alias: aliasesIn(first) };
}

function nearestConfig(directory: string): string | null {
  const found = ['tsconfig.json', 'jsconfig.json'].map((name) => join(directory, name)).find(existsSync);
  if (found !== undefined) return found;
  const above = dirname(directory);
  return above === directory ? null : nearestConfig(above);
}

/** JSON with comments and trailing commas is an expression of JavaScript. */
const configIn = (file: string): Config => runInNewContext(`(${readFileSync(file, 'utf8')}\n)`);

function aliasesIn(file: string): Record<string, string> {
  const { baseUrl = '.', paths = {} } = configIn(file).compilerOptions ?? {};
  const withoutStar = (pattern: string) => pattern.replace(/\/?\*$/, '');
  return Object.fromEntries(
    Object.entries(paths).flatMap(([name, [first]]) =>
      first === undefined
        ? []
        : [[withoutStar(name), resolve(dirname(file), baseUrl, withoutStar(first))] as const],
    ),
  );
}

const isDirectory = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

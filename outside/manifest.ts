import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Ranges = Readonly<Record<string, string>>;
export type ExportTarget = string | Readonly<Record<string, string>>;

/** What the checks read of a package.json. */
export interface Manifest {
  name: string;
  description?: string;
  keywords?: readonly string[];
  author?: string;
  license?: string;
  engines?: { node?: string };
  exports?: Readonly<Record<string, ExportTarget>>;
  bin?: Ranges;
  scripts?: Ranges;
  dependencies?: Ranges;
  optionalDependencies?: Ranges;
  peerDependencies?: Ranges;
  devDependencies?: Ranges;
}

export const manifestOf = (directory: string): Manifest =>
  JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));

/** The specifiers under which a package offers code; not its data. */
export const entryPointsOf = ({ name, exports = {} }: Manifest): string[] =>
  Object.entries(exports)
    .filter(([, target]) => !(typeof target === 'string' && target.endsWith('.json')))
    .map(([path]) => join(name, path));

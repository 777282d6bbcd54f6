import { join } from 'node:path';
import { inject } from 'vitest';

export const nodeMajors = [20, 22, 24] as const;
const typeScripts = ['5.9', '7'] as const;

/** Node as an npm package of this platform, as the root's optionalDependencies bring it. */
const nodePackage =
  process.platform === 'darwin'
    ? `node-bin-darwin-${process.arch}`
    : `node-${process.platform}-${process.arch}`;

/** What the global setup installs for all test files. */
export const toolSpecs = [
  ...nodeMajors.map((major) => `node${major}@npm:${nodePackage}@${major}`),
  ...typeScripts.map((version) => `typescript-${version}@npm:typescript@${version}`),
];

export const nodeOf = (major: number): string => join(inject('tools'), `node_modules/node${major}/bin/node`);

export interface Compiler {
  version: string;
  resolution: 'bundler' | 'nodenext';
  path: string;
}

/** Each TypeScript with each way to resolve a package. */
export const compilers: readonly Compiler[] = typeScripts.flatMap((version) =>
  (['bundler', 'nodenext'] as const).map((resolution) => ({
    version,
    resolution,
    get path() {
      return join(inject('tools'), `node_modules/typescript-${version}/bin/tsc`);
    },
  })),
);

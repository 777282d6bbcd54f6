/** The runners that a regression test can be for, by what it imports `it` from. */
export type Runner = 'vitest' | '@jest/globals' | 'node:test';

/** What a regression test imports. */
export interface TestSourceOptions {
  /**
   * The line that imports what was checked: `import { host, rules } from './host.ts';`, or
   * `machine` instead of `host`. Without `rules`, the standard ones are asked.
   */
  imports?: string;
  /** `vitest` by default. */
  runner?: Runner;
}

/** Fails where a rule is broken, with what the host or the rule threw, if any. */
export const nothingBroken = ['if (error !== undefined) throw error;', 'assert.equal(broken, undefined);'];

/** A test that fails until what it plays is right: JavaScript, which TypeScript takes as it is. */
export const testSource = (
  title: string,
  kit: string,
  body: readonly string[],
  { imports, runner = 'vitest' }: TestSourceOptions & { imports: string },
): string =>
  [
    "import assert from 'node:assert/strict';",
    `import { ${kit} } from '@conexion/machines/testing';`,
    `import { it } from '${runner}';`,
    imports,
    '',
    `it(${JSON.stringify(title)}, () => {`,
    ...body.map((line) => `  ${line}`),
    '});',
    '',
  ].join('\n');

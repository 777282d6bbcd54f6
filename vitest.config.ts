import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** In bytes, what the databases of all tests take at once, several times over. */
const enough = 4 * 2 ** 30;

/**
 * Where tests keep their databases: in memory where Linux offers enough of it, because making and
 * deleting a hundred PostgreSQL databases on a disk takes longer than asking them.
 */
function temporaryDirectory(): { TMPDIR?: string } {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return Math.min(bavail * bsize, freemem()) > enough ? { TMPDIR: '/dev/shm' } : {};
  } catch {
    return {};
  }
}

const common = {
  // Tests ask for the demonstration by the dozen; a test of the warning starts a process.
  execArgv: ['--disable-warning=CONEXION_DEMO'],
  // Tests of pages have their own: a browser that is unpacked there may not run.
  env: temporaryDirectory(),
  // No file leaves anything behind in its process: the next one need not load everything again.
  isolate: false,
  // What is built runs as it is: transformed once more, it would be slower at everything.
  server: { deps: { external: [/\/packages\/\w+\/dist\//] } },
  // No test is timed: these only end one that hangs, also where the machine is busy. In
  // milliseconds.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
};

/**
 * The files that take longest, longest first: begun last, one would keep one worker busy while the
 * others have nothing left. In a fresh clone vitest knows only how large a file is.
 */
const longest = [
  'packages/service/test/chaos.test.ts',
  'packages/service/test/conformance.test.ts',
  'packages/machines/src/testing/stored-disagreement.test.ts',
  'packages/machines/src/testing/mutation.test.ts',
  'packages/machines/src/testing/coverage.test.ts',
  'e2e/reading.test.ts',
  'e2e/views.test.ts',
  'e2e/live.test.ts',
  'e2e/simulate.test.ts',
  'e2e/inspect.test.ts',
  'e2e/measures.test.ts',
  'e2e/sign-in.test.ts',
  'e2e/simulate-views.test.ts',
  'e2e/exports.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return rank === -1 ? longest.length : rank;
    };
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

const packageTests = (name: string) => ({
  test: {
    ...common,
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
  },
});

// Unit tests import their own package's sources; whatever crosses a package imports what is built,
// as a user would.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      packageTests('machines'),
      {
        test: {
          ...packageTests('service').test,
          globalSetup: new URL('packages/service/test/provide-postgres.ts', import.meta.url).pathname,
        },
      },
      packageTests('visualizer'),
      packageTests('workbench'),
      { test: { ...common, name: 'examples', root: 'examples', include: ['**/*.test.ts'] } },
      { test: { ...common, name: 'bench', root: 'bench', include: ['**/*.test.ts'] } },
      'e2e',
    ],
  },
});

import { defineConfig } from 'vitest/config';

const common = {
  // Tests ask for the demonstration by the dozen; a test of the warning starts a process.
  execArgv: ['--disable-warning=CONEXION_DEMO'],
  // No file leaves anything behind in its process: the next one need not load everything again.
  isolate: false,
  // No test is timed: these only end one that hangs, also where the machine is busy. In milliseconds.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
};

const packageTests = (name: string) => ({
  test: {
    ...common,
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
  },
});

// Unit tests import their own package's sources; whatever crosses a package imports what is built, as a user would.
export default defineConfig({
  test: {
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
      'e2e',
    ],
  },
});

import { defineConfig } from 'vitest/config';

// Tests ask for the demonstration by the dozen; a test of the warning starts a process.
const quiet = ['--disable-warning=CONEXION_DEMO'];

const packageTests = (name: string) => ({
  test: {
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // No test is timed: this only ends one that hangs, also where the machine is busy.
    testTimeout: 60_000,
    execArgv: quiet,
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
      {
        test: {
          name: 'examples',
          root: 'examples',
          include: ['**/*.test.ts'],
          testTimeout: 60_000,
          execArgv: quiet,
        },
      },
      'e2e',
    ],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    // Not the tests that a test has saved.
    include: ['*.test.ts'],
    // After all others: beside tests that take the whole processor, a browser would time out.
    sequence: { groupOrder: 1 },
    execArgv: ['--disable-warning=CONEXION_DEMO'],
    // As those of the packages.
    isolate: false,
    server: { deps: { external: [/\/packages\/\w+\/dist\//] } },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // As patient as what waits for a locator.
    expect: { poll: { timeout: 60_000 } },
  },
});

import { defineConfig } from 'vitest/config';

// A separate run (`npm run test:outside`): it needs the network, or a filled npm cache.
export default defineConfig({
  test: {
    name: 'outside',
    include: ['*.test.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 2,
    // These limits only end a test that hangs, also on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

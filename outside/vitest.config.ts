import { defineConfig } from 'vitest/config';

// A run by itself (`npm run test:outside`): it needs the network, or what npm's cache holds of it.
export default defineConfig({
  test: {
    name: 'outside',
    include: ['*.test.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 2,
    // No test is timed: these only end one that hangs, also where the machine is busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

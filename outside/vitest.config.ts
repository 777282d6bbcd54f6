import { defineConfig } from 'vitest/config';

// A run by itself (`npm run test:outside`): it needs the network, or what npm's cache holds of it.
export default defineConfig({
  test: {
    name: 'outside',
    include: ['*.test.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 480_000,
  },
});

import { defineConfig } from 'vitest/config';

// These tests start hubs and agents as processes and measure them under load: one file at a time, or they disturb each other.
export default defineConfig({
  test: { include: ['**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 60_000, teardownTimeout: 20_000 },
});

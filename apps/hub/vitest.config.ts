import { defineConfig } from 'vitest/config';

// Command-line tests start Node several times each; a busy machine needs longer than the default.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });

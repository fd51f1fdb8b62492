import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'packaging/**/*.test.ts'],
    // electron-store imports Electron; inlined, it gets the fake of test/electron-fake.ts. Left outside, it starts a download.
    server: { deps: { inline: ['electron-store'] } },
  },
});

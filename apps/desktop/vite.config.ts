import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

/** The React program, for the Electron shell and for the hub's web reviewer alike. */
export default defineConfig({
  plugins: [react()],
  define: { COUNTERSIGN_VERSION: JSON.stringify(version) },
  base: './',
  publicDir: 'public',
  // `vite dev` beside a hub on its usual port: the page believes that the hub served it.
  server: { proxy: { '/socket.io': { target: 'http://127.0.0.1:4310', ws: true } } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined files would be data: URLs, which the content policy does not admit for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // zod asks once whether it may compile code; `no-eval.ts` has to be heard before, whichever chunk is read first.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'schemas', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } },
    },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The React program, for the Electron shell and for the hub's web reviewer alike. */
export default defineConfig({
  plugins: [react()],
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
  },
});

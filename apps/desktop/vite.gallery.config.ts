import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Every state of the screen on one page, for whoever looks after its looks. Not part of the product. */
export default defineConfig({
  root: 'gallery',
  plugins: [react()],
  base: './',
  build: {
    outDir: '../dist/gallery',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // As in the product: zod has to hear before its first schema that it may not compile code.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'schemas', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } },
    },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Every state of the screen on one page, for whoever looks after its looks. Not part of the product. */
export default defineConfig({
  root: 'gallery',
  plugins: [react()],
  base: './',
  build: { outDir: '../dist/gallery', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
});

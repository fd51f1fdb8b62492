import { defineConfig } from 'vite';

/** The preload: one CommonJS file, the only form that a sandboxed page accepts. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/preload',
    emptyOutDir: true,
    rollupOptions: {
      input: 'src/preload/index.ts',
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs' },
    },
  },
});

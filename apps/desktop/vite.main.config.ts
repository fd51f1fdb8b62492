import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** The main process: one ES module. node-notifier stays outside, because it finds its programs beside its own file. */
export default defineConfig({
  publicDir: false,
  // Everything but Electron and node-notifier goes into the bundle.
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: 'src/main/entry.ts',
      external: ['electron', 'node-notifier', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'index.mjs' },
    },
  },
});

import { builtinModules } from 'node:module';
import { defineConfig, type Plugin } from 'vite';
import { updateFeedOf } from './packaging/update-feed.ts';

/** Puts the update feed beside the main process, when this build has one. */
const updateFeed = (): Plugin => ({
  name: 'update-feed',
  generateBundle() {
    const feed = updateFeedOf(process.env);
    if (feed !== undefined) this.emitFile({ type: 'asset', fileName: 'update-feed.json', source: JSON.stringify(feed) });
  },
});

/** The main process: one ES module, and the updater apart from it. node-notifier stays outside, because it finds its programs beside its own file. */
export default defineConfig({
  publicDir: false,
  plugins: [updateFeed()],
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
      output: { format: 'es', entryFileNames: 'index.mjs', chunkFileNames: '[name].mjs' },
    },
  },
});

/**
 * Makes the installers of this machine's system: `npm run package` at the root, with `-- --dir` an unpacked folder only.
 * Signing takes its certificates from the environment, as electron-builder documents; `COUNTERSIGN_UPDATE_FEED` and
 * `COUNTERSIGN_UPDATE_PUBLISHER` give the build an update feed.
 */
import { build as pack, Platform } from 'electron-builder';
import path from 'node:path';
import { build } from 'vite';
import { configuration, DESKTOP, stageRuntime } from './configuration.ts';
import { updateFeedOf } from './update-feed.ts';

const feed = updateFeedOf(process.env);
for (const configFile of ['vite.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts'])
  await build({ root: DESKTOP, configFile: path.join(DESKTOP, configFile), logLevel: 'warn' });
stageRuntime(DESKTOP);
const made = await pack({
  projectDir: DESKTOP,
  publish: 'never',
  targets: Platform.current().createTarget(process.argv.includes('--dir') ? 'dir' : null),
  config: configuration(feed),
});
process.stdout.write(made.map((file) => `${file}\n`).join(''));

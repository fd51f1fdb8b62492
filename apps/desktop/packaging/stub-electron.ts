import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * A folder that electron-builder takes for an unpacked Electron, made without the network: all of packing can be checked with it
 * but the program itself, the fuses in it and its signature. For Windows the program has to be a real one, because our archive's
 * checksum is written into it; one of node-notifier's stands in.
 */
export const writeStubElectron = (folder: string): string => {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  for (const file of ['electron', 'version', 'LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    writeFileSync(path.join(folder, file), 'stub', { mode: 0o755 });
  const notifier = path.dirname(createRequire(import.meta.url).resolve('node-notifier/package.json'));
  copyFileSync(path.join(notifier, 'vendor/notifu/notifu64.exe'), path.join(folder, 'electron.exe'));
  return folder;
};

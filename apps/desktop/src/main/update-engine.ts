import { session } from 'electron';
import updater from 'electron-updater';
import type { UpdateEngine } from '../host/updates.ts';

/**
 * electron-updater, in a chunk of its own that only a build with an update feed loads. It fetches through a session of its own;
 * that session gets https and nothing else, so that no redirect can lead it astray.
 */
export const updateEngine = (): UpdateEngine => {
  session
    .fromPartition('electron-updater', { cache: false })
    .webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('https://') }));
  return updater.autoUpdater;
};

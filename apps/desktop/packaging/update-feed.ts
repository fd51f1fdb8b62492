import type { UpdateFeed } from '../src/host/update-feed.ts';
import { judgeUpdateFeed } from '../src/host/update-feed.ts';

/**
 * The feed of this build, from `COUNTERSIGN_UPDATE_FEED` (an https folder) and `COUNTERSIGN_UPDATE_PUBLISHER` (the name on the
 * Windows certificate). Undefined without an address: such a build never looks for updates. Throws on an address that the
 * program would refuse, so that the mistake shows on the build machine.
 */
export const updateFeedOf = (env: Readonly<Record<string, string | undefined>>): UpdateFeed | undefined => {
  const url = env['COUNTERSIGN_UPDATE_FEED']?.trim();
  const publisher = env['COUNTERSIGN_UPDATE_PUBLISHER']?.trim();
  if (url === undefined || url === '') return undefined;
  const feed = {
    provider: 'generic',
    url,
    ...(publisher === undefined || publisher === '' ? {} : { publisherName: [publisher] }),
    updaterCacheDirName: 'countersign-updater',
  };
  const judged = judgeUpdateFeed(feed, 'win32');
  if (!judged.ok) throw new Error(`COUNTERSIGN_UPDATE_FEED, COUNTERSIGN_UPDATE_PUBLISHER: ${judged.error}`);
  return judged.value;
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configuration, DESKTOP, FUSES } from './configuration.ts';
import { updateFeedOf } from './update-feed.ts';

const FEED = updateFeedOf({ COUNTERSIGN_UPDATE_FEED: 'https://updates.example', COUNTERSIGN_UPDATE_PUBLISHER: 'Example Ltd' });

describe('E-25 how it is packed', () => {
  it('flips every fuse the safe way', () => {
    expect(FUSES).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(configuration(undefined).electronFuses).toEqual(FUSES);
    expect(configuration(undefined).asar).toBe(true);
  });

  it('is signed with the hardened runtime on macOS, and on Windows by the publisher whom updates are compared with', () => {
    const { mac, win } = configuration(FEED);
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    const entitlements = readFileSync(path.join(DESKTOP, mac?.entitlements ?? ''), 'utf8');
    expect([...entitlements.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
    expect(win).toMatchObject({ verifyUpdateCodeSignature: true, signtoolOptions: { publisherName: ['Example Ltd'] } });
  });

  it('knows links to items, and publishes nowhere by itself', () => {
    expect(configuration(undefined).protocols).toEqual([{ name: 'Countersign item', schemes: ['countersign'] }]);
    expect(configuration(undefined).publish).toBeNull();
    expect(configuration(FEED).publish).toEqual({ provider: 'generic', url: 'https://updates.example' });
  });

  it('brings for each system its own programs of node-notifier and no others', () => {
    const vendors = (['mac', 'win', 'linux'] as const).map((system) => {
      const files = configuration(undefined)[system]?.files;
      const sets = Array.isArray(files) ? files : [];
      const notifier = sets.find((set) => typeof set === 'object' && set.to === 'node_modules/node-notifier');
      return typeof notifier === 'object' && Array.isArray(notifier.filter)
        ? notifier.filter.filter((pattern) => pattern.startsWith('!vendor'))
        : undefined;
    });
    expect(vendors).toEqual([['!vendor/notifu/**', '!vendor/snoreToast/**'], ['!vendor/mac.noindex/**'], ['!vendor/**']]);
    expect(configuration(undefined).asarUnpack).toEqual(['**/node-notifier/vendor/**']);
  });

  it('packs the very Electron that the types and tests are about', () => {
    const require = createRequire(import.meta.url);
    const { devDependencies }: { devDependencies: Record<string, string> } = require('../package.json');
    const { version }: { version: string } = require('electron/package.json');
    expect(devDependencies['electron']).toBe(version);
  });
});

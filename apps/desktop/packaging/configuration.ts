import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Configuration, FileSet } from 'electron-builder';
import type { UpdateFeed } from '../src/host/update-feed.ts';
import { runtimePackages } from './runtime-packages.ts';

export const DESKTOP = path.join(import.meta.dirname, '..');

/**
 * Switches in the Electron program itself, set before it is signed: it is no Node, takes no orders from the environment or the
 * command line, runs our archive and nothing else, and only if the archive is what was built.
 */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const satisfies NonNullable<Configuration['electronFuses']>;

const UNUSED = ['!**/{test,tests,example,examples,docs,.github}/**', '!**/*.{md,map,ts,flow,yml,yaml}', '!**/.*'];

/** Where the packages that are not bundled lie while they are packed, below the folder with the bundles. */
const RUNTIME = 'dist/runtime';

/**
 * Puts them there, as they are. electron-builder refuses files from outside of the project that lie below a system folder, and a
 * clone may well be in one: /tmp, /var.
 */
export const stageRuntime = (built: string): void => {
  rmSync(path.join(built, RUNTIME), { recursive: true, force: true });
  for (const { name, folder } of runtimePackages('node-notifier', DESKTOP))
    cpSync(folder, path.join(built, RUNTIME, name), {
      recursive: true,
      dereference: true,
      filter: (file) => path.basename(file) !== 'node_modules',
    });
};

/** The programs that node-notifier brings for other systems are left out; on Linux the system has its own. */
const VENDORS: Readonly<Record<'mac' | 'win' | 'linux', readonly string[]>> = {
  mac: ['!vendor/notifu/**', '!vendor/snoreToast/**'],
  win: ['!vendor/mac.noindex/**'],
  linux: ['!vendor/**'],
};

const notifierFor = (system: keyof typeof VENDORS, built: string): FileSet[] =>
  runtimePackages('node-notifier', DESKTOP).map(({ name }) => ({
    from: path.join(built, RUNTIME, name),
    to: `node_modules/${name}`,
    filter: ['**/*', ...UNUSED, ...(name === 'node-notifier' ? VENDORS[system] : [])],
  }));

/**
 * What is packed. Everything the program runs is bundled into `out` and `dist/web`; node-notifier alone stays a package, because
 * it runs programs of its own folder. `built` is the folder with the bundles, `feed` is where this build looks for updates.
 */
export const configuration = (feed: UpdateFeed | undefined, built: string = DESKTOP): Configuration => ({
  appId: 'dev.countersign.desktop',
  executableName: 'countersign',
  directories: { output: 'release', buildResources: 'assets' },
  files: [
    'package.json',
    'assets/*.png',
    '!**/node_modules/**',
    { from: path.join(built, 'out'), to: 'out', filter: ['**/*', '!**/*.map'] },
    { from: path.join(built, 'dist/web'), to: 'dist/web', filter: ['**/*', '!**/*.map'] },
  ],
  asar: true,
  asarUnpack: ['**/node-notifier/vendor/**'],
  // The packages above are all there is: nothing to collect, nothing to compile.
  beforeBuild: async () => false,
  protocols: [{ name: 'Countersign item', schemes: ['countersign'] }],
  electronFuses: FUSES,
  mac: {
    category: 'public.app-category.business',
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    files: notifierFor('mac', built),
    hardenedRuntime: true,
    // Less than electron-builder's own: V8 needs its compiler, and nothing else is excepted from the hardened runtime.
    entitlements: 'packaging/entitlements.mac.plist',
    entitlementsInherit: 'packaging/entitlements.mac.plist',
    notarize: true,
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    files: notifierFor('win', built),
    verifyUpdateCodeSignature: true,
    ...(feed?.publisherName === undefined ? {} : { signtoolOptions: { publisherName: feed.publisherName } }),
  },
  nsis: { oneClick: true, perMachine: false },
  linux: {
    target: ['AppImage', 'deb'],
    files: notifierFor('linux', built),
    category: 'Office',
    maintainer: 'Countersign <desk@countersign.example>',
    // The name by which a Linux desktop knows the window and the links of this program; Electron takes the same.
    syncDesktopName: true,
  },
  // A feed gets its description files made here; putting them anywhere is the publisher's business.
  publish: feed === undefined ? null : { provider: 'generic', url: feed.url },
});

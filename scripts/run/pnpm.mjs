import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep, undoneBy } from './child.mjs';
import { fail, step } from './say.mjs';

/**
 * `npm` as a command that needs no shell. npm names its own script when it starts us; that works on Windows too, where `npm`
 * itself is a batch file.
 */
const npmCommand = (environment) => {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return { command: process.execPath, first: [script], options: {} };
  return { command: 'npm', first: [], options: { shell: process.platform === 'win32', env: environment } };
};

/** `packageManager` of package.json: `pnpm@1.2.3+sha512.<hex>`; the sum is checked below, so a changed package cannot slip in. */
const readPin = (root) => {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, version, sum] = /^pnpm@([^+]+)\+sha512\.([0-9a-f]{128})$/.exec(packageManager) ?? [];
  if (version === undefined) fail(`package.json: "packageManager" must read pnpm@<version>+sha512.<sum>, not ${packageManager}`);
  return { version, integrity: `sha512-${Buffer.from(sum, 'hex').toString('base64')}` };
};

const installedIntegrity = (folder) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8')).packages['node_modules/pnpm']?.integrity;

const places = (folder) => ({
  script: join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs'),
  bin: join(folder, 'node_modules', '.bin', 'pnpm'),
});

/**
 * The pinned pnpm in `.tools`, fetched by npm if it is not there yet. It is complete or absent: npm works in a folder of this
 * process, which is renamed at the end. Another process that was quicker wins and ours is dropped.
 */
export const ensurePnpm = async (root, environment) => {
  const { version, integrity } = readPin(root);
  const folder = join(root, '.tools', `pnpm-${version}`);
  if (existsSync(places(folder).script)) return places(folder);

  const temporary = `${folder}.${process.pid}`;
  const drop = () => rmSync(temporary, { recursive: true, force: true });
  await undoneBy(drop, () =>
    step(`fetching pnpm ${version}`, async () => {
      mkdirSync(temporary, { recursive: true });
      writeFileSync(join(temporary, 'package.json'), '{"private":true}');
      const { command, first, options } = npmCommand(environment);
      const words = [
        'install',
        '--no-audit',
        '--no-fund',
        '--no-update-notifier',
        '--ignore-scripts',
        '--loglevel=error',
        `pnpm@${version}`,
      ];
      const code = await runStep(command, [...first, ...words], { cwd: temporary, env: environment, ...options });
      if (code !== 0) fail(`npm could not fetch pnpm ${version} (its message is above); check the network, then try again.`);
      if (installedIntegrity(temporary) !== integrity) {
        fail(`The pnpm ${version} that npm fetched is not the one package.json names by its checksum; it was removed.`);
      }
      rmSync(folder, { recursive: true, force: true });
      try {
        renameSync(temporary, folder);
      } catch {
        drop();
      }
    }),
  );
  return places(folder);
};

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './child.mjs';
import { withLock } from './lock.mjs';
import { nodeFingerprint } from './node24.mjs';
import { fail, isQuiet, step } from './say.mjs';

/** Changes whenever what must be installed may have changed. */
const fingerprint = (root) => {
  const hash = createHash('sha256').update(nodeFingerprint());
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

/**
 * Installs the locked dependencies unless a stamp says that just these are there. The stamp is written last and inside
 * `node_modules`, so an interrupted install, or a deleted folder, is installed again.
 */
export const ensureDependencies = async (root, pnpm, environment) => {
  const stamp = join(root, 'node_modules', '.countersign-installed');
  const wanted = fingerprint(root);
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return;

  mkdirSync(join(root, '.tools'), { recursive: true });
  await withLock(join(root, '.tools', 'install.lock'), async () => {
    if (isInstalled()) return;
    await step('installing the dependencies', async () => {
      // Without a terminal pnpm would stop to ask before it replaces a node_modules that another version made.
      const words = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
      words.push(isQuiet() ? '--loglevel=error' : '--reporter=append-only');
      const code = await runStep(process.execPath, [pnpm.script, ...words], { cwd: root, env: environment });
      if (code !== 0) fail('pnpm could not install the dependencies (its message is above); nothing was started.');
    });
    writeFileSync(`${stamp}.${process.pid}`, wanted);
    renameSync(`${stamp}.${process.pid}`, stamp);
  });
};

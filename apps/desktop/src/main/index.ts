import { mkdirSync } from 'node:fs';
import type { EscalationId } from '@countersign/shared/model/ids';
import { app } from 'electron';
import { findDeepLink, readDeepLink } from '../host/deep-link.ts';
import { readLaunch } from '../host/config.ts';
import { registerAppScheme } from './security.ts';
import { createShell, type Shell } from './shell.ts';

// The terminal that started us may be gone; that is no reason to stop.
process.stderr.on('error', () => undefined);
const log = (line: string): void => void process.stderr.write(`countersign desktop: ${line}\n`);

/** Starts the desktop program, or hands over to the instance that runs already. */
export const start = async (): Promise<void> => {
  const launch = readLaunch(process.argv);
  if (
    app.isPackaged &&
    (app.commandLine.hasSwitch('remote-debugging-port') || app.commandLine.hasSwitch('remote-debugging-pipe'))
  ) {
    log('remote debugging is not available');
    return app.exit(1);
  }
  if (launch.profile !== undefined) {
    mkdirSync(launch.profile, { recursive: true });
    app.setPath('userData', launch.profile);
  }
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerAppScheme();
  app.enableSandbox();
  app.setAppUserModelId('dev.countersign.desktop');
  if (app.isPackaged) app.setAsDefaultProtocolClient('countersign');

  // A link may arrive before there is a window; whatever waits for this promise happens when there is one.
  const { promise: shell, resolve } = Promise.withResolvers<Shell>();
  let isQuitting = false;
  const select = (id: EscalationId | undefined): void =>
    void shell.then(({ open, openItem }) => (id === undefined ? open() : openItem(id)));
  app.on('second-instance', (_event, argv) => select(findDeepLink(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    select(readDeepLink(url));
  });
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => select(undefined));
  const linked = findDeepLink(process.argv);
  if (linked !== undefined) select(linked);

  await app.whenReady();
  const quitting = (now: boolean): void => {
    isQuitting = now;
  };
  resolve(await createShell({ launch, isQuitting: () => isQuitting, quitting, log }));
};

import { dialog, type BrowserWindow } from 'electron';

/** After this many crashes within a minute a person is asked; a page that crashes on load must not spin for ever. */
const CRASH_LIMIT = 3;

/**
 * Brings a dead or stuck page back. Nothing is lost by a reload: what the hub acknowledged is at the hub, and drafts are
 * the page's to keep. A stuck page is only reloaded when the person says so, because it may hold a half-written reason.
 */
export const recoverPage = (window: BrowserWindow, port: { now(): number; log(line: string): void; quit(): void }): void => {
  const contents = window.webContents;
  let crashes: number[] = [];
  let asking: AbortController | undefined;
  const ask = async (message: string, buttons: [string, string]): Promise<number> => {
    asking = new AbortController();
    const { signal } = asking;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      buttons,
      defaultId: 0,
      cancelId: 1,
      signal,
    });
    return signal.aborted ? -1 : response;
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    port.log(`page gone: ${reason}, exit code ${exitCode}`);
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => port.now() - at < 60_000), port.now()];
    if (crashes.length <= CRASH_LIMIT) return contents.reload();
    void ask('Countersign stopped several times within a minute.', ['Load again', 'Quit']).then((choice) => {
      if (choice === 0) contents.reload();
      if (choice === 1) port.quit();
    });
  });
  window.on('unresponsive', () => {
    void ask('Countersign does not answer.', ['Load again', 'Wait']).then((choice) => {
      // A stuck process cannot reload itself: it has to go first, and `render-process-gone` above brings it back.
      if (choice === 0) contents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => asking?.abort());
  contents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    if (!isMainFrame) return;
    port.log(`page did not load: ${description} (${code})`);
    dialog.showErrorBox(
      'Countersign could not load',
      `${description} (${code}). Is the page built? Run "npm run build" in apps/desktop.`,
    );
  });
};

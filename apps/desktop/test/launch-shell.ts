import { callNames, type CallName } from '../src/ipc/channels.ts';
import { start } from '../src/main/index.ts';
import { type BrowserWindow, fake } from './electron-fake.ts';

export { callNames };

/** Starts the program as if from a command line, and returns its window. `vi.mock('electron', …)` belongs into the test. */
export const launch = async (...flags: string[]): Promise<BrowserWindow> => {
  process.argv = ['electron', 'apps/desktop', ...flags];
  await start();
  const [window] = fake.windows;
  if (window === undefined) throw new Error('no window');
  return window;
};

/** A call of the page, by default from its own top frame. */
export const call = (
  name: CallName,
  input: unknown,
  from: { sender?: unknown; senderFrame?: unknown } = {},
): Promise<unknown> => {
  const handler = fake.handlers.get(name);
  const [window] = fake.windows;
  const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame, ...from };
  // Only the two members above are read from the event.
  return Promise.resolve(handler?.(event as unknown as Parameters<typeof handler>[0], input));
};

/** What the shell told the page of one event, in order. */
export const told = (window: BrowserWindow, name: string): unknown[] =>
  window.webContents.send.mock.calls.filter(([channel]) => channel === name).map(([, payload]) => payload);

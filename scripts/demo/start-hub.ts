import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { HubConfig } from '../../apps/hub/src/config.ts';
import { type Hub, createHub } from '../../apps/hub/src/hub.ts';
import { DemoFailure } from './failure.ts';
import { WEB_FOLDER } from './folders.ts';

const explain = (cause: unknown, { host, port, dataFolder }: HubConfig): DemoFailure => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    return new DemoFailure(`Port ${port} on ${host} is taken. Choose another: COUNTERSIGN_PORT=${port + 1} npm start`);
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new DemoFailure(
      `Port ${port} on ${host} cannot be opened (${code}). Choose another with COUNTERSIGN_PORT, above 1023.`,
    );
  return new DemoFailure(
    `The hub could not start with the data in ${dataFolder}: ${cause instanceof Error ? cause.message : String(cause)}`,
  );
};

/** The folder that keeps everything; only its owner may look inside. */
export const makeDataFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DemoFailure(
      `The data folder ${folder} cannot be made: ${cause instanceof Error ? cause.message : String(cause)}. Choose another with COUNTERSIGN_DATA.`,
    );
  }
};

/** Fails at once when the port is taken, before anything is built. */
export const checkPort = (config: HubConfig): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(explain(cause, config)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });

export const startHub = async (config: HubConfig): Promise<{ readonly hub: Hub; readonly url: string }> => {
  try {
    const hub = await createHub(config, { webFolder: WEB_FOLDER });
    try {
      const { url } = await hub.listen();
      return { hub, url };
    } catch (cause) {
      await hub.close();
      throw cause;
    }
  } catch (cause) {
    throw explain(cause, config);
  }
};

/** The hub says that it is up, over the same way that everybody else takes. */
export const checkHealth = async (url: string): Promise<void> => {
  const answer = await fetch(new URL('/healthz', url));
  if (!answer.ok) throw new DemoFailure(`The hub at ${url} is not well: ${answer.status} ${await answer.text()}`);
};

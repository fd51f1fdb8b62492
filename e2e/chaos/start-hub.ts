import { join } from 'node:path';
import { TEST_CONFIG } from '@countersign/hub/test/harness';
import { createHub, type HubOverrides } from '@countersign/hub/hub';

/** What the parent says when it starts a hub as a child: `node program.ts FOLDER PORT`. */
export const [, , folder = '', port = '0'] = process.argv;
export const databaseFile = join(folder, 'hub.sqlite');

/** A hub as the product runs it, but for the undo time: decisions reach the agent at once. Tells the parent when it listens. */
export const startHub = async (overrides: HubOverrides = {}): Promise<void> => {
  const hub = await createHub(
    { ...TEST_CONFIG, port: Number(port), dataFolder: folder, database: databaseFile, logLevel: 'error' },
    overrides,
  );
  const address = await hub.listen();
  process.send?.(address);
  // Whoever started it is gone: nobody is left to stop it.
  process.once('disconnect', () => process.exit());
};

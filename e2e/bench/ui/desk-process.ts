import { join } from 'node:path';
import { createHub } from '@countersign/hub/hub';
import { TEST_CONFIG } from '@countersign/hub/test/harness';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';

const [, , folder = '', origin = '', holdMs = '10000'] = process.argv;

/** The hub with the built reviewer page, and with room for 5,000 open items of one agent. DESK_PAGE names another build of the page. */
const hub = await createHub(
  {
    ...TEST_CONFIG,
    dataFolder: folder,
    database: join(folder, 'hub.sqlite'),
    logLevel: 'error',
    origins: origin === '' ? [] : [origin],
    holdMs: holdMs === '5000' ? 5_000 : 10_000,
  },
  {
    policy: { ...DEFAULT_POLICY, openPerAgent: 100_000 },
    webFolder: process.env.DESK_PAGE ?? join(import.meta.dirname, '../../../apps/desktop/dist/web'),
  },
);
process.send?.(await hub.listen());
process.once('disconnect', () => process.exit());

import { join } from 'node:path';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { startHub } from '../chaos/start-hub.ts';

/** As the product runs it: a decision is held for ten seconds in which it can be taken back. DESK_PAGE names another build of the page. */
await startHub({
  webFolder: process.env.DESK_PAGE ?? join(import.meta.dirname, '../../apps/desktop/dist/web'),
  policy: { ...DEFAULT_POLICY, holdMs: 10_000 },
});

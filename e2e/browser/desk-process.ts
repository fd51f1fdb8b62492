import { join } from 'node:path';
import { startHub } from '../chaos/start-hub.ts';

/** The hub with the built reviewer page, to be killed at will. DESK_PAGE names another build of it. */
await startHub({ webFolder: process.env.DESK_PAGE ?? join(import.meta.dirname, '../../apps/desktop/dist/web') });

import { join } from 'node:path';
import { startHub } from '../chaos/start-hub.ts';

/** The hub with the built reviewer page, to be killed at will. */
await startHub({ webFolder: join(import.meta.dirname, '../../apps/desktop/dist/web') });

import { join } from 'node:path';
import { createHub } from '@countersign/hub/hub';
import { TEST_CONFIG } from '@countersign/hub/test/harness';
import { answerParent } from './serve.ts';

const [, , folder = ''] = process.argv;

// As the product runs it, but for the undo time, which would only be waited for.
const hub = await createHub({ ...TEST_CONFIG, dataFolder: folder, database: join(folder, 'hub.sqlite'), logLevel: 'error' });
answerParent(await hub.listen());

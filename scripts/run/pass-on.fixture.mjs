// What run.mjs does around a program, without the set-up: `node pass-on.fixture.mjs PROGRAM-TEXT [FILE-REMOVED-ON-EXIT]`.
import { rmSync } from 'node:fs';
import { endWith, runChild, undoneBy, watchSignals } from './child.mjs';

const [text, file] = process.argv.slice(2);
watchSignals();
const clean = () => file !== undefined && rmSync(file);
await undoneBy(clean, async () => endWith(await runChild(process.execPath, ['-e', text], {})));

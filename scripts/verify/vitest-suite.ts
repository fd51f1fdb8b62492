import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from './context.ts';
import { type Counts, concludeSuite, nothing, type SuiteResult } from './suite-result.ts';

const readCounts = async (file: string): Promise<Counts> => {
  try {
    const counts: Counts = JSON.parse(await readFile(file, 'utf8'));
    return counts;
  } catch {
    return { ...nothing, problems: ['vitest ended without a result'] };
  }
};

/** Runs the vitest of one folder, as it is configured there. */
export const runVitest = async (context: Context, name: string, folder: string): Promise<SuiteResult> => {
  const startedAt = performance.now();
  const file = join(context.temporary, `${name}.json`);
  const reporter = join(context.root, 'scripts', 'verify', 'vitest-reporter.ts');
  const words = ['run', '--reporter=default', `--reporter=${reporter}`];
  const { code } = await context.run(process.execPath, [context.tool('vitest', 'vitest.mjs'), ...words], {
    cwd: folder,
    env: { ...context.env, COUNTERSIGN_VERIFY_RESULT: file },
  });
  return concludeSuite(name, await readCounts(file), code, (performance.now() - startedAt) / 1000);
};

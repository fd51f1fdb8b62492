import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from './context.ts';
import { countPlaywright, type PlaywrightReport } from './playwright-report.ts';
import { type Counts, concludeSuite, nothing, type SuiteResult } from './suite-result.ts';

const readCounts = async (file: string): Promise<Counts> => {
  try {
    const report: PlaywrightReport = JSON.parse(await readFile(file, 'utf8'));
    return countPlaywright(report);
  } catch {
    return { ...nothing, problems: ['Playwright ended without a result'] };
  }
};

/** Runs the journeys in a real browser. Without one the suite fails: it is what shows that the product works. */
export const runBrowser = async (
  context: Context,
  chromium: string | undefined,
  command: string | undefined,
): Promise<SuiteResult> => {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  if (chromium === undefined) {
    const skipped = [
      { name: 'every journey in a browser', reason: `Chromium is missing; type: ${command ?? 'see CHROMIUM_PATH'}` },
    ];
    return concludeSuite('browser', { ...nothing, skipped }, 1, seconds());
  }
  const folder = join(context.root, 'e2e');
  const file = join(context.temporary, 'browser.json');
  const script = join(folder, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await context.run(process.execPath, [script, 'test', '--reporter=list,json'], {
    cwd: folder,
    env: { ...context.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  return concludeSuite('browser', await readCounts(file), code, seconds());
};

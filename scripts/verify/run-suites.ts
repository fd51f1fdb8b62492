import { join } from 'node:path';
import { runChecks } from './checks.ts';
import type { Context } from './context.ts';
import type { Peers } from './peers.ts';
import { runBrowser } from './playwright-suite.ts';
import { say } from './say.ts';
import type { SuiteResult } from './suite-result.ts';
import { runVitest } from './vitest-suite.ts';

/** The folders with tests of their own, in the order of their dependence: what breaks first is said first. */
const VITEST_FOLDERS: Readonly<Record<string, string>> = {
  scripts: 'scripts',
  shared: 'packages/shared',
  agent: 'packages/agent',
  notifier: 'packages/notifier',
  hub: 'apps/hub',
  desktop: 'apps/desktop',
  e2e: 'e2e',
};

export const SUITES: readonly string[] = ['checks', ...Object.keys(VITEST_FOLDERS), 'browser'];

/** Runs the named suites one after another: two at once on two cores would only make each other's timing noisy. */
export const runSuites = async (context: Context, peers: Peers, names: readonly string[]): Promise<SuiteResult[]> => {
  const results: SuiteResult[] = [];
  if (names.includes('checks')) results.push(await runChecks(context));
  for (const [name, folder] of Object.entries(VITEST_FOLDERS)) {
    if (!names.includes(name)) continue;
    say(`tests of ${folder}`);
    results.push(await runVitest(context, name, join(context.root, folder)));
  }
  if (names.includes('browser')) {
    say('journeys in a browser');
    results.push(await runBrowser(context, peers.chromium, peers.command));
  }
  return results;
};

import type { Context } from './context.ts';
import { say } from './say.ts';
import { concludeSuite, nothing, type SuiteResult } from './suite-result.ts';

type Check = { readonly name: string; readonly commands: readonly (readonly [name: string, file: string, ...words: string[]])[] };

const TURBO = ['turbo', 'bin/turbo'] as const;
const QUIET = ['--continue', '--output-logs=errors-only'];

const CHECKS: readonly Check[] = [
  { name: 'walls and lint', commands: [['oxlint', 'bin/oxlint']] },
  { name: 'format', commands: [['@biomejs/biome', 'bin/biome', 'format', '--reporter=summary']] },
  {
    name: 'types',
    commands: [
      [...TURBO, 'run', 'typecheck', ...QUIET],
      ['typescript', 'bin/tsc', '-p', 'scripts/tsconfig.json'],
    ],
  },
  { name: 'build', commands: [[...TURBO, 'run', 'build', 'gallery', ...QUIET]] },
];

const passes = async (context: Context, check: Check): Promise<boolean> => {
  say(check.name);
  const codes: number[] = [];
  for (const [name, file, ...words] of check.commands) {
    const { code } = await context.run(process.execPath, [context.tool(name, file), ...words], { cwd: context.root });
    codes.push(code);
  }
  return codes.every((code) => code === 0);
};

/** What is checked without running the product; each of these is one check that passes or fails. */
export const runChecks = async (context: Context): Promise<SuiteResult> => {
  const startedAt = performance.now();
  const failed: string[] = [];
  for (const check of CHECKS) if (!(await passes(context, check))) failed.push(`${check.name} (its output is above)`);
  const counts = { ...nothing, passed: CHECKS.length - failed.length, failed };
  return concludeSuite('checks', counts, 0, (performance.now() - startedAt) / 1000);
};

import type { SuiteResult } from './suite-result.ts';

/** Passed, failed and skipped over all suites. A problem outside any test counts as one failure. */
export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number };

const failures = (suite: SuiteResult): number => suite.failed.length + suite.problems.length;

export const sumTotals = (suites: readonly SuiteResult[]): Totals => ({
  passed: suites.reduce((sum, suite) => sum + suite.passed, 0),
  failed: suites.reduce((sum, suite) => sum + failures(suite), 0),
  skipped: suites.reduce((sum, suite) => sum + suite.skipped.length, 0),
});

/** The last line of a run; programs read it. */
export const totalsLine = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const row = (cells: readonly (string | number)[], width: number): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(width) : String(cell).padStart(9))).join('');

/** Everything a reader needs at the end: the table, each failure, each skip with its reason, and the totals line. */
export const renderTotals = (suites: readonly SuiteResult[]): string => {
  const width = Math.max(...suites.map((suite) => suite.name.length), 'suite'.length) + 2;
  const lines = ['', row(['suite', 'passed', 'failed', 'skipped', 'seconds'], width)];
  for (const suite of suites) {
    lines.push(row([suite.name, suite.passed, failures(suite), suite.skipped.length, suite.seconds.toFixed(1)], width));
  }
  lines.push('');
  const failed = suites.flatMap((suite) => [...suite.failed, ...suite.problems].map((what) => `FAILED   ${suite.name}: ${what}`));
  const skipped = suites.flatMap((suite) =>
    suite.skipped.map(({ name, reason }) => `SKIPPED  ${suite.name}: ${name} (${reason})`),
  );
  return [...lines, ...failed, ...skipped, totalsLine(sumTotals(suites))].join('\n');
};

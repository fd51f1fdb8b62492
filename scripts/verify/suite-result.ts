/** A test that did not run, and why. A skip without a reason is shown as such, never dropped. */
export type Skip = { readonly name: string; readonly reason: string };

/** What one suite came to. `problems` are failures outside any test: an unhandled error, a suite that would not start. */
export type SuiteResult = {
  readonly name: string;
  readonly passed: number;
  /** The names of the tests that failed. */
  readonly failed: readonly string[];
  readonly skipped: readonly Skip[];
  readonly problems: readonly string[];
  readonly seconds: number;
};

export type Counts = Pick<SuiteResult, 'passed' | 'failed' | 'skipped' | 'problems'>;

export const nothing: Counts = { passed: 0, failed: [], skipped: [], problems: [] };

/**
 * A suite's result once it has ended. A suite that ran no test proves nothing and a runner that failed without naming a test
 * hides something, so both become problems here, in one place, for every kind of suite.
 */
export const concludeSuite = (name: string, counts: Counts, exitCode: number, seconds: number): SuiteResult => {
  const problems = [...counts.problems];
  if (counts.passed + counts.failed.length === 0) problems.push('ran no test');
  else if (exitCode !== 0 && counts.failed.length === 0 && problems.length === 0)
    problems.push(`ended with exit code ${exitCode}`);
  return { name, ...counts, problems, seconds };
};

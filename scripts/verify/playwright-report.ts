import type { Counts } from './suite-result.ts';

type Test = {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
};
type Spec = { readonly title: string; readonly tests: readonly Test[] };
type Suite = { readonly title: string; readonly suites?: readonly Suite[]; readonly specs: readonly Spec[] };

/** The part of Playwright's JSON report that is counted. */
export type PlaywrightReport = {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
};

type Named = { readonly name: string; readonly test: Test };

const testsIn = (suite: Suite, path: string): Named[] => {
  const here = path === '' ? suite.title : `${path} › ${suite.title}`;
  const own = suite.specs.flatMap((spec) => spec.tests.map((test) => ({ name: `${here} › ${spec.title}`, test })));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, here))];
};

const reasonOf = (test: Test): string =>
  test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given';

/** A flaky test passed only when it was tried again, so it counts as failed. */
export const countPlaywright = (report: PlaywrightReport): Counts => {
  const tests = report.suites.flatMap((suite) => testsIn(suite, ''));
  return {
    passed: tests.filter(({ test }) => test.status === 'expected').length,
    failed: tests.filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky').map(({ name }) => name),
    skipped: tests.filter(({ test }) => test.status === 'skipped').map(({ name, test }) => ({ name, reason: reasonOf(test) })),
    problems: report.errors.map((error) => error.message ?? 'an error outside any test'),
  };
};

import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Counts } from './suite-result.ts';

const countModules = (modules: readonly TestModule[], errors: readonly SerializedError[]): Counts => {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => ({ name: test.fullName, result: test.result() }));
  const broken = modules.filter((module) => module.errors().length > 0);
  return {
    passed: states.filter(({ result }) => result.state === 'passed').length,
    failed: states.filter(({ result }) => result.state === 'failed').map(({ name }) => name),
    skipped: states
      .filter(({ result }) => result.state === 'skipped' || result.state === 'pending')
      .map(({ name, result }) => ({ name, reason: (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given' })),
    problems: [
      ...broken.map((module) => `${module.relativeModuleId}: ${module.errors()[0]?.message ?? 'could not be loaded'}`),
      ...errors.map((error) => `unhandled error: ${error.message}`),
    ],
  };
};

/** Writes what a run came to into the file that COUNTERSIGN_VERIFY_RESULT names, with the reasons of skips. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env.COUNTERSIGN_VERIFY_RESULT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(countModules(modules, errors)));
  }
}

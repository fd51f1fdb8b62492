import { expect, it } from 'vitest';
import { countPlaywright, type PlaywrightReport } from './playwright-report.ts';

const test = (status: 'expected' | 'unexpected' | 'flaky' | 'skipped', description?: string) => ({
  status,
  annotations: description === undefined ? [] : [{ type: 'skip', description }],
});

const report: PlaywrightReport = {
  errors: [{ message: 'the server did not start' }],
  suites: [
    {
      title: 'journey.spec.ts',
      specs: [{ title: 'decides', tests: [test('expected')] }],
      suites: [
        {
          title: 'with keys',
          specs: [
            { title: 'approves', tests: [test('expected')] },
            { title: 'rejects', tests: [test('unexpected')] },
            { title: 'second try', tests: [test('flaky')] },
            { title: 'opens the shell', tests: [test('skipped', 'no Electron binary')] },
          ],
        },
      ],
    },
  ],
};

it('counts nested tests, takes a flaky test for a failed one and keeps the reason of a skip', () => {
  expect(countPlaywright(report)).toEqual({
    passed: 2,
    failed: ['journey.spec.ts › with keys › rejects', 'journey.spec.ts › with keys › second try'],
    skipped: [{ name: 'journey.spec.ts › with keys › opens the shell', reason: 'no Electron binary' }],
    problems: ['the server did not start'],
  });
});

import { describe, expect, it } from 'vitest';
import { concludeSuite, nothing } from './suite-result.ts';
import { renderTotals, sumTotals, totalsLine } from './totals.ts';

const lastLine = (text: string): string | undefined => text.split('\n').at(-1);

describe('totals', () => {
  it('sums every suite, and a problem outside any test is one failure', () => {
    const hub = concludeSuite(
      'hub',
      { passed: 3, failed: ['claims'], skipped: [{ name: 'a', reason: 'b' }], problems: [] },
      1,
      2,
    );
    const agent = concludeSuite('agent', { ...nothing, passed: 4, problems: ['unhandled error: boom'] }, 1, 1);
    expect(sumTotals([hub, agent])).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });

  it('a suite that ran no test fails, even if its runner ended well', () => {
    expect(sumTotals([concludeSuite('empty', nothing, 0, 1)]).failed).toBe(1);
  });

  it('a suite in which everything was skipped fails too', () => {
    const skipped = [{ name: 'x', reason: 'y' }];
    expect(sumTotals([concludeSuite('idle', { ...nothing, skipped }, 0, 1)]).failed).toBe(1);
  });

  it('a runner that ends badly fails its suite although every test passed', () => {
    expect(concludeSuite('hub', { ...nothing, passed: 9 }, 1, 1).problems).toEqual(['ended with exit code 1']);
    expect(concludeSuite('hub', { ...nothing, passed: 9 }, 0, 1).problems).toEqual([]);
  });

  it('a failed test is not counted again because the runner ended badly', () => {
    expect(sumTotals([concludeSuite('hub', { ...nothing, passed: 1, failed: ['a', 'b'] }, 1, 1)]).failed).toBe(2);
  });

  it('ends with the totals alone on the last line, and names each failure and each skip', () => {
    expect(totalsLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
    const text = renderTotals([
      concludeSuite('hub', { ...nothing, passed: 5, failed: ['races'], skipped: [{ name: 'pg', reason: 'no server' }] }, 1, 1),
    ]);
    expect(lastLine(text)).toBe('5 passed, 1 failed, 1 skipped');
    expect(text).toContain('FAILED   hub: races');
    expect(text).toContain('SKIPPED  hub: pg (no server)');
  });
});

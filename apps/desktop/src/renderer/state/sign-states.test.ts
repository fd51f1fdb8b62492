import type { Reading, Warning } from '@countersign/shared/domain/board/warning';
import { describe, expect, it } from 'vitest';
import { SIGNS, signStandings } from './sign-states.ts';

const reading = (rule: Reading['rule'], more: Partial<Reading> = {}): Reading => ({
  rule,
  subject: '',
  n: 100,
  minimumN: 20,
  interval: { low: 0.1, high: 0.2 },
  windowMs: 3_600_000,
  value: 0.15,
  limit: 0.4,
  level: 'off',
  ...more,
});
const fires = (of: Reading): Warning => ({ ...of, since: 1 });

describe('Y-45 how the five signs stand', () => {
  it('has each of the article’s five once, whatever was measured', () => {
    expect(signStandings([], []).map(({ sign, state }) => [sign, state])).toEqual(SIGNS.map((sign) => [sign, 'unmeasured']));
  });

  it('fires only where the board warns of it: a reading that is beyond its limit is none by itself', () => {
    const growing = reading('queue_growing', { level: 'between' });
    expect(signStandings([growing], []).find(({ sign }) => sign === 'queue_growing')?.state).toBe('quiet');
    expect(signStandings([growing], [fires(growing)]).find(({ sign }) => sign === 'queue_growing')?.state).toBe('fires');
  });

  it('says too few where no agent has made enough proposals, and quiet as soon as one has', () => {
    const few = reading('escalates_much', { subject: 'a', n: 3 });
    const enough = reading('escalates_much', { subject: 'b', n: 20 });
    const stateOf = (readings: readonly Reading[]) =>
      signStandings(readings, []).find(({ sign }) => sign === 'escalates_much')?.state;
    expect(stateOf([few])).toBe('too-few');
    expect(stateOf([few, enough])).toBe('quiet');
  });

  it('puts what fires first, then what rests on most, and the warning of one agent beside that agent only', () => {
    const [small, large, firing] = [
      reading('escalates_much', { subject: 'small', n: 30 }),
      reading('escalates_much', { subject: 'large', n: 300 }),
      reading('escalates_much', { subject: 'firing', n: 25 }),
    ];
    const standing = signStandings([small, large, firing], [fires(firing)]).find(({ sign }) => sign === 'escalates_much');
    expect(standing?.readings.map(({ reading: { subject }, warning }) => [subject, warning !== null])).toEqual([
      ['firing', true],
      ['large', false],
      ['small', false],
    ]);
  });
});

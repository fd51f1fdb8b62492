import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW } from '../test/queue-item.ts';
import { MARGIN_MS, SNOOZES, snoozeChoices } from './snooze-choices.ts';

const MINUTE = 60_000;
const choices = (deadlineIn: number | null) =>
  Object.fromEntries(
    snoozeChoices(deadlineIn === null ? null : NOW + deadlineIn, NOW).map(({ snooze, until }) => [
      snooze,
      until === null ? null : until - NOW,
    ]),
  );

describe('K-10 when a snoozed item comes back', () => {
  it('far from the deadline all four are there', () => {
    const week = choices(7 * 24 * 60 * MINUTE);
    expect(week).toMatchObject({
      'ten-minutes': 10 * MINUTE,
      'one-hour': 60 * MINUTE,
      'before-deadline': 7 * 24 * 60 * MINUTE - MARGIN_MS,
    });
    const tomorrow = new Date(NOW + (week.tomorrow ?? 0));
    expect([tomorrow.getHours(), tomorrow.getMinutes()]).toEqual([9, 0]);
    expect(tomorrow.getDate()).not.toBe(new Date(NOW).getDate());
  });
  it('without a deadline there is nothing to be before', () => {
    expect(choices(null)['before-deadline']).toBeNull();
    expect(choices(null)['one-hour']).toBe(60 * MINUTE);
  });
  it('what ends at the deadline or after it cannot be chosen', () => {
    expect(choices(30 * MINUTE)).toMatchObject({ 'ten-minutes': 10 * MINUTE, 'one-hour': null, 'before-deadline': 15 * MINUTE });
    expect(choices(10 * MINUTE)['ten-minutes']).toBeNull();
    expect(choices(10 * MINUTE + 1)['ten-minutes']).toBe(10 * MINUTE);
  });
  it('each keeps its digit, and none is in the past or past the deadline', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 * 24 * 40 }), (minutes) => {
        const lines = snoozeChoices(NOW + minutes * MINUTE, NOW);
        expect(lines.map(({ snooze }) => snooze)).toEqual([...SNOOZES]);
        for (const { until } of lines) if (until !== null) expect(until > NOW && until < NOW + minutes * MINUTE).toBe(true);
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { fieldOf, fieldTime, outUntil } from './out-choices.ts';

const at = (text: string): number => new Date(text).getTime();

it('O-30 tomorrow and Monday are at nine of the reader’s own day, always ahead', () => {
  // A Saturday, a Sunday, a Monday before nine.
  expect(outUntil('monday', at('2026-11-21T18:00'))).toBe(at('2026-11-23T09:00'));
  expect(outUntil('monday', at('2026-11-22T18:00'))).toBe(at('2026-11-23T09:00'));
  expect(outUntil('monday', at('2026-11-23T08:00'))).toBe(at('2026-11-30T09:00'));
  expect(outUntil('tomorrow', at('2026-12-31T23:59'))).toBe(at('2027-01-01T09:00'));
});

it('O-30 a date field’s text and the time that it means go to and fro', () => {
  expect(fieldTime(fieldOf(at('2026-03-04T05:06')))).toBe(at('2026-03-04T05:06'));
  for (const text of ['', '2026-13-45T00:00', 'soon']) expect(fieldTime(text)).toBeNull();
});

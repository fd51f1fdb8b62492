import { describe, expect, it } from 'vitest';
import { masked, masksRows } from './mask.ts';

describe('U-20 names in rows', () => {
  it.each([
    ['Dana Kowalski', 'D. K.'],
    ['INV-20432, Meier & Huber Treuhand AG', '…0432 M. H. T. …'],
    ['DE89 3704 0044 0532', 'D. …3704 …0044 …0532'],
    ['田中精密工業', '田.'],
    ['شركة النور', 'ش. ا.'],
    ['', ''],
    ['& –', ''],
  ])('%s is shown as %s', (text, shown) => expect(masked(text)).toBe(shown));

  it('are masked for supervisors, who see every tier, and for whoever wants it', () => {
    expect(masksRows('supervisors', 'supervisor')).toBe(true);
    expect(masksRows('supervisors', 'reviewer')).toBe(false);
    expect(masksRows('always', 'reviewer')).toBe(true);
    expect(masksRows('never', 'supervisor')).toBe(false);
  });
});

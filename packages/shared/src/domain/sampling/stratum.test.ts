import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionName } from '../../../testing/arbitraries.ts';
import { BANDS, bandOf, partsOf, stratumOf } from './stratum.ts';

describe('S-01 a stratum', () => {
  test.each([
    [undefined, 'none'],
    [0, '0.00-0.50'],
    [0.4999, '0.00-0.50'],
    [0.5, '0.50-0.80'],
    [0.7999, '0.50-0.80'],
    [0.8, '0.80-0.90'],
    [0.9, '0.90-0.95'],
    [0.95, '0.95-1.00'],
    [1, '0.95-1.00'],
  ] as const)('S-01 a confidence of %s is in the band %s', (confidence, band) => {
    expect(bandOf(confidence)).toBe(band);
    expect(stratumOf({ agentId: 'refund-bot', actionName: 'issue_refund', confidence })).toBe(`refund-bot|issue_refund|${band}`);
  });

  test('S-01 the bands never change: stored strata carry their names', () => {
    expect(BANDS.map(({ name, from }) => [name, from])).toEqual([
      ['0.00-0.50', 0],
      ['0.50-0.80', 0.5],
      ['0.80-0.90', 0.8],
      ['0.90-0.95', 0.9],
      ['0.95-1.00', 0.95],
    ]);
  });

  test('S-01 two strata are the same only if agent, action and band are, and each can be taken apart again', () => {
    const agentId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/);
    const confidence = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(agentId, actionName(), confidence, (agent, action, stated) => {
        const stratum = stratumOf({ agentId: agent, actionName: action, confidence: stated });
        expect(partsOf(stratum)).toEqual({ agentId: agent, actionName: action, band: bandOf(stated) });
        expect(stratum.length).toBeLessThanOrEqual(320);
      }),
    );
    expect(partsOf('no stratum')).toBeNull();
    expect(partsOf('a|b|c|d')).toBeNull();
  });
});

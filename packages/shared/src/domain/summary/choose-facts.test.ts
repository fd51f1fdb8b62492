import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, AIM_TOKENS, LIMIT_TOKENS, chooseFacts, factTokens } from './choose-facts.ts';
import type { SummaryFact } from './summary-view.ts';

const fact = (value: string, odd = true): SummaryFact => ({
  label: 'Window',
  value,
  odd,
  from: 'agent',
  source: { panel: 'raw', path: 'arguments' },
});
const TIGHT = fact('no…(+10)24 h');
const ROOMY = fact('no refund after 24 h');
const values = (candidates: readonly Candidate[], already: number): readonly string[] =>
  chooseFacts(candidates, already).facts.map(({ value }) => value);

describe('V-13 whole words where the card has tokens to spare', () => {
  test('a fact is told in full while the aim allows it, and in brief from there on', () => {
    const candidates = [{ fact: TIGHT, roomy: ROOMY }];
    expect(values(candidates, AIM_TOKENS - factTokens(ROOMY))).toEqual([ROOMY.value]);
    expect(values(candidates, AIM_TOKENS - factTokens(ROOMY) + 1)).toEqual([TIGHT.value]);
  });

  test('no odd fact is left out so that another has more words', () => {
    const second = fact('one two three');
    const already = AIM_TOKENS - factTokens(TIGHT) - factTokens(second);
    expect(values([{ fact: TIGHT, roomy: ROOMY }, { fact: second }], already)).toEqual([TIGHT.value, second.value]);
  });

  test('as many facts as without, and never more than the limit', () => {
    const text = fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const candidate = fc.record({ tight: text, more: text, odd: fc.boolean() });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 8 }), fc.integer({ min: 5, max: AIM_TOKENS }), (made, already) => {
        const brief = made.map(({ tight, odd }) => ({ fact: fact(tight, odd) }));
        const both = made.map(({ tight, more, odd }) => ({ fact: fact(tight, odd), roomy: fact(`${tight} ${more}`, odd) }));
        const chosen = chooseFacts(both, already);
        expect(chosen.facts.filter(({ odd }) => odd).length).toBe(
          chooseFacts(brief, already).facts.filter(({ odd }) => odd).length,
        );
        expect(chosen.mustRead).toBeLessThanOrEqual(LIMIT_TOKENS);
        expect(chosen.mustRead).toBe(
          already + chosen.facts.filter(({ odd }) => odd).reduce((sum, shown) => sum + factTokens(shown), 0),
        );
      }),
    );
  });
});

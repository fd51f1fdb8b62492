import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextBundle } from '../../model/context.ts';
import { customerMoods, estimateSentiment, sentimentOf, sentimentTrajectory } from './sentiment.ts';

const said = (...texts: readonly string[]): ContextBundle => ({
  conversation: texts.flatMap((text) => [
    { role: 'agent' as const, text: 'This is terrible, awful and disgusting.' },
    { role: 'customer' as const, text },
  ]),
});

const trajectory = (context: ContextBundle) => sentimentTrajectory(customerMoods(context));

describe('estimated sentiment', () => {
  it('J-21 anger is below the article’s limit, thanks above nothing, and order numbers are neither', () => {
    expect(estimateSentiment('I am furious, this is the worst airline ever!')).toBeLessThan(-0.6);
    expect(estimateSentiment('Yes please, thank you, that is wonderful.')).toBeGreaterThan(0.5);
    expect(estimateSentiment('Order 4711, 20 May, JFK to SEA')).toBe(0);
    expect(estimateSentiment('')).toBe(0);
    expect(estimateSentiment('Ich bin sehr verärgert')).toBe(0);
  });

  it('J-21 a negation turns a word round, and only within three words', () => {
    expect(estimateSentiment('I am not happy')).toBeLessThan(0);
    expect(estimateSentiment('I don’t think it is bad')).toBeLessThan(0);
    expect(estimateSentiment('it isn’t bad')).toBeGreaterThan(0);
    expect(estimateSentiment('no, I asked you for it and am happy')).toBeGreaterThan(0);
  });

  it('J-21 names that every object has are words like others', () => {
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(estimateSentiment(word)).toBe(0);
  });

  it('J-21 is between -1 and 1 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const mood = estimateSentiment(text);
        expect(mood).toBeGreaterThanOrEqual(-1);
        expect(mood).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('J-21 what the agent states comes first; else the latest three customer turns, marked as a guess; else nothing', () => {
    expect(sentimentOf({ ...said('I hate this'), sentimentScore: 0.4 })).toEqual({ score: 0.4, estimated: false });
    const now = sentimentOf(said('I hate this', 'thanks', 'great', 'perfect'));
    expect(now?.estimated).toBe(true);
    expect(now?.score).toBeGreaterThan(0.3);
    expect(sentimentOf({})).toBeUndefined();
    expect(sentimentOf({ conversation: [{ role: 'agent', text: 'awful' }] })).toBeUndefined();
  });

  it('J-21 words end where letters end, and apostrophes join', () => {
    const happy = estimateSentiment('happy');
    for (const text of ['HAPPY.', '“happy”', 'x—happy—x', 'happy…', '😀happy', "'happy'", 'happy\nhappily9'])
      expect(estimateSentiment(text)).toBe(happy);
    for (const text of ['unhappyish', 'çhappy', 'happyé', 'hap-py']) expect(estimateSentiment(text)).toBe(0);
    expect(estimateSentiment("can't, happy")).toBe(estimateSentiment('cannot, happy'));
  });

  it('J-21 only the end of a long message, and the latest eight turns, are read', () => {
    expect(estimateSentiment(`awful ${'-'.repeat(1_000)} great`)).toBe(estimateSentiment('great'));
    const many = said(...Array.from({ length: 12 }, (_, at) => (at < 4 ? 'awful' : 'great')));
    expect(customerMoods(many)).toEqual(Array.from({ length: 8 }, () => estimateSentiment('great')));
  });

  it('J-21 the trajectory falls as the customer grows angry; one turn has none', () => {
    const falling = trajectory(said('thanks, great', 'hm', 'this is awful and terrible'));
    const rising = trajectory(said('this is awful and terrible', 'hm', 'thanks, great'));
    expect(falling).toBeLessThan(-1);
    expect(rising).toBeCloseTo(-(falling ?? 0), 12);
    expect(trajectory(said('x', 'y'))).toBe(0);
    expect(trajectory(said('awful'))).toBeUndefined();
  });
});

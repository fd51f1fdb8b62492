import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOf, isSampled } from './sampling.ts';

const KEYS = Array.from({ length: 20_000 }, (_, index) => `agent-${index % 7}\u0000key-${index}`);
const chosen = (rate: number, salt = 'salt'): ReadonlySet<string> =>
  new Set(KEYS.filter((key) => isSampled(key, salt, rate).sampled));

describe('D-10 a draw', () => {
  test.each([
    ['a', ''],
    ['agent\u0000key-1', 'sample-1'],
    ['ключ', 'соль'],
  ])('of %j is the first 52 bits of SHA-256(salt NUL key)', (key, salt) => {
    const hex = createHash('sha256').update(`${salt}\u0000${key}`).digest('hex');
    expect(drawOf(key, salt)).toBe(Number.parseInt(hex.slice(0, 13), 16) / 2 ** 52);
  });

  test('never changes from one version to the next', () => {
    expect(drawOf('a', '')).toBe(0.008459656010795014);
    expect(drawOf('agent\u0000key-1', 'sample-1')).toBe(0.10986474874078622);
  });

  test('lies in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, salt) => {
        const draw = drawOf(key, salt);
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThan(1);
      }),
    );
  });

  test('is uniform: chi-square over 20 bins, 0.1 % level', () => {
    const bins = Array.from({ length: 20 }, () => 0);
    for (const key of KEYS) {
      const bin = Math.floor(drawOf(key, 'salt') * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const wanted = KEYS.length / 20;
    const chiSquare = bins.reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
    expect(chiSquare).toBeLessThan(43.82); // 19 degrees of freedom
  });

  test('depends on the salt: two salts choose independently', () => {
    const other = chosen(0.1, 'two');
    const both = [...chosen(0.1, 'one')].filter((key) => other.has(key)).length;
    expect(both / KEYS.length).toBeGreaterThan(0.005);
    expect(both / KEYS.length).toBeLessThan(0.015);
  });
});

describe('D-11 a rate', () => {
  test('raised from 10 % to 20 % only adds', () => {
    const [ten, twenty] = [chosen(0.1), chosen(0.2)];
    expect([...ten].every((key) => twenty.has(key))).toBe(true);
    expect(twenty.size).toBeGreaterThan(ten.size);
  });

  test.each([0.01, 0.1, 0.5])('of %d is met within four standard deviations', (rate) => {
    const deviation = Math.sqrt(KEYS.length * rate * (1 - rate));
    expect(Math.abs(chosen(rate).size - KEYS.length * rate)).toBeLessThan(4 * deviation);
  });

  test('of 0 takes nothing and of 1 takes all', () => {
    expect(chosen(0).size).toBe(0);
    expect(chosen(1).size).toBe(KEYS.length);
  });

  test.each([
    [-1, 0],
    [2, 1],
    [0.25, 0.25],
  ])('of %d has inclusion probability %d', (rate, probability) => {
    expect(isSampled('key', 'salt', rate).inclusionProbability).toBe(probability);
  });
});

import type { Json } from '@countersign/shared/model/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, pointerOf, valueAt, withValueAt } from './json-path.ts';
import { patternParts } from './pattern-words.ts';
import { readRawJson } from './raw-json.ts';
import { isExact, typedNumber } from './typed-number.ts';

describe('typed numbers', () => {
  it.each([
    ['12', true, { number: 12 }],
    ['-0.50', false, { number: -0.5 }],
    ['1e3', true, { number: 1_000 }],
    ['9007199254740991', true, { number: 9_007_199_254_740_991 }],
    ['9007199254740993', true, { fault: 'too-precise' }],
    ['0.12345678901234567891', false, { fault: 'too-precise' }],
    ['12.5', true, { fault: 'not-whole' }],
    ['12.', false, { fault: 'not-number' }],
    ['1,5', false, { fault: 'not-number' }],
    ['0x10', false, { fault: 'not-number' }],
    ['1e999', false, { fault: 'not-number' }],
    ['', false, { fault: 'not-number' }],
  ] as const)('M-02 %j, whole: %s', (text, whole, read) => {
    expect(typedNumber(text, whole)).toEqual(read);
  });

  it('M-02 every number that JavaScript writes is read back as it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(isExact(String(number))).toBe(true);
        expect(typedNumber(String(number), false)).toEqual({ number: number === 0 ? Number(String(number)) : number });
      }),
    );
  });
});

describe('JSON that was typed', () => {
  it('M-09 a key that stands twice is refused by name, however deep and however it is spelt', () => {
    expect(readRawJson('{"a":1,"b":2,"a":3}')).toEqual({ fault: { kind: 'duplicate-key', name: 'a' } });
    expect(readRawJson('[{"x":{"to":1,"\\u0074o":2}}]')).toEqual({ fault: { kind: 'duplicate-key', name: 'to' } });
    expect(readRawJson('{"__proto__":1,"__proto__":2}')).toEqual({ fault: { kind: 'duplicate-key', name: '__proto__' } });
    expect(readRawJson('{"a":{"k":1},"b":{"k":1}}')).toEqual({ value: { a: { k: 1 }, b: { k: 1 } } });
  });

  it.each(['', '{', '{a:1}', '{"a":1,}', '// 1', 'NaN'])('M-09 %j is not JSON', (text) => {
    expect(readRawJson(text)).toEqual({ fault: { kind: 'not-json' } });
  });

  it('M-09 a number that would be rounded is refused', () => {
    expect(readRawJson('{"id":12345678901234567890123}')).toMatchObject({ fault: { kind: 'too-precise' } });
    expect(readRawJson('[1e400]')).toMatchObject({ fault: { kind: 'too-precise' } });
    expect(readRawJson('[1.50, 100, 1e21]')).toEqual({ value: [1.5, 100, 1e21] });
  });

  it('M-09 whatever JSON.stringify writes is read as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readRawJson(JSON.stringify(value))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });
});

describe('places in the arguments', () => {
  it('M-04 numbers count by value and the order of keys does not count', () => {
    expect(isSame(JSON.parse('{"a":1.0,"b":[1,2]}'), JSON.parse('{"b":[1,2],"a":1}'))).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: null }, {})).toBe(false);
    expect(isSame(JSON.parse('{"__proto__":1}'), {})).toBe(false);
    expect(isSame({ 0: 1 }, [1])).toBe(false);
  });

  it('M-01 setting a value leaves everything beside it the same object, and what was set is read back', () => {
    const root: Json = { a: { b: [1, { c: 2 }] }, d: { e: 1 } };
    const next = withValueAt(root, ['a', 'b', 1, 'c'], 3);
    expect(next).toEqual({ a: { b: [1, { c: 3 }] }, d: { e: 1 } });
    expect(valueAt(next, ['d'])).toBe(valueAt(root, ['d']));
    expect(withValueAt(root, ['a', 'b', 0], undefined)).toEqual({ a: { b: [{ c: 2 }] }, d: { e: 1 } });
    expect(withValueAt(root, ['a'], undefined)).toEqual({ d: { e: 1 } });
    expect(Object.hasOwn(withValueAt({}, ['__proto__'], 1) as object, '__proto__')).toBe(true);
    expect(pointerOf(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
  });
});

describe('patterns in words', () => {
  it.each([
    [
      '^INV-[0-9]{5}$',
      [
        { kind: 'literal', text: 'INV-' },
        { kind: 'digits', least: 5, most: 5 },
      ],
    ],
    [
      '^[A-Z]{2}-\\d+$',
      [
        { kind: 'capitals', least: 2, most: 2 },
        { kind: 'literal', text: '-' },
        { kind: 'digits', least: 1, most: null },
      ],
    ],
    ['^[a-z]{2,}$', [{ kind: 'small-letters', least: 2, most: null }]],
    ['^\\d{1,3}$', [{ kind: 'digits', least: 1, most: 3 }]],
  ] as const)('M-03 %s', (pattern, parts) => {
    expect(patternParts(pattern)).toEqual(parts);
  });

  it.each(['[0-9]', '^a|b$', '^(ab)+$', '^a+$', '^[^x]$', '^\\w$', '^.$'])('M-03 %s is shown as it is', (pattern) => {
    expect(patternParts(pattern)).toBeUndefined();
  });

  it('M-03 words are found only for patterns that mean what the words say', () => {
    const sample = fc.constantFrom('INV-', '-', 'A', '[0-9]{3}', '[A-Z]{2}', '\\d{2}');
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 5 }), (pieces) => {
        const pattern = `^${pieces.join('')}$`;
        const text = (patternParts(pattern) ?? [])
          .map((part) => (part.kind === 'literal' ? part.text : (part.kind === 'digits' ? '7' : 'Q').repeat(part.least)))
          .join('');
        expect(text).toMatch(new RegExp(pattern));
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PolicyIssue } from '../../model/policy-issue.ts';
import { RoutingPolicy } from '../../model/policy.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { POLICY_TEXT_LIMIT, readPolicy } from './read-policy.ts';

const RECOMMENDED = readFileSync(new URL('../../../../../policies/recommended.yaml', import.meta.url), 'utf8');

describe('P-31 a hostile text', () => {
  const paths = (text: string, format?: 'json'): readonly string[] => {
    const read = readPolicy(text, format === undefined ? {} : { format });
    return read.ok ? [] : read.error.map(({ expected }) => expected);
  };
  /** Ten times ten times ten …: a text of a few lines that stands for ten billion words. */
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    .concat(
      ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi', 'ij']
        .map((pair) => [pair.slice(0, 1), pair.slice(1)])
        .map(([of = '', to = '']) => `${to}: &${to} [${Array(10).fill(`*${of}`).join(', ')}]`),
    )
    .join('\n');

  test.each([
    ['is empty', '', 'a map with version, note'],
    ['is one word', 'approve', 'a map with version, note'],
    ['is a list', '- a', 'a map with version, note'],
    ['is too long', `version: x${' '.repeat(POLICY_TEXT_LIMIT)}`, 'at most 262144 characters'],
    ['stands for billions of parts', bomb, 'at most 100 repetitions by alias'],
    ['is nested without end', '['.repeat(100_000), 'at most 24 levels'],
    ['is nested without end by dashes', '- '.repeat(100_000), 'at most 24 levels'],
    ['is nested without end by question marks', '? ? : : '.repeat(30_000), 'at most 24 levels'],
    ['closes what is not open', '}'.repeat(100_000), 'no bracket closed that is not open'],
    ['names the same part without end', '&a '.repeat(80_000), 'at most 200 anchors'],
    ['is tagged without end', '!!str '.repeat(40_000), 'anchors, aliases and tags'],
    ['has more parts than any policy', '- a\n'.repeat(60_000), 'at most 100000 names'],
    ['has a key ten thousand times', 'a: 1\n'.repeat(10_000), 'each name once'],
    ['has ten thousand unknown keys', Array.from({ length: 10_000 }, (_, at) => `k${at}: 1`).join('\n'), 'one of version'],
  ])('that %s is refused', (_, text, expected) => {
    const found = paths(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(
      found.some((one) => one.includes(expected)),
      found[0],
    ).toBe(true);
  });

  test('JSON has no comments, no single quotes and no comma too many', () => {
    const json = JSON.stringify(DEFAULT_POLICY, null, 1);
    expect(paths(json, 'json')).toEqual([]);
    expect(paths(`# no\n${json}`, 'json')).toEqual(['JSON']);
    expect(paths(json.replaceAll('"', "'"), 'json')).toEqual(['JSON']);
    expect(paths(json.replace(/\}$/, ',}'), 'json').length).toBe(1);
  });

  test('of JSON it is told where it ends being JSON', () => {
    const json = JSON.stringify(DEFAULT_POLICY, null, 2);
    const at = (text: string): string => {
      const read = readPolicy(text, { format: 'json' });
      if (read.ok) return 'read';
      const [{ line, column } = { line: 0, column: 0 }] = read.error;
      return text.split('\n')[line - 1]?.slice(column - 1) ?? '';
    };
    expect(at(json.replace('"holdMs": 10000', '"holdMs": NaN'))).toBe('NaN,');
    expect(at(json.replace('"holdMs": 10000', '"holdMs": undefined'))).toBe('undefined,');
    expect(at(json.replace('"holdMs": 10000', '"holdMs": .5'))).toBe('.5,');
    expect(at(json.replace('"holdMs"', "'holdMs'"))).toBe("'holdMs': 10000,");
    expect(at(json.slice(0, json.indexOf('"holdMs"')))).toBe('');
    expect(at(`${json}}`)).toBe('}');
  });

  test('a mark of the byte order is nothing, a lost name is a problem', () => {
    expect(paths(`\uFEFF${RECOMMENDED}`)).toEqual([]);
    expect(paths(`\uFEFF${JSON.stringify(DEFAULT_POLICY)}`, 'json')).toEqual([]);
    expect(paths(RECOMMENDED.replace('USD: 500,', 'USD: 500, __proto__: 7,'))).toEqual(['a name']);
    for (const key of ['? [a, b]\n: c', '? { a: b }\n: c', ': c']) expect(paths(`${RECOMMENDED}${key}\n`)).toEqual(['a name']);
  });

  test('a name of the language itself is only an unknown name', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(paths(`${RECOMMENDED}${name}: { version: x }\n`), name).toHaveLength(1);
    expect(RoutingPolicy.safeParse({}).success).toBe(false);
  });

  test('however it is damaged: it is read or refused, and each problem points into the text', { timeout: 60_000 }, () => {
    const damage = fc.record({
      at: fc.nat(RECOMMENDED.length),
      cut: fc.nat(12),
      insert: fc.constantFrom(
        '',
        ' ',
        '\n',
        ':',
        '- ',
        '"',
        "'",
        '{',
        '[',
        '#',
        '&a ',
        '*a',
        '!x ',
        '\t',
        '0',
        '-',
        '%',
        '|',
        '\u2028',
        '😀',
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
        const text = all.reduce((now, { at, cut, insert }) => now.slice(0, at) + insert + now.slice(at + cut), RECOMMENDED);
        const read = readPolicy(text);
        if (read.ok) return;
        expect(read.error.length).toBeGreaterThan(0);
        for (const issue of read.error) {
          expect(PolicyIssue.parse(issue)).toEqual(issue);
          expect(issue.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

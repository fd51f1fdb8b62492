import { describe, expect, it } from 'vitest';
import { AR } from './ar.ts';
import { DE } from './de.ts';
import { en } from './en.ts';
import { createPlural } from './plural.ts';
import { PSEUDO } from './pseudo.ts';
import { pseudoText } from './pseudo-text.ts';

/** Every leaf of a catalogue under its path. */
const leaves = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
    : [[path, value]];

const ENGLISH = new Map(leaves(en));
/** The same in every language: the name of the product, what is printed on keys, and the `null` of JSON. */
const SAME = /^\.(?:product|key\.\w+|modify\.nothing)$/;
/** German has taken these over, or has the same word. */
const GERMAN_TOO = new Set([
  'Agent',
  'Pause',
  'Junior',
  'Senior',
  'System',
  'Name',
  'Version',
  'Board',
  'Hub',
  'Text',
  'Details',
  'Minimum',
  'Maximum',
]);

describe.each([
  ['German', DE.messages],
  ['Arabic', AR.messages],
] as const)('L-06 %s', (language, messages) => {
  const own = new Map(leaves(messages));

  it('has a word wherever English has one, and no other', () => {
    expect([...own.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
    for (const [path, value] of own) expect(typeof value, path).toBe(typeof ENGLISH.get(path));
  });

  it('has its own words', () => {
    const left = [...own].filter(
      ([path, value]) =>
        typeof value === 'string' &&
        /\p{L}{2}/u.test(value) &&
        value === ENGLISH.get(path) &&
        !SAME.test(path) &&
        !(language === 'German' && GERMAN_TOO.has(value)),
    );
    expect(left.map(([path, value]) => `${path}: ${String(value)}`)).toEqual([]);
  });

  it('leaves none out', () => {
    const empty = [...own].filter(([path, value]) => value === '' && ENGLISH.get(path) !== '');
    expect(empty.map(([path]) => path)).toEqual([]);
  });
});

it('L-06 the hub’s refusals are said in the reader’s language, and one that nobody knows as the hub said it', () => {
  const refusal = { code: 'STALE_FENCE', message: 'The item changed after you opened it.' };
  expect(en.problem(refusal)).toBe(refusal.message);
  expect(DE.messages.problem(refusal)).toBe('Der Vorgang hat sich geändert, nachdem Sie ihn geöffnet haben.');
  expect(AR.messages.problem(refusal)).toMatch(/^\p{Script=Arabic}/u);
  for (const code of ['constructor', 'SOMETHING_NEW'])
    expect(DE.messages.problem({ code, message: 'New trouble.' })).toBe('New trouble.');
});

it('L-06 Arabic is written in Arabic', () => {
  const latin = leaves(AR.messages).filter(
    ([path, value]) =>
      typeof value === 'string' && /\p{L}{2}/u.test(value) && !/\p{Script=Arabic}/u.test(value) && !SAME.test(path),
  );
  expect(latin.map(([path, value]) => `${path}: ${String(value)}`)).toEqual([]);
});

describe('L-03 plurals', () => {
  it('has six forms in Arabic', () => {
    const say = AR.messages.queue.waiting;
    expect([0, 1, 2, 3, 11, 100].map(say)).toEqual([
      'لا طلبات تنتظر',
      'طلب واحد ينتظر',
      'طلبان ينتظران',
      '3 طلبات تنتظر',
      '11 طلبًا ينتظر',
      '100 طلب ينتظر',
    ]);
  });

  it('follows the language in its numbers, and falls back where a form is missing', () => {
    expect([1, 2, 1_200].map(DE.messages.queue.waiting)).toEqual([
      '1 Vorgang wartet',
      '2 Vorgänge warten',
      '1.200 Vorgänge warten',
    ]);
    expect([0, 1, 2].map(createPlural('ar-u-nu-latn')({ other: '# x' }))).toEqual(['0 x', '1 x', '2 x']);
  });
});

describe('L-08 the pseudo-locale', () => {
  it.each(['HIGH', 'Approve', 'Undo', 'you'])('is three times as long for %s', (label) => {
    expect([...pseudoText(label)].length).toBeGreaterThanOrEqual(3 * label.length);
    expect(pseudoText(label)).toMatch(/^\[.*\]$/);
  });

  it('is 1.4 times as long for anything longer, and keeps what is no word', () => {
    for (const value of ENGLISH.values())
      if (typeof value === 'string' && value.length > 10)
        expect([...pseudoText(value)].length).toBeGreaterThanOrEqual(Math.floor(1.4 * [...value].length));
    expect(pseudoText('↵')).toBe('↵');
  });

  it('leaves names and numbers as they are', () => {
    expect(PSEUDO.messages.claimedBy('Ana Núñez')).toContain('Ana Núñez');
    expect(PSEUDO.messages.claimedBy('Ana Núñez')).not.toContain('claimed');
    expect(PSEUDO.messages.ifNobodyAt('reject', '14:32')).toMatch(/^\[.*\] 14:32$/);
    expect(PSEUDO.messages.settings.signedInAs('Ana', 'junior')).toMatch(/Ana.*junior/);
    expect(PSEUDO.phrases.headlines.issue_refund).toContain('{amount}[');
    expect(PSEUDO.phrases.limit('US$500.00')).toContain('US$500.00');
  });
});

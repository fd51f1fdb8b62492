import type { Backtest, PolicyOutcome } from '@countersign/shared/model/backtest';
import { describe, expect, test } from 'vitest';
import { textReport } from '../text-report.ts';
import { htmlReport } from './html-report.ts';
import { escapeText } from './markup.ts';
import { shareScale } from './scale.ts';
import { svgReport } from './svg-report.ts';

const HOSTILE = '<script>alert(1)</script>"\'&\u202Egnp.exe\u0007\u001b[31m';

const outcome = (change: Partial<PolicyOutcome> = {}): PolicyOutcome => ({
  policy: 'made.yaml',
  version: 'made-1',
  decisions: 100,
  labelled: 100,
  load: 0.5,
  loadInterval: [0.4, 0.6],
  precision: 0.8,
  precisionInterval: [0.7, 0.9],
  recall: 0.9,
  recallInterval: [0.8, 0.95],
  slipped: 3,
  slippedInterval: [1, 7],
  examples: [],
  routes: { escalate: 30, review: 20, autonomous: 50 },
  reasons: {},
  rules: [{ rule: 'r', route: 'autonomous', decisions: 50, labelled: 50, needed: 3 }],
  cost: { currency: 'USD', review: 10, error: 300, total: 310 },
  reviewerHours: 2,
  learned: { calibrator: null, predictor: null, n: 0, note: 'learns nothing' },
  curve: [],
  reliability: [],
  ...change,
});
const result = (policies: readonly PolicyOutcome[]): Backtest => ({
  history: { source: 'made.jsonl', decisions: 100, labelled: 100, needed: 30, groups: 10, from: 0, to: 1 },
  policies: [...policies],
  cheapest: policies.length > 1 ? 1 : null,
  notes: ['a note'],
});
const slipped = {
  id: `id-${HOSTILE}`,
  action: { name: 'pay', amount: { minor: 123_456, currency: 'USD' }, target: HOSTILE },
  agent: 'agent-1',
  rule: 'r',
  riskClass: 'high',
  confidence: 0.9,
  calibrated: 0.7,
  predicted: 0.2,
} as const;
const hostile = result([outcome({ policy: HOSTILE, examples: [slipped] })]);
const learned = result([
  outcome(),
  outcome({
    policy: 'learned.yaml',
    load: 0.3,
    curve: [
      { threshold: 1, load: 0, recall: 0 },
      { threshold: 0.4, load: 0.6, recall: 0.9 },
    ],
    reliability: [{ promised: 0.8, approved: 0.7, approvedInterval: [0.6, 0.8], n: 50 }],
  }),
]);
const nothingKnown = result([
  outcome({
    load: null,
    loadInterval: null,
    precision: null,
    precisionInterval: null,
    recall: null,
    recallInterval: null,
    slippedInterval: null,
    decisions: 0,
    routes: { escalate: 0, review: 0, autonomous: 0 },
  }),
]);

describe('pictures', () => {
  test.each([
    ['SVG', svgReport],
    ['HTML', htmlReport],
  ])('X-14 %s is one file without scripts that loads nothing, light and dark', (_, render) => {
    for (const made of [hostile, learned, nothingKnown]) {
      const text = render(made);
      expect(text).not.toMatch(/<script|<image|<link|<iframe|\son[a-z]+="|javascript:|@import|url\((?!#)/i);
      expect(text.match(/https?:\/\/[^"' )]+/g)?.filter((address) => address !== 'http://www.w3.org/2000/svg') ?? []).toEqual([]);
      expect(text).toContain('prefers-color-scheme:dark');
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });

  test.each([
    ['SVG', svgReport],
    ['HTML', htmlReport],
  ])('X-14 in %s what strangers wrote is text, and what was hidden can be seen', (_, render) => {
    const text = render(hostile);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('⟦U+202E⟧gnp.exe⟦U+0007⟧');
    expect(text).not.toContain('\u202E');
    expect(text).not.toContain('\u001b');
  });

  test('X-14 each chart has a title and a description, and its figures stand in the table too', () => {
    const html = htmlReport(learned);
    const charts = html.match(/<svg [\s\S]*?<\/svg>/g) ?? [];
    expect(charts).toHaveLength(3);
    for (const chart of charts)
      expect(chart).toMatch(
        /role="img" aria-labelledby="(\w+)-title \1-description"><title id="\1-title">[^<]+<\/title><desc id="\1-description">[^<]+<\/desc>/,
      );
    const table = /<table>[\s\S]*<\/table>/.exec(html)?.[0] ?? '';
    for (const figure of ['50.0 %', '40–60', '90.0 %', '80–95', '30.0 %', '3 (1–7)', 'USD 310']) expect(table).toContain(figure);
  });

  test('X-14 a policy that learned has a curve, one that calibrates its reliability; others have neither', () => {
    expect(svgReport(learned).match(/class="line curve"/g)).toHaveLength(2);
    expect(svgReport(hostile)).not.toContain('calibrated confidence');
  });

  test('X-14 a scale holds all values, at least a fifth wide, within 0 to 1', () => {
    expect(shareScale([1, 1], 0, 100)).toMatchObject({ low: 0.8, high: 1 });
    expect(shareScale([0, 0], 0, 100)).toMatchObject({ low: 0, high: 0.2 });
    expect(shareScale([0.13, 0.97], 0, 100)).toMatchObject({ low: 0.1, high: 1 });
    expect(shareScale([0.2, 1], 10, 20).at(0.6)).toBeCloseTo(15, 9);
    expect(shareScale([], 0, 100).ticks.length).toBeGreaterThan(1);
  });

  test('X-14 what already is a sign of markup is escaped once', () => {
    expect(escapeText('a & b < c')).toBe('a &amp; b &lt; c');
  });
});

describe('text', () => {
  test('X-13 stands in 80 columns, whatever the names, for one policy and for seven', () => {
    const long = outcome({ policy: 'a-policy-with-a-very-long-name-that-no-column-holds.yaml', version: 'v'.repeat(64) });
    for (const made of [hostile, learned, nothingKnown, result(Array.from({ length: 7 }, () => long))])
      for (const line of textReport(made).split('\n'))
        expect([...line].length, line).toBeLessThanOrEqual(line.includes('⟦') ? 400 : 80);
  });

  test('X-13 policies stand side by side with their intervals; the cheapest is named', () => {
    const lines = textReport(learned).split('\n');
    const at = lines.findIndex((line) => line.startsWith('seen (load)'));
    expect(lines[at]).toMatch(/50\.0 % +30\.0 %$/);
    expect(lines[at + 1]).toMatch(/^ +40–60 +40–60$/);
    expect(lines).toContain('Least cost: learned.yaml, USD 310.');
  });

  test('X-13 what slipped through says what, how much, who and why, cleaned for the terminal', () => {
    const text = textReport(hostile);
    expect(text).toContain('US$1,234.56');
    expect(text).toContain('agent-1');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'rule r, risk high, confidence 0.90, calibrated 0.70, predicted to need a person 0.20',
    );
    expect(text).toContain('⟦U+001B⟧[31m');
    expect(text.split('\n').filter((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { MADE_ACTIONS, makeBundles } from '../../../testing/made-bundles.ts';
import { summaryOf } from '../../../testing/summary-of.ts';
import { textOfHeadline } from './headline.ts';
import type { SummaryView } from './summary-view.ts';
import { TEMPLATE_NAMES } from './templates/registry.ts';
import { countTokens } from './tokens.ts';

const SEED = 20_261_122;
const EACH = 14;

const partsOf = ({ headline, whyYou, riskWords, consequence, facts }: SummaryView): readonly string[] => [
  textOfHeadline(headline),
  whyYou,
  riskWords,
  consequence.text,
  ...facts.filter(({ odd }) => odd).flatMap(({ label, value, baseline = '' }) => [label, value, baseline]),
];
const tokensOf = (view: SummaryView): number => partsOf(view).reduce((sum, text) => sum + countTokens(text), 0);

describe('V-01 the must-read block of made bundles', () => {
  const bundles = makeBundles(SEED, EACH).map((bundle) => ({ ...bundle, view: summaryOf(bundle.action, bundle.context) }));

  test('there are at least 200, of every action that has a template and of some that have none', () => {
    expect(bundles.length).toBeGreaterThanOrEqual(200);
    expect(TEMPLATE_NAMES.filter((name) => !MADE_ACTIONS.includes(name))).toEqual([]);
  });

  test('all within 35 tokens, nine in ten within 30', () => {
    const over = bundles.filter(({ view }) => tokensOf(view) > 35).map(({ name }) => name);
    expect(over).toEqual([]);
    expect(bundles.filter(({ view }) => tokensOf(view) <= 30).length / bundles.length).toBeGreaterThanOrEqual(0.9);
  });

  test('V-02 a script without spaces is held in characters: at most 70 of them in what must be read', () => {
    for (const { name, view } of bundles) {
      const characters =
        partsOf(view)
          .join('')
          .match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/gu)?.length ?? 0;
      expect(characters, name).toBeLessThanOrEqual(70);
    }
  });

  test('V-04 an amount that is declared is in the sentence, whole', () => {
    for (const { name, action, view } of bundles)
      if (action.amount !== undefined)
        expect(
          view.headline.some(({ kind }) => kind === 'amount'),
          name,
        ).toBe(true);
  });

  test('V-11 every fact says where it was read, in the bundle that it came with', () => {
    for (const { name, action, context, view } of bundles)
      for (const { source } of view.facts) {
        if (source.panel === 'raw') {
          const [first = '', second] = source.path.split(/\.(.*)/s);
          const isMissing = !Object.hasOwn(action, first);
          expect(isMissing || second === undefined || Object.hasOwn(action.arguments, second), `${name}: ${source.path}`).toBe(
            true,
          );
        }
        if (source.panel === 'conversation' && context.conversation !== undefined)
          expect(context.conversation?.[source.turn], name).toBeDefined();
        if ('fact' in source) expect(context.facts?.[source.fact], name).toBeDefined();
      }
  });
});

// @vitest-environment happy-dom
import { FEATURE_NAMES } from '@countersign/shared/domain/learning/feature-list';
import type { Prediction } from '@countersign/shared/model/learned';
import { type RiskClass } from '@countersign/shared/model/vocabulary';
import { afterEach, describe, expect, it } from 'vitest';
import { itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
import { featureName, featureValue } from './because.ts';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;
afterEach(() => screen.unmount());

const predicted: Prediction = {
  probability: 0.82,
  model: 'predictor-4',
  because: [
    { feature: 'override_rate', value: '0.34', effect: 0.9 },
    { feature: 'amount', value: '', effect: 0.4 },
    { feature: 'customer_assents', value: '1', effect: -0.3 },
    { feature: 'hour_of_day', value: '00-06', effect: 0.2 },
  ],
};

const open = async (riskClass: RiskClass, reasons: readonly ('predicted' | 'high_value_transaction')[] = ['predicted']) => {
  const routing = {
    riskClass,
    reasons: [...reasons],
    rule: 'refunds',
    why: 'Refunds above 500 need a second look.',
    twoPerson: true,
    calibratedConfidence: 0.71,
    predicted,
  };
  const item = itemOf(1, { routing });
  const bundle = { action: { name: 'issue_refund', arguments: { order: 1 } }, context: { confidence: 0.9 } };
  screen = await renderReviewer([item], new Map([[item.id, bundle]]));
  return screen;
};
const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
const panel = (): string => document.querySelector('[role=tab][aria-selected=true]')?.getAttribute('data-panel') ?? '';

describe('Y-20 a prediction is never taken for a fact', () => {
  it('says that it is one, with three reasons in words, where it brought the item here', async () => {
    await open('medium');
    expect(panel()).toBe('earlier');
    expect(text('.prediction-said')).toContain('A prediction, not a fact: 82% of such needed a change.');
    expect([...document.querySelectorAll('.prediction-because bdi')].map((each) => each.textContent)).toEqual([
      'how often this action was overridden: 34%',
      'amount: not told',
      'the customer agreed in words: yes',
    ]);
    expect(text('.meta')).toContain('≈ predicted');
    expect(text('.queue-list .row')).toContain('prediction');
  });
  it('on critical it waits behind the agent’s view, in a panel that is not the first', async () => {
    await open('critical');
    expect(panel()).toBe('conversation');
    await screen.act(() => screen.store.showPanel('earlier'));
    expect(screen.text()).not.toContain('82%');
    expect(screen.text()).not.toContain('71%');
    expect(text('.prediction')).toContain('Make up your own mind first');
    await screen.press('v');
    expect(text('.prediction-said')).toContain('82%');
    expect(screen.text()).toContain('says 90% sure; reviewers approved 71% of such');
  });
  it('so it does on high that came for another reason; where the prediction is the reason it is seen', async () => {
    await open('high', ['high_value_transaction']);
    await screen.act(() => screen.store.showPanel('earlier'));
    expect(screen.text()).not.toContain('82%');
    await screen.unmount();
    await open('high');
    expect(panel()).toBe('earlier');
    expect(text('.prediction-said')).toContain('82%');
  });
});

describe('Y-21 why this came, and what became of the like', () => {
  it('the rule says it in its own words, one line in its slot and whole among the evidence; hidden characters are seen', async () => {
    await open('medium');
    expect(text('[data-slot=why]')).toContain('Refunds above 500 need a second look.');
    expect(text('.earlier')).toContain('refunds · policy test');
    expect(text('.earlier')).toContain('one decision still counts');
    expect(text('.earlier')).toContain('no records about the like');
  });
});

describe('Y-22 features in words', () => {
  it('each that the model knows has some, and one that nobody knows its own name', async () => {
    await open('medium');
    for (const name of FEATURE_NAMES) expect(featureName(name)).not.toContain('_');
    expect(new Set(FEATURE_NAMES.map(featureName)).size).toBe(FEATURE_NAMES.length);
    expect(featureName('moon_phase\u202E')).toBe('moon phase⟦U+202E⟧');
    expect(featureName('constructor')).toBe('constructor');
    expect(featureValue('moon_phase', 'full')).toBe('full');
    expect(featureValue('transaction_type', 'issue_refund')).toBe('Issue refund');
    expect(featureValue('same_call_before', '0')).toBe('no');
    expect(featureValue('amount', '1240.5')).toBe('1,240.5');
  });
});

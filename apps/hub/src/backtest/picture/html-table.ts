import type { PolicyOutcome } from '@countersign/shared/model/backtest';
import { cost, count, exampleHead, exampleWhy, hours, judged, percent, range, safe, slippedText } from '../wording.ts';
import { seriesClass } from './look.ts';
import { type Child, type Markup, tag } from './markup.ts';

type Column = readonly [name: string, of: (policy: PolicyOutcome) => Child];

const withRange = (share: number | null, interval: readonly [number, number] | null): Child => [
  tag('b', {}, percent(share)),
  interval === null ? [] : tag('span', { class: 'range' }, range(interval, 100)),
];

const COLUMNS: readonly Column[] = [
  ['Load', ({ load, loadInterval }) => withRange(load, loadInterval)],
  ['Precision', ({ precision, precisionInterval }) => withRange(precision, precisionInterval)],
  ['Recall', ({ recall, recallInterval }) => withRange(recall, recallInterval)],
  ['Slipped through', (policy) => slippedText(policy)],
  ['Escalated', ({ routes }) => count(routes.escalate)],
  ['Reviewed after', ({ routes }) => count(routes.review)],
  ['Run unseen', ({ routes }) => count(routes.autonomous)],
  ['Reviewer-hours', ({ reviewerHours }) => hours(reviewerHours)],
  ['Cost', (policy) => judged(policy, cost(policy.cost.total, policy.cost.currency))],
];

/** The figures of the charts, and those that have no chart. */
export const figuresTable = (policies: readonly PolicyOutcome[]): Markup =>
  tag(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Figures', tabindex: 0 },
    tag(
      'table',
      {},
      tag('caption', {}, 'Figures, with 95 % intervals'),
      tag(
        'thead',
        {},
        tag(
          'tr',
          {},
          tag('th', { scope: 'col' }, 'Policy'),
          COLUMNS.map(([name]) => tag('th', { scope: 'col' }, name)),
        ),
      ),
      tag(
        'tbody',
        {},
        policies.map((policy, at) =>
          tag(
            'tr',
            {},
            tag(
              'th',
              { scope: 'row' },
              tag('span', { class: `badge ${seriesClass(at)}` }, String(at + 1)),
              safe(policy.policy),
              tag('span', { class: 'range' }, safe(policy.version)),
            ),
            COLUMNS.map(([, of]) => tag('td', {}, of(policy))),
          ),
        ),
      ),
    ),
  );

/** What slipped through one policy, the most costly first; nothing where nothing did. */
export const slippedList = (policy: PolicyOutcome, at: number): Child => {
  if (policy.examples.length === 0) return [];
  return tag(
    'details',
    at === 0 ? { open: '' } : {},
    tag(
      'summary',
      {},
      tag('span', { class: `badge ${seriesClass(at)}` }, String(at + 1)),
      `Slipped through ${safe(policy.policy)}: ${slippedText(policy)}, the most costly first`,
    ),
    tag(
      'ol',
      {},
      policy.examples.map((example) =>
        tag('li', {}, tag('code', {}, exampleHead(example).join(' · ')), tag('span', { class: 'range' }, exampleWhy(example))),
      ),
    ),
  );
};

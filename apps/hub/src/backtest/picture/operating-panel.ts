import type { PolicyOutcome } from '@countersign/shared/model/backtest';
import { percent, range, safe, short } from '../wording.ts';
import { axes } from './axes.ts';
import { seriesClass } from './look.ts';
import { type Markup, points, tag } from './markup.ts';
import type { Panel } from './panel.ts';
import { type Scale, shareScale } from './scale.ts';

const WIDTH = 620;
const PLOT = { left: 70, right: 596, top: 78 } as const;
/** Of the plot; the higher one stands beside two charts. */
const HEIGHT = { low: 322, high: 452 } as const;
const KEY = { below: 66, line: 22 } as const;
const RADIUS = 10;
/** Characters of a name that there is room for. */
const NAME = 40;

type Placed = {
  readonly at: number;
  readonly policy: PolicyOutcome;
  readonly load: number;
  readonly recall: number;
  readonly x: number;
  readonly y: number;
};

/** Two marks on one place would hide each other: the later one is moved aside. */
const place = (policies: readonly PolicyOutcome[], x: Scale, y: Scale): readonly Placed[] => {
  const placed: Placed[] = [];
  for (const [at, policy] of policies.entries()) {
    const { load, recall } = policy;
    if (load === null || recall === null) continue;
    let [cx, cy] = [x.at(load), y.at(recall)];
    const isTaken = (): boolean => placed.some((other) => Math.hypot(other.x - cx, other.y - cy) < 2 * RADIUS);
    const step = cx > (PLOT.left + PLOT.right) / 2 ? -RADIUS : RADIUS;
    while (isTaken()) [cx, cy] = [cx + step, cy + RADIUS / 2];
    placed.push({ at, policy, load, recall, x: cx, y: cy });
  }
  return placed;
};

const spans = ({ policy, load, recall, at }: Placed, x: Scale, y: Scale): Markup => {
  const loads = policy.loadInterval ?? ([load, load] as const);
  const recalls = policy.recallInterval ?? ([recall, recall] as const);
  const line = { class: 'line span' };
  return tag(
    'g',
    { class: seriesClass(at) },
    tag('line', { ...line, x1: x.at(loads[0]), x2: x.at(loads[1]), y1: y.at(recall), y2: y.at(recall) }),
    tag('line', { ...line, x1: x.at(load), x2: x.at(load), y1: y.at(recalls[0]), y2: y.at(recalls[1]) }),
  );
};

const mark = ({ at, x: cx, y: cy, load, recall }: Placed, x: Scale, y: Scale): Markup =>
  tag(
    'g',
    { class: seriesClass(at) },
    tag('line', { class: 'line', x1: x.at(load), y1: y.at(recall), x2: cx, y2: cy }),
    tag('circle', { class: 'dot', cx, cy, r: RADIUS }),
    tag('text', { class: 'number', x: cx, y: cy + 4 }, String(at + 1)),
  );

const curve = ({ curve: list }: PolicyOutcome, at: number, x: Scale, y: Scale): Markup =>
  tag(
    'g',
    { class: seriesClass(at) },
    tag('polyline', { class: 'line curve', points: points(list.map(({ load, recall }) => [x.at(load), y.at(recall)])) }),
  );

const key = (policy: PolicyOutcome, at: number, top: number): Markup => {
  const text = `${short(policy.policy, NAME)}: load ${percent(policy.load)}, recall ${percent(policy.recall)}`;
  return tag(
    'g',
    { class: seriesClass(at) },
    tag('circle', { class: 'dot', cx: PLOT.left - 40, cy: top - 4, r: RADIUS - 1 }),
    tag('text', { class: 'number', x: PLOT.left - 40, y: top }, String(at + 1)),
    tag('text', { class: 'ink', x: PLOT.left - 22, y: top }, text),
  );
};

const describe = ({ policy, load, loadInterval, recall, recallInterval }: PolicyOutcome): string =>
  `${safe(policy)}: load ${percent(load)} (${range(loadInterval, 100)}), recall ${percent(recall)} (${range(recallInterval, 100)}).`;

/** Load against recall of each policy, with intervals, and what other thresholds of a learned score would give. */
export const operatingPanel = (policies: readonly PolicyOutcome[], size: keyof typeof HEIGHT): Panel => {
  const bottom = PLOT.top + HEIGHT[size];
  const keyTop = bottom + KEY.below;
  const ends = (pick: (policy: PolicyOutcome) => readonly (number | null | undefined)[]): readonly number[] =>
    policies.flatMap((policy) => pick(policy).filter((value) => typeof value === 'number'));
  const x = shareScale(
    ends(({ load, loadInterval }) => [load, ...(loadInterval ?? [])]),
    PLOT.left,
    PLOT.right,
  );
  const y = shareScale(
    ends(({ recall, recallInterval }) => [recall, ...(recallInterval ?? [])]),
    bottom,
    PLOT.top,
  );
  const placed = place(policies, x, y);
  const hasCurve = policies.some((policy) => policy.curve.length > 0);
  const under = keyTop + policies.length * KEY.line;
  return {
    id: 'operating',
    title: 'What each policy catches, and what it asks of people',
    description: policies.map(describe).join(' '),
    width: WIDTH,
    height: under + (hasCurve ? 44 : 26),
    content: [
      axes(x, y, {
        x: 'load: share of all decisions that a person sees',
        y: 'recall: share of what needed a person that one sees',
      }),
      tag(
        'clipPath',
        { id: 'plot' },
        tag('rect', { x: PLOT.left, y: PLOT.top, width: PLOT.right - PLOT.left, height: bottom - PLOT.top }),
      ),
      tag(
        'g',
        { 'clip-path': 'url(#plot)', 'aria-hidden': 'true' },
        tag('line', { class: 'chance', x1: x.at(0), y1: y.at(0), x2: x.at(1), y2: y.at(1) }),
        policies.flatMap((policy, at) => (policy.curve.length > 0 ? [curve(policy, at, x, y)] : [])),
      ),
      tag(
        'g',
        { 'aria-hidden': 'true' },
        placed.map((one) => spans(one, x, y)),
        placed.map((one) => mark(one, x, y)),
        policies.map((policy, at) => key(policy, at, keyTop + at * KEY.line)),
        tag(
          'text',
          { class: 'quiet', x: PLOT.left - 50, y: under + 4 },
          'Crosses: 95 % intervals. Dotted: people asked at random.',
        ),
        hasCurve
          ? tag(
              'text',
              { class: 'quiet', x: PLOT.left - 50, y: under + 22 },
              'Lines: other thresholds of the policy’s own learned score, alone.',
            )
          : [],
      ),
    ],
  };
};

import type { PolicyOutcome } from '@countersign/shared/model/backtest';
import { percent, safe, short } from '../wording.ts';
import { axes } from './axes.ts';
import { seriesClass } from './look.ts';
import { type Markup, points, tag } from './markup.ts';
import type { Panel } from './panel.ts';
import { type Scale, shareScale } from './scale.ts';

const WIDTH = 440;
/** Characters of names that there is room for. */
const NAME = 48;
const PLOT = { left: 64, right: 416, top: 78, bottom: 320 } as const;

const line = ({ reliability }: PolicyOutcome, at: number, x: Scale, y: Scale): Markup =>
  tag(
    'g',
    { class: seriesClass(at) },
    reliability.map(({ promised, approvedInterval: [low, high] }) =>
      tag('line', { class: 'line span', x1: x.at(promised), x2: x.at(promised), y1: y.at(low), y2: y.at(high) }),
    ),
    tag('polyline', {
      class: 'line curve',
      points: points(reliability.map(({ promised, approved }) => [x.at(promised), y.at(approved)])),
    }),
    reliability.map(({ promised, approved }) => tag('circle', { class: 'dot', cx: x.at(promised), cy: y.at(approved), r: 5 })),
  );

/** The curves of policies that learned the same from the same are one. */
const distinct = (policies: readonly PolicyOutcome[]): readonly { readonly at: number; readonly names: readonly string[] }[] => {
  const found = new Map<string, { at: number; names: string[] }>();
  for (const [at, { reliability, policy }] of policies.entries()) {
    if (reliability.length === 0) continue;
    const same = found.get(JSON.stringify(reliability));
    if (same) same.names.push(safe(policy));
    else found.set(JSON.stringify(reliability), { at, names: [safe(policy)] });
  }
  return [...found.values()];
};

/** Whether calibrated confidence comes true; nothing where no policy calibrates. */
export const reliabilityPanel = (policies: readonly PolicyOutcome[]): Panel | undefined => {
  const shown = distinct(policies);
  if (shown.length === 0) return undefined;
  const x = shareScale([0, 1], PLOT.left, PLOT.right);
  const y = shareScale([0, 1], PLOT.bottom, PLOT.top);
  const under = PLOT.bottom + 70;
  return {
    id: 'reliability',
    title: 'Whether calibrated confidence comes true',
    description: shown
      .flatMap(({ at, names }) =>
        (policies[at]?.reliability ?? []).map(
          ({ promised, approved, n }) =>
            `${names.join(', ')}: promised ${percent(promised)}, approved ${percent(approved)} of ${n}.`,
        ),
      )
      .join(' '),
    width: WIDTH,
    height: under + shown.length * 22 + 26,
    content: tag(
      'g',
      { 'aria-hidden': 'true' },
      axes(x, y, { x: 'calibrated confidence', y: 'approved unchanged' }),
      tag('line', { class: 'chance', x1: x.at(0), y1: y.at(0), x2: x.at(1), y2: y.at(1) }),
      shown.flatMap(({ at }) => {
        const policy = policies[at];
        return policy === undefined ? [] : [line(policy, at, x, y)];
      }),
      shown.map(({ at, names }, row) =>
        tag(
          'g',
          { class: seriesClass(at) },
          tag('circle', { class: 'dot', cx: 28, cy: under + row * 22 - 4, r: 5 }),
          tag('text', { class: 'ink', x: 42, y: under + row * 22 }, short(names.join(', '), NAME)),
        ),
      ),
      tag('text', { class: 'quiet', x: 20, y: under + shown.length * 22 + 4 }, 'On the dotted line all comes true.'),
    ),
  };
};

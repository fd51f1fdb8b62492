import type { PolicyOutcome } from '@countersign/shared/model/backtest';
import type { Route } from '@countersign/shared/model/vocabulary';
import { count, safe, short } from '../wording.ts';
import { seriesClass } from './look.ts';
import { type Markup, tag } from './markup.ts';
import type { Panel } from './panel.ts';

const WIDTH = 440;
const BAR = { left: 20, right: 420, top: 82, height: 26, each: 60 } as const;
/** Where the names of the routes stand; they are of different lengths. */
const KEY_LEFT: Readonly<Record<Route, number>> = { escalate: 20, review: 162, autonomous: 292 };
/** Characters of a name that there is room for. */
const NAME = 48;
/** Narrower parts have no room for their number; the table has it. */
const LEAST_FOR_TEXT = 34;
const ORDER: readonly Route[] = ['escalate', 'review', 'autonomous'];
const NAMES: Readonly<Record<Route, string>> = {
  escalate: 'wait for a person',
  review: 'reviewed after',
  autonomous: 'run unseen',
};

const bar = ({ routes, decisions, policy }: PolicyOutcome, at: number): Markup => {
  const top = BAR.top + at * BAR.each;
  let left: number = BAR.left;
  const parts = ORDER.map((route) => {
    const width = decisions === 0 ? 0 : (routes[route] / decisions) * (BAR.right - BAR.left);
    const part = tag(
      'g',
      {},
      tag('rect', { class: route, x: left, y: top + 12, width: Math.max(0, width - 1), height: BAR.height }),
      width < LEAST_FOR_TEXT
        ? []
        : tag(
            'text',
            { class: `${route}-ink`, x: left + width / 2, y: top + 12 + BAR.height / 2 + 5, 'text-anchor': 'middle' },
            count(routes[route]),
          ),
    );
    left += width;
    return part;
  });
  return tag(
    'g',
    {},
    tag(
      'g',
      { class: seriesClass(at) },
      tag('circle', { class: 'dot', cx: BAR.left + 8, cy: top - 2, r: 9 }),
      tag('text', { class: 'number', x: BAR.left + 8, y: top + 2 }, String(at + 1)),
    ),
    tag('text', { class: 'ink', x: BAR.left + 24, y: top + 3 }, short(policy, NAME)),
    parts,
  );
};

const key = (route: Route): Markup =>
  tag(
    'g',
    {},
    tag('rect', { class: route, x: KEY_LEFT[route], y: 46, width: 12, height: 12, rx: 2 }),
    tag('text', { class: 'quiet', x: KEY_LEFT[route] + 18, y: 57 }, NAMES[route]),
  );

/** How many decisions of the history go which way. */
export const routesPanel = (policies: readonly PolicyOutcome[]): Panel => ({
  id: 'routes',
  title: 'Where the decisions go',
  description: policies
    .map(
      ({ policy, routes }) => `${safe(policy)}: ${ORDER.map((route) => `${count(routes[route])} ${NAMES[route]}`).join(', ')}.`,
    )
    .join(' '),
  width: WIDTH,
  height: BAR.top + policies.length * BAR.each + 4,
  content: tag('g', { 'aria-hidden': 'true' }, ORDER.map(key), policies.map(bar)),
});

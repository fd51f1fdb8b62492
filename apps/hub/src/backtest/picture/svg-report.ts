import type { Backtest } from '@countersign/shared/model/backtest';
import { plural, safe } from '../wording.ts';
import { look } from './look.ts';
import { tag } from './markup.ts';
import { operatingPanel } from './operating-panel.ts';
import { drawn } from './panel.ts';
import { reliabilityPanel } from './reliability-panel.ts';
import { routesPanel } from './routes-panel.ts';

const GAP = 16;

/** All charts in one picture that needs nothing else: no scripts, no fonts, light and dark. */
export const svgReport = ({ policies, history }: Backtest): string => {
  const third = reliabilityPanel(policies);
  const [first, second] = [operatingPanel(policies, third === undefined ? 'low' : 'high'), routesPanel(policies)];
  const right = 2 * GAP + first.width;
  const below = 2 * GAP + second.height;
  const width = right + second.width + GAP;
  const height = Math.max(first.height + GAP, below + (third === undefined ? 0 : third.height)) + GAP;
  const title = `Backtest of ${plural(policies.length, 'policy', 'policies')} on ${safe(history.source)}`;
  const picture = tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': title },
    tag('title', {}, title),
    look(),
    tag('rect', { class: 'page', width, height }),
    drawn(first, { x: GAP, y: GAP }),
    drawn(second, { x: right, y: GAP }),
    third === undefined ? [] : drawn(third, { x: right, y: below }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${picture.markup}\n`;
};

import { type Markup, tag } from './markup.ts';
import type { Scale } from './scale.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Grid, numbers and names of a plot of one share over another. */
export const axes = (x: Scale, y: Scale, names: { readonly x: string; readonly y: string }): Markup => {
  const [left, right, top, bottom] = [x.at(x.low), x.at(x.high), y.at(y.high), y.at(y.low)];
  return tag(
    'g',
    { 'aria-hidden': 'true' },
    x.ticks.map((share) => [
      tag('line', { class: 'grid', x1: x.at(share), x2: x.at(share), y1: top, y2: bottom }),
      tag('text', { class: 'quiet', x: x.at(share), y: bottom + 20, 'text-anchor': 'middle' }, percent(share)),
    ]),
    y.ticks.map((share) => [
      tag('line', { class: 'grid', x1: left, x2: right, y1: y.at(share), y2: y.at(share) }),
      tag('text', { class: 'quiet', x: left - 8, y: y.at(share) + 4, 'text-anchor': 'end' }, percent(share)),
    ]),
    tag('text', { class: 'quiet', x: (left + right) / 2, y: bottom + 42, 'text-anchor': 'middle' }, names.x),
    tag('text', { class: 'quiet', x: left - 8, y: top - 14, 'text-anchor': 'start' }, names.y),
  );
};

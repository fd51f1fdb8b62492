import { type Child, type Markup, tag } from './markup.ts';

/** One chart, to stand in a page or in a larger picture. Sizes in pixels. */
export type Panel = {
  /** Unique within a page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, for people who do not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly content: Child;
};

/** @param place its corner in a larger picture; the chart fills its frame without */
export const drawn = (
  { id, title, description, width, height, content }: Panel,
  place?: { readonly x: number; readonly y: number },
): Markup =>
  tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      ...(place === undefined ? {} : { ...place, width, height }),
    },
    tag('title', { id: `${id}-title` }, title),
    tag('desc', { id: `${id}-description` }, description),
    tag('rect', { class: 'ground', width, height, rx: 8 }),
    tag('text', { class: 'title', x: 20, y: 30 }, title),
    content,
  );

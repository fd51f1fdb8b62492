import { cleanText } from '@countersign/shared/domain/summary/clean-text';

/** Text that is markup already. Only `tag` makes it, so whatever else is put into a picture is escaped. */
export type Markup = { readonly markup: string };
export type Child = Markup | string | readonly Child[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Hidden characters made visible, and none left that means something in SVG or HTML. */
export const escapeText = (text: string): string => cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

const inside = (child: Child): string => {
  if (typeof child === 'string') return escapeText(child);
  return isList(child) ? child.map(inside).join('') : child.markup;
};

/** Elements that HTML has no end tag for. */
const EMPTY: ReadonlySet<string> = new Set(['meta', 'br']);

/** @param attributes what is undefined is left out */
export const tag = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly Child[]
): Markup => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === 'number' ? rounded(value) : escapeText(value)}"`,
  );
  const start = `<${name}${written.join('')}>`;
  return { markup: EMPTY.has(name) ? start : `${start}${children.map(inside).join('')}</${name}>` };
};

/** A style sheet of the program's own, as it is. */
export const style = (css: string): Markup => ({ markup: `<style>${css}</style>` });

/** Hundredths of a pixel are enough. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100);
export const points = (list: readonly (readonly [x: number, y: number])[]): string =>
  list.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(' ');

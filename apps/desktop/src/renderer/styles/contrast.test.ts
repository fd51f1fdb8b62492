import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Both values of a token, as `light-dark(#…, #…)` has them. */
const tokenOf = (name: string, theme: Theme): string => {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`, 'i').exec(CSS);
  const value = theme === 'light' ? found?.[1] : found?.[2];
  if (value === undefined) throw new Error(`tokens.css has no --${name} with two colours`);
  return value;
};

/** Relative luminance of an sRGB colour, as WCAG 2.2 defines it. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};

const GROUNDS = ['bg', 'surface', 'raised'] as const;
const TEXTS = ['text', 'muted', 'critical', 'high', 'committed', 'agent'] as const;
const SHAPES = ['focus', 'border'] as const;

const pairs = <T extends string>(names: readonly T[], grounds: readonly string[]) =>
  THEMES.flatMap((theme) => names.flatMap((name) => grounds.map((ground) => [theme, name, ground] as const)));

describe('UX-44 the palette', () => {
  it.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('the formula: %s on %s is %d', (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2));

  it.each(pairs(TEXTS, GROUNDS))('%s: %s can be read on %s', (theme, name, ground) => {
    expect(contrast(tokenOf(name, theme), tokenOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(['text'] as const, GROUNDS))('%s: what must be read, %s on %s, has 7:1', (theme, name, ground) => {
    expect(contrast(tokenOf(name, theme), tokenOf(ground, theme))).toBeGreaterThanOrEqual(7);
  });

  it.each(pairs(SHAPES, GROUNDS))('%s: %s can be seen on %s', (theme, name, ground) => {
    expect(contrast(tokenOf(name, theme), tokenOf(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  it.each(pairs(['text'] as const, ['added', 'removed', 'tint-high', 'tint-focus']))(
    '%s: %s can be read on %s',
    (theme, name, ground) => {
      expect(contrast(tokenOf(name, theme), tokenOf(ground, theme))).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(pairs(['muted', 'agent'] as const, ['tint-high', 'tint-focus']))('%s: %s can be read on %s', (theme, name, ground) => {
    expect(contrast(tokenOf(name, theme), tokenOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)('%s: the lit line’s bar can be seen on its own ground', (theme) => {
    expect(contrast(tokenOf('focus', theme), tokenOf('tint-focus', theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(tokenOf('high', theme), tokenOf('tint-high', theme))).toBeGreaterThanOrEqual(3);
  });

  it('no other file brings a colour of its own', () => {
    for (const file of ['base', 'card', 'evidence', 'decision', 'queue', 'layout'] as const) {
      const css = readFileSync(new URL(`./${file}.css`, import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');
      expect(css.match(/#[0-9a-f]{3,8}\b/gi), file).toBeNull();
    }
  });
});

import type { Page } from '@playwright/test';

/**
 * The contrast of what stands at `selector`, measured from what the browser computed: its ink against the ground under it,
 * the worst of both ends where that is a gradient.
 * @returns null where something in between is translucent, or a colour is not a plain one: then nobody has measured anything
 */
export const measureContrast = (page: Page, selector: string): Promise<number | null> =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element === null) return null;
    type Colour = readonly [number, number, number];
    const coloursIn = (css: string): readonly { readonly colour: Colour; readonly alpha: number }[] =>
      [...css.matchAll(/rgba?\(([^)]+)\)/g)].map(([, inner = '']) => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = inner.split(/[\s,/]+/).map(Number);
        return { colour: [red, green, blue], alpha };
      });
    const luminance = (colour: Colour): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
        const part = channel / 255;
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const grounds: Colour[] = [];
    for (let box: Element | null = element; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.opacity !== '1') return null;
      grounds.push(...coloursIn(style.backgroundImage).flatMap(({ colour, alpha }) => (alpha === 1 ? [colour] : [])));
      const [fill] = coloursIn(style.backgroundColor);
      if (fill === undefined || fill.alpha === 0) continue;
      if (fill.alpha !== 1) return null;
      grounds.push(fill.colour);
      break;
    }
    const style = getComputedStyle(element);
    const [ink] = coloursIn(element instanceof SVGElement ? style.fill : style.color);
    if (ink === undefined || ink.alpha !== 1 || grounds.length === 0) return null;
    const one = luminance(ink.colour);
    return Math.min(
      ...grounds.map((ground) => {
        const other = luminance(ground);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      }),
    );
  }, selector);

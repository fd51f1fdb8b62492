import { z } from 'zod';

export const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
export type Bounds = z.infer<typeof Bounds>;

const MIN = { width: 760, height: 520 };
const FIRST = { width: 1_280, height: 860 };
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Where the window opens. Remembered bounds move wholly into the work area that shows most of them; a screen that was
 * unplugged since then leaves no window out of reach. `workAreas` starts with the primary display.
 */
export const placeWindow = (remembered: Bounds | undefined, workAreas: readonly [Bounds, ...Bounds[]]): Bounds => {
  const wanted = remembered ?? { ...workAreas[0], ...FIRST };
  const area = workAreas.reduce((best, next) => (overlap(wanted, next) > overlap(wanted, best) ? next : best));
  const width = Math.min(Math.max(wanted.width, MIN.width), area.width);
  const height = Math.min(Math.max(wanted.height, MIN.height), area.height);
  if (remembered === undefined || overlap(wanted, area) === 0) {
    const x = area.x + Math.floor((area.width - width) / 2);
    return { x, y: area.y + Math.floor((area.height - height) / 2), width, height };
  }
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  };
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow, type Bounds } from './window-bounds.ts';

const primary: Bounds = { x: 0, y: 25, width: 1_920, height: 1_015 };
const left: Bounds = { x: -1_280, y: 0, width: 1_280, height: 1_024 };

describe('E-03 the window opens where it can be seen', () => {
  it('opens in the middle of the primary display the first time', () => {
    expect(placeWindow(undefined, [primary, left])).toEqual({ x: 320, y: 102, width: 1_280, height: 860 });
  });

  it('returns to where it was, on whichever display', () => {
    const remembered = { x: -1_200, y: 40, width: 900, height: 700 };
    expect(placeWindow(remembered, [primary, left])).toEqual(remembered);
  });

  it('comes back when its display is gone', () => {
    expect(placeWindow({ x: -1_200, y: 40, width: 900, height: 700 }, [primary])).toEqual({
      x: 510,
      y: 182,
      width: 900,
      height: 700,
    });
  });

  it('is always wholly inside one work area', () => {
    const bounds = fc.record({
      x: fc.integer({ min: -9_999, max: 9_999 }),
      y: fc.integer({ min: -9_999, max: 9_999 }),
      width: fc.integer({ min: 1, max: 9_999 }),
      height: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(
        fc.option(bounds, { nil: undefined }),
        bounds,
        fc.array(bounds, { maxLength: 3 }),
        (remembered, first, rest) => {
          const placed = placeWindow(remembered, [first, ...rest]);
          const isInside = (area: Bounds): boolean =>
            placed.x >= area.x &&
            placed.y >= area.y &&
            placed.x + placed.width <= area.x + area.width &&
            placed.y + placed.height <= area.y + area.height;
          expect([first, ...rest].some(isInside)).toBe(true);
        },
      ),
    );
  });
});

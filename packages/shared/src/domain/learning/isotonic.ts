/** A weighted observation: `y`, a share from 0 to 1, was seen at `x`. */
export type Observation = { readonly x: number; readonly y: number; readonly weight: number };

/** A stretch of x, both ends included, on which the fitted value is the same. */
export type Block = { readonly from: number; readonly to: number; readonly value: number; readonly weight: number };

/** Observations at the same x become one: what is fitted is a function of x, so the order among them must not matter. */
const pooledByX = (observations: readonly Observation[]): Block[] => {
  const blocks: Block[] = [];
  for (const { x, y, weight } of observations.toSorted((a, b) => a.x - b.x || a.y - b.y || a.weight - b.weight)) {
    const last = blocks.at(-1);
    if (last?.from === x) blocks[blocks.length - 1] = merged(last, { from: x, to: x, value: y, weight });
    else blocks.push({ from: x, to: x, value: y, weight });
  }
  return blocks;
};

const merged = (left: Block, right: Block): Block => {
  const weight = left.weight + right.weight;
  return { from: left.from, to: right.to, value: (left.value * left.weight + right.value * right.weight) / weight, weight };
};

/**
 * The non-decreasing function with the least weighted square error, as its steps in the order of x: neighbours that
 * fall instead of rising are pooled until none does. O(n log n) for sorting, then O(n).
 * @param observations each of a weight above 0
 *
 * Source (pool adjacent violators): M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, "An empirical
 * distribution function for sampling with incomplete information", Annals of Mathematical Statistics 26 (1955) 641–647.
 */
export const isotonic = (observations: readonly Observation[]): readonly Block[] => {
  const stack: Block[] = [];
  for (const block of pooledByX(observations)) {
    let top = block;
    for (let last = stack.at(-1); last !== undefined && last.value >= top.value; last = stack.at(-1)) {
      top = merged(last, top);
      stack.pop();
    }
    stack.push(top);
  }
  return stack;
};

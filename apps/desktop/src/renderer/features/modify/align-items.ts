import type { Json } from '@countersign/shared/model/json';
import { diffArrays } from 'diff';
import { type Path, isList, isSame, valueAt } from './json-path.ts';

export type Alignment = {
  /** For each item that is there now, the place where the agent had it; null for one that was added. */
  readonly from: readonly (number | null)[];
  /** Places of the agent's items that are gone. */
  readonly gone: readonly number[];
};

/** More items are compared place by place: finding what moved would hold up typing. */
const MOST_ITEMS = 200;

/**
 * Which item of a list was which. Equal items keep each other; between them, items that are not equal pair up in their
 * order, as edited ones. So taking out the first item is one removal, not a change of every other.
 */
const align = (before: readonly Json[], now: readonly Json[]): Alignment => {
  const from: (number | null)[] = [];
  const gone: number[] = [];
  let place = 0;
  let left: number[] = [];
  const flush = (): void => {
    gone.push(...left);
    left = [];
  };
  const isLong = before.length + now.length > MOST_ITEMS;
  const parts = isLong ? [] : diffArrays([...before], [...now], { comparator: isSame, oneChangePerToken: true });
  for (const { added, removed } of parts) {
    if (removed) left.push(place++);
    else if (added) from.push(left.shift() ?? null);
    else {
      flush();
      from.push(place++);
    }
  }
  flush();
  if (!isLong) return { from, gone };
  return {
    from: now.map((_, i) => (i < before.length ? i : null)),
    gone: before.slice(now.length).map((_, i) => now.length + i),
  };
};

const known = new WeakMap<readonly Json[], WeakMap<readonly Json[], Alignment>>();

/** The same for every field of a list, so it is worked out once: neither of the two is ever changed in place. */
export const alignItems = (before: readonly Json[], now: readonly Json[]): Alignment => {
  const ofBefore = known.get(before) ?? new WeakMap<readonly Json[], Alignment>();
  known.set(before, ofBefore);
  const alignment = ofBefore.get(now) ?? align(before, now);
  ofBefore.set(now, alignment);
  return alignment;
};

/** Where the agent's arguments have what is at `path` now; null where they have nothing like it. */
export const askedPath = (asked: Json, values: Json, path: Path): Path | null => {
  const steps: (string | number)[] = [];
  for (const [i, step] of path.entries()) {
    const before = valueAt(asked, steps);
    const now = valueAt(values, path.slice(0, i));
    if (typeof step !== 'number' || !isList(before) || !isList(now)) {
      steps.push(step);
      continue;
    }
    const place = alignItems(before, now).from[step];
    if (place === null || place === undefined) return null;
    steps.push(place);
  }
  return steps;
};

import { describe, expect, it } from 'vitest';
import { createManualClock } from '../test/fake-hub.ts';
import { createBatcher } from './batch-changes.ts';

const setUp = (everyMs: number) => {
  const clock = createManualClock();
  const given: (readonly number[])[] = [];
  return { clock, given, batcher: createBatcher<number>(clock, everyMs, (items) => given.push(items)) };
};

describe('U-25 changes in quick succession', () => {
  it('the first goes through at once, the rest together, in order, and none is lost', () => {
    const { clock, given, batcher } = setUp(100);
    for (const n of [1, 2, 3]) batcher.add([n]);
    expect(given).toEqual([[1]]);
    clock.advance(99);
    expect(given).toEqual([[1]]);
    clock.advance(1);
    expect(given).toEqual([[1], [2, 3]]);
    clock.advance(1_000);
    batcher.add([4]);
    expect(given).toEqual([[1], [2, 3], [4]]);
  });

  it('a change without items is a change too', () => {
    const { clock, given, batcher } = setUp(100);
    batcher.add([]);
    batcher.add([]);
    clock.advance(100);
    expect(given).toEqual([[], []]);
  });

  it('fifty a second become ten', () => {
    const { clock, given, batcher } = setUp(100);
    for (let n = 0; n < 50; n++) {
      batcher.add([n]);
      clock.advance(20);
    }
    expect(given.length).toBeLessThanOrEqual(11);
    expect(given.flat()).toHaveLength(50);
  });

  it('nothing is given after stop, and with 0 nothing waits', () => {
    const stopped = setUp(100);
    stopped.batcher.add([1]);
    stopped.batcher.add([2]);
    stopped.batcher.stop();
    stopped.clock.advance(1_000);
    expect(stopped.given).toEqual([[1]]);
    const direct = setUp(0);
    direct.batcher.add([1]);
    direct.batcher.add([2]);
    expect(direct.given).toEqual([[1], [2]]);
  });
});

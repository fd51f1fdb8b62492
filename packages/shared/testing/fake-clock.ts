import type { Clock } from '../src/client/socket-port.ts';

export type FakeClock = Clock & {
  /** Moves time on and runs what falls due, in order, timers that were set on the way included. */
  readonly advance: (ms: number) => void;
  /** Goes to the next timer and runs it; false when there is none. */
  readonly runNext: () => boolean;
  /** How many timers are set. A test that ends with some has found a leak. */
  readonly pending: () => number;
};

type Timer = { readonly at: number; readonly run: () => void };

export const createFakeClock = (start = 1_000_000): FakeClock => {
  let now = start;
  const timers = new Set<Timer>();

  // Sets keep the order of setting, so equal times run first come, first served.
  const earliest = (): Timer | undefined => {
    let found: Timer | undefined;
    for (const timer of timers) if (!found || timer.at < found.at) found = timer;
    return found;
  };

  const runUntil = (end: number): boolean => {
    const timer = earliest();
    if (!timer || timer.at > end) return false;
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    return true;
  };

  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      const end = now + ms;
      while (runUntil(end));
      now = end;
    },
    runNext: () => runUntil(Number.POSITIVE_INFINITY),
    pending: () => timers.size,
  };
};

/** Waits until every promise that can go on has gone on. No time passes on a fake clock. */
export const promisesSettled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

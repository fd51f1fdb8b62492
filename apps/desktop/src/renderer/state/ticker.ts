import type { Clock } from '@countersign/shared/client/socket-port';

/** One timer for everything on screen that shows a time with the same grain, so that it all ticks in one paint. */
export type Ticker = { readonly subscribe: (listener: () => void) => () => void; readonly count: () => number };

const createTicker = (clock: Clock, everyMs: number): Ticker => {
  const listeners = new Set<() => void>();
  let count = 0;
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(everyMs, () => {
      count += 1;
      again();
      for (const listener of listeners) listener();
    });
  };
  return {
    count: () => count,
    subscribe: (listener) => {
      if (listeners.size === 0) again();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
  };
};

const tickers = new WeakMap<Clock, Map<number, Ticker>>();

/** The ticker of a clock for one grain, in milliseconds. Runs only while somebody looks. */
export const tickerOf = (clock: Clock, everyMs: number): Ticker => {
  const known = tickers.get(clock) ?? new Map<number, Ticker>();
  tickers.set(clock, known);
  const ticker = known.get(everyMs) ?? createTicker(clock, everyMs);
  known.set(everyMs, ticker);
  return ticker;
};

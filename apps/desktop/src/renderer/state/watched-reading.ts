import type { Clock } from '@countersign/shared/client/socket-port';
import type { Hub } from './hub.ts';

export type WatchedReadingDeps = {
  readonly hub: Pick<Hub, 'client'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Milliseconds between two readings. */
  readonly everyMs: number;
  readonly read: () => Promise<unknown>;
};

/** Reads at once when the first looks, then again and again, and stops with the last: nothing is read for nobody. */
export const createWatchedReading = ({ hub, clock, everyMs, read }: WatchedReadingDeps) => {
  let watchers = 0;
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(everyMs, () => {
      if (hub.client.state().kind === 'ready') void read();
      again();
    });
  };
  return {
    /** Up to date while it is on screen. @returns how to stop looking */
    watch: (): (() => void) => {
      watchers += 1;
      if (watchers === 1) {
        void read();
        again();
      }
      return () => {
        watchers -= 1;
        if (watchers === 0) cancel();
      };
    },
    /** The connection is there again. */
    online: (): void => {
      if (watchers > 0) void read();
    },
    stop: (): void => cancel(),
  };
};

import type { Clock } from '@countersign/shared/client/socket-port';

/** The machine's own clock, for clients that talk to real hubs. */
export const machineClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

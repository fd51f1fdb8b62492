import type { Clock } from '@countersign/shared/client/socket-port';

/** How long `close()` lets reports that are on their way arrive. They are stored, so nothing is lost if they do not. */
const CLOSE_GRACE_MS = 2_000;

/** Work that nobody awaits, and the end of everything. */
export interface Lifetime {
  /** Aborted at the end. */
  readonly closing: AbortSignal;
  background(work: Promise<unknown>): void;
  /** Waits for background work, at most two seconds, then aborts `closing`. */
  end(): Promise<void>;
}

export const createLifetime = (clock: Clock, warn: (message: string) => void): Lifetime => {
  const controller = new AbortController();
  const running = new Set<Promise<unknown>>();
  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.allSettled(running);
  };
  return {
    closing: controller.signal,
    background: (work) => {
      const watched = work
        .catch((cause: unknown) => warn(cause instanceof Error ? cause.message : String(cause)))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    end: async () => {
      let stopTimer = () => {};
      await Promise.race([idle(), new Promise<void>((resolve) => (stopTimer = clock.after(CLOSE_GRACE_MS, resolve)))]);
      stopTimer();
      controller.abort();
    },
  };
};

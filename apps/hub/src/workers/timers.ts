import type { CommandId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { CommandBus } from '../services/command-bus.ts';

/** Deadlines fire at most this late (X7 allows 2 s). */
const EVERY_MS = 250;
const BATCH = 200;

export type TimerDependencies = {
  readonly due: (now: Timestamp, limit: number) => Promise<readonly EscalationId[]>;
  readonly bus: CommandBus;
  readonly now: () => Timestamp;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly onFault: (cause: unknown) => void;
};

export type Worker = { readonly runOnce: () => Promise<number>; readonly stop: () => Promise<void> };

/**
 * Leases, snoozes, holds and deadlines as ordinary commands: the same rules, the same log. Several hubs may
 * run it at once, a second tick finds nothing due.
 */
export const startTimers = ({ due, bus, now, every, onFault }: TimerDependencies): Worker => {
  let current: Promise<number> | null = null;

  const run = async (): Promise<number> => {
    let done = 0;
    for (;;) {
      const at = now();
      const ids = await due(at, BATCH);
      const results = await Promise.all(
        ids.map((escalationId) =>
          bus.submit({
            kind: 'command',
            credential: 'system',
            commandId: `tick:${escalationId}:${at}` as CommandId,
            escalationId,
            keepReceipt: false,
            command: { kind: 'tick' },
          }),
        ),
      );
      done += ids.length;
      // A full page means more are due; a failing store must not become a busy loop.
      if (ids.length < BATCH || results.some((result) => !result.ok)) return done;
    }
  };

  const runOnce = (): Promise<number> => {
    current ??= run().finally(() => {
      current = null;
    });
    return current;
  };

  const cancel = every(EVERY_MS, () => void runOnce().catch(onFault));
  return {
    runOnce,
    stop: async () => {
      cancel();
      await current?.catch(() => 0);
    },
  };
};

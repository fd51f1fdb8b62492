import type { CommandId, Timestamp } from '@countersign/shared/model/ids';
import type { CommandBus } from '../services/command-bus.ts';
import type { Stored } from '../services/work.ts';

/** How long an item may stay with somebody who has lost its tier or gone out of office. */
const EVERY_MS = 500;
const BATCH = 200;

export type OrphanDependencies = {
  readonly orphaned: (limit: number) => Promise<readonly Stored[]>;
  /** What was given to people who are out of office now. */
  readonly absent: (limit: number) => Promise<readonly Stored[]>;
  readonly bus: CommandBus;
  readonly now: () => Timestamp;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly onFault: (cause: unknown) => void;
};

/**
 * Takes items back from people who have lost the tier, whoever changed it: a supervisor, another hub, or the command line
 * (SPEC H-16), and what was given to people who are out of office now (SPEC O-16). An item that moved meanwhile is refused by its fence and looked at again.
 */
export const startOrphanKeeper = ({ orphaned, absent, bus, now, every, onFault }: OrphanDependencies) => {
  let current: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    const items = [...(await orphaned(BATCH)), ...(await absent(BATCH))];
    await Promise.all(
      items.map(({ state }) =>
        bus.submit({
          kind: 'command',
          credential: 'system',
          commandId: `unassign:${state.id}:${now()}` as CommandId,
          escalationId: state.id,
          keepReceipt: false,
          command: { kind: 'assign', fence: state.fence, assignee: null, force: true },
        }),
      ),
    );
  };
  const runOnce = (): Promise<void> => {
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
      await current?.catch(() => undefined);
    },
  };
};

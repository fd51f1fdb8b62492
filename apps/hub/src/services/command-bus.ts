import type { Timestamp } from '@countersign/shared/model/ids';
import { err } from '@countersign/shared/domain/result';
import type { Database } from '../store/database.ts';
import { isConflict } from '../store/dialect.ts';
import { type BatchContext, type ChangedEscalation, type Committed, runBatch } from './batch.ts';
import type { Work, WorkResult } from './work.ts';

/** Commands that share one transaction; beyond this one commit would hold the thread too long. */
const BATCH = 64;
const ATTEMPTS = 3;

export type CommandBus = {
  /** Resolves after the commit, or with an error value. Never rejects. */
  readonly submit: (work: Work) => Promise<WorkResult>;
  /** Resolves when nothing is waiting. */
  readonly drain: () => Promise<void>;
  /** Whether the last transaction worked; for `/readyz`. */
  readonly isHealthy: () => boolean;
};

export type BusDependencies = BatchContext & {
  readonly database: Pick<Database, 'dialect' | 'transaction'>;
  readonly now: () => Timestamp;
  /** Runs soon, after whatever else arrived in this turn of the event loop. */
  readonly soon: (run: () => void) => void;
  /** After the commit, before the answers. Must not throw. */
  readonly onCommitted: (changed: readonly ChangedEscalation[]) => void;
  readonly onFault: (cause: unknown, kinds: readonly string[]) => void;
};

type Waiting = { readonly work: Work; readonly answer: (result: WorkResult) => void };

/** The one write path. Commands that arrive in the same turn share a commit (group commit). */
export const createCommandBus = ({ database, now, soon, limits, records, onCommitted, onFault }: BusDependencies): CommandBus => {
  const queue: Waiting[] = [];
  const idle: (() => void)[] = [];
  let running = false;
  let healthy = true;

  const commit = async (batch: readonly Work[]): Promise<Committed> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await database.transaction((tx) => runBatch(tx, database, batch, now(), { limits, records }));
      } catch (cause) {
        if (attempt === ATTEMPTS || !isConflict(cause)) throw cause;
      }
    }
  };

  const unavailable: WorkResult = err({
    code: 'STORE_UNAVAILABLE',
    message: 'The hub cannot write at the moment. Nothing was changed; try again.',
    retryAfterMs: 1_000,
  });

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const { results, changed } = await commit(batch.map((waiting) => waiting.work));
      healthy = true;
      if (changed.length > 0) onCommitted(changed);
      batch.forEach((waiting, i) => {
        waiting.answer(results[i] ?? unavailable);
      });
    } catch (cause) {
      // One bad command must not take its neighbours with it.
      if (batch.length > 1) {
        for (const waiting of batch) await settle([waiting]);
        return;
      }
      healthy = false;
      onFault(
        cause,
        batch.map(({ work }) => work.kind),
      );
      for (const waiting of batch) waiting.answer(unavailable);
    }
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) await settle(queue.splice(0, BATCH));
    running = false;
    for (const resolve of idle.splice(0)) resolve();
  };

  return {
    submit: (work) =>
      new Promise((answer) => {
        queue.push({ work, answer });
        if (running) return;
        running = true;
        soon(() => void run());
      }),
    drain: () => (running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
    isHealthy: () => healthy,
  };
};

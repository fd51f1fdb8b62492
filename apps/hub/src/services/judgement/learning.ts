import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, Timestamp } from '@countersign/shared/model/ids';
import type { LearnedInfo, LearnedKind } from '@countersign/shared/protocol/judgement';
import type { Database } from '../../store/database.ts';
import { type InUse, loadInUse } from '../../store/in-use-store.ts';
import { type LearnedRow, loadLearnedList } from '../../store/learned-store.ts';
import type { Once } from '../once.ts';
import type { WorkError } from '../work.ts';
import type { Force } from './in-force.ts';
import { keepLearned, trainOnHistory, putLearnedInForce } from './learning-changes.ts';
import type { Use } from './policy-changes.ts';
import type { RunJob } from './run-job.ts';

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly once: Once;
  readonly now: () => Timestamp;
  readonly force: Pick<Force, 'at'>;
  readonly runJob: RunJob;
  readonly onFault: (cause: unknown) => void;
};

const FORBIDDEN = { code: 'FORBIDDEN', message: 'For supervisors only.' } as const satisfies WorkError;
const BUSY = {
  code: 'RATE_LIMITED',
  message: 'Another training is running. Try again when it is done.',
  retryAfterMs: 5_000,
} as const satisfies WorkError;
/** Answers nobody: the command is neither refused nor answered from its receipt, so the work begins. */
const TO_DO = { code: 'INTERNAL', message: 'Nothing is trained yet.' } as const satisfies WorkError;
const FAILED = {
  code: 'INTERNAL',
  message: 'The training failed; the reason is in the log of the hub.',
} as const satisfies WorkError;

const infoOf = (row: LearnedRow, at: Timestamp, uses: readonly InUse[]): LearnedInfo => ({
  ...row,
  inUse: uses.findLast(({ slot, fromAt }) => slot === row.kind && fromAt <= at)?.version === row.version,
});

/** Calibrators and predictors: train on the hub's own history, look at how they did, put one in force. */
export const createLearning = ({ database, once, now, force, runJob, onFault }: Dependencies) => {
  const { db } = database;
  let isTraining = false;

  const trainOne = async (kind: LearnedKind) => {
    isTraining = true;
    try {
      return await trainOnHistory(database, runJob, kind, now(), force.at(now()).policy.document);
    } catch (cause) {
      onFault(cause);
      return err(FAILED);
    } finally {
      isTraining = false;
    }
  };

  return {
    list: async (): Promise<LearnedInfo[]> => {
      const at = now();
      const uses = await loadInUse(db, at);
      return (await loadLearnedList(db)).map((row) => infoOf(row, at, uses));
    },
    train: async (
      tokenId: string,
      commandId: CommandId,
      input: { readonly kind: LearnedKind },
    ): Promise<Result<LearnedInfo, WorkError>> => {
      const command = { tokenId, commandId, name: 'learned:train', input };
      const known = await once<LearnedInfo>({
        ...command,
        run: async (_tx, actor) => err(actor.role === 'supervisor' ? TO_DO : FORBIDDEN),
      });
      if (known.ok || known.error !== TO_DO) return known;
      if (isTraining) return err(BUSY);
      const trained = await trainOne(input.kind);
      if (!trained.ok) return trained;
      return once({
        ...command,
        run: async (tx, actor, at) => {
          if (actor.role !== 'supervisor') return err(FORBIDDEN);
          const kept = await keepLearned(tx, trained.value, { by: actor.id, at });
          return ok(infoOf(kept, at, await loadInUse(tx, at)));
        },
      });
    },
    use: (
      tokenId: string,
      commandId: CommandId,
      input: { readonly kind: LearnedKind; readonly version: string | null },
    ): Promise<Result<Use, WorkError>> =>
      once({
        tokenId,
        commandId,
        name: 'learned:use',
        input,
        run: async (tx, actor, at) =>
          actor.role === 'supervisor' ? putLearnedInForce(tx, input.kind, input.version, { by: actor.id, at }) : err(FORBIDDEN),
      }),
  };
};
export type Learning = ReturnType<typeof createLearning>;

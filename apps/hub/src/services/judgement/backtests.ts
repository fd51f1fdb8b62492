import { READINGS_MS, secondsPerReview } from '@countersign/shared/domain/board/review-seconds';
import { readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { Backtest } from '@countersign/shared/model/backtest';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import { RISK_CLASSES, type RiskClass } from '@countersign/shared/model/vocabulary';
import { boardReads } from '../../store/board-store.ts';
import type { Database } from '../../store/database.ts';
import { loadPolicy } from '../../store/policy-store.ts';
import type { WorkError } from '../work.ts';
import { livedHistory } from './lived-history.ts';
import { refusedPolicy } from './policy-changes.ts';
import { readDocument } from './read-document.ts';
import type { RunJob } from './run-job.ts';

const DAY_MS = 86_400_000;
const SEED = 1;
/** Of one backtest that a person waits for at a screen; the command line has no such bound. */
const MOST = 20_000;

export type BacktestInput = { readonly versions: readonly string[]; readonly source?: string | undefined; readonly days: number };
type Named = { readonly name: string; readonly document: RoutingPolicy };
type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly now: () => Timestamp;
  readonly embedded: RoutingPolicy;
  readonly runJob: RunJob;
  readonly onFault: (cause: unknown) => void;
};

const BUSY = {
  code: 'RATE_LIMITED',
  message: 'Another backtest is running. Try again when it is done.',
  retryAfterMs: 5_000,
} as const satisfies WorkError;
const FAILED = {
  code: 'INTERNAL',
  message: 'The backtest failed; the reason is in the log of the hub.',
} as const satisfies WorkError;

/** What policies would have done with the hub's own history, worked out in a thread of its own (SPEC Z-25). */
export const createBacktests = ({ database, now, embedded, runJob, onFault }: Dependencies) => {
  const reads = boardReads(database.db);
  let isRunning = false;

  const named = async (version: string): Promise<Result<Named, WorkError>> => {
    if (version === embedded.version) return ok({ name: version, document: embedded });
    const kept = await loadPolicy(database.db, version);
    if (kept === undefined)
      return err({ code: 'NOT_FOUND', message: `There is no published policy ${version}.`, field: 'versions' });
    const read = readDocument(kept.document);
    return read.ok
      ? ok({ name: version, document: read.value.document })
      : err({ code: 'NOT_ALLOWED', message: `This hub cannot read policy ${version}: ${read.error}`, field: 'versions' });
  };

  const policiesOf = async ({ versions, source }: BacktestInput): Promise<Result<readonly Named[], WorkError>> => {
    const found: Named[] = [];
    for (const version of new Set(versions)) {
      const policy = await named(version);
      if (!policy.ok) return policy;
      found.push(policy.value);
    }
    if (source !== undefined) {
      const read = readPolicy(source);
      if (!read.ok) return err(refusedPolicy(read.error));
      const { document } = read.value;
      // A draft often keeps the version of what it was made from.
      const isTaken = found.some(({ name }) => name === document.version);
      found.push({ name: isTaken ? `${document.version} (draft)` : document.version, document });
    }
    if (found.length === 0) return err({ code: 'BAD_SCHEMA', message: 'Name a version, or give a text.', field: 'versions' });
    return ok(found);
  };

  /** As the board measures it: what people take here, or what is usual while there is too little to measure. */
  const readingSeconds = async (at: Timestamp): Promise<Record<RiskClass, number>> => {
    const times = secondsPerReview(await reads.readings(at - READINGS_MS));
    return Object.fromEntries(RISK_CLASSES.map((riskClass) => [riskClass, times[riskClass].seconds])) as Record<
      RiskClass,
      number
    >;
  };

  const run = async (policies: readonly Named[], days: number): Promise<Backtest> => {
    const at = now();
    const history = await livedHistory(database, { since: Math.max(0, at - days * DAY_MS), most: MOST });
    const job = { kind: 'backtest', policies, seed: SEED, secondsPerReview: await readingSeconds(at) } as const;
    const { answer, isCut } = await runJob(job, history);
    const cut = history.isCut ? [`Only the newest ${MOST} decisions of these ${days} days were looked at.`] : [];
    const full = isCut ? ['The bundles of these decisions do not fit in memory together: the newest of them were left out.'] : [];
    return { ...answer, notes: [...answer.notes, ...cut, ...full] };
  };

  return async (input: BacktestInput): Promise<Result<Backtest, WorkError>> => {
    const policies = await policiesOf(input);
    if (!policies.ok) return policies;
    if (isRunning) return err(BUSY);
    isRunning = true;
    try {
      return ok(await run(policies.value, input.days));
    } catch (cause) {
      onFault(cause);
      return err(FAILED);
    } finally {
      isRunning = false;
    }
  };
};
export type Backtests = ReturnType<typeof createBacktests>;

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { Coverage } from './services/coverage.ts';
import { createBacktests } from './services/judgement/backtests.ts';
import { createChecklist } from './services/judgement/checklist.ts';
import { customerOf } from './services/judgement/customer-of.ts';
import { createInForce } from './services/judgement/in-force.ts';
import { createJudge } from './services/judgement/judge.ts';
import { createLearning } from './services/judgement/learning.ts';
import { createMeasures } from './services/judgement/measures.ts';
import { createPolicies } from './services/judgement/policies.ts';
import { createPrepareContext } from './services/judgement/prepare-context.ts';
import { createSamplingPlanner } from './services/judgement/sampling-planner.ts';
import { createShadowReport } from './services/judgement/shadow.ts';
import { startPolicy } from './services/judgement/start-policy.ts';
import type { Once } from './services/once.ts';
import { createTallies } from './services/tallies.ts';
import type { Database } from './store/database.ts';
import { loadSecrets } from './store/secret-store.ts';
import { tallyReads } from './store/tally-reads.ts';
import { runJob } from './services/judgement/run-job.ts';

/** How soon a node that is asked nothing knows what another one put in force. */
const REFRESH_MS = 1_000;
/** How old the counts behind measures are at most, where nobody looks at them. */
const TALLY_MS = 30_000;
/** Every node looks; the first that finds no plan for the hour makes it. */
const PLAN_MS = 60_000;

type Dependencies = {
  readonly database: Database;
  readonly once: Once;
  readonly now: () => Timestamp;
  readonly nameOf: (id: PrincipalId) => string;
  readonly coverage: Coverage;
  /** The hub's own policy, in force until another is. */
  readonly policy: RoutingPolicy;
  readonly policyFile: string | null;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly onFault: (what: string) => (cause: unknown) => void;
};

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`COUNTERSIGN_POLICY: ${path}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, { cause });
  }
};

/** Puts together everything that judges. Throws with a readable message when the hub's policy cannot be used. */
export const createJudgement = async ({
  database,
  once,
  now,
  nameOf,
  coverage,
  policy,
  policyFile,
  every,
  onFault,
}: Dependencies) => {
  const secrets = await loadSecrets(database.db, () => randomBytes(32).toString('hex'));
  if (policyFile !== null) {
    const file = { path: policyFile, source: readFile(policyFile) };
    const started = await startPolicy(database, file, policy.version, now());
    if (!started.ok) throw new Error(`COUNTERSIGN_POLICY: ${started.error}`);
  }
  const force = createInForce({ database, now, embedded: compileOwnPolicy(policy), onFault: onFault('cannot put in force') });
  const at = now();
  await force.refresh(database.db, at);
  const judge = createJudge({ force, salt: secrets.sampling, now });
  const policies = createPolicies({ database, once, now, nameOf, embedded: policy });
  const { live } = await policies.list(at);
  if (force.at(at).policy.document.version !== live)
    throw new Error(`Policy ${live} is in force and this hub cannot read it. Was it published by a newer one?`);
  const planner = createSamplingPlanner({ database, force, now });

  const tallies = createTallies({ database, now, pause: () => new Promise((resolve) => setImmediate(resolve)) });

  const measures = createMeasures({ database, tallies, force, now, nameOf });

  const stopTallies = every(TALLY_MS, () => void tallies.refresh().catch(onFault('measures failed')));
  const stopRefresh = every(REFRESH_MS, () => void force.refresh().catch(onFault('refresh failed')));
  const stopPlans = every(PLAN_MS, () => void planner.planAhead().catch(onFault('sampling plan failed')));

  return {
    ...judge,
    force,
    planner,
    customerOf: customerOf(secrets.customer),
    prepare: createPrepareContext({ database, nameOf }),
    services: {
      policies,
      shadow: createShadowReport({ database, now, reserved: policy.version }),
      measures,
      checklist: createChecklist({ database, force, measures, coverage, now }),
      learning: createLearning({ database, once, now, force, runJob, onFault: onFault('training failed') }),
      backtests: createBacktests({ database, now, embedded: policy, runJob, onFault: onFault('backtest failed') }),
    },
    tallies,
    counts: tallyReads(database.db).ever,
    stop: (): void => {
      stopTallies();
      stopRefresh();
      stopPlans();
    },
  };
};

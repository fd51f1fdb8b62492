import type { PrincipalId, SubmissionKey, Timestamp } from '../../model/ids.ts';
import { NO_PAST, type PastOf } from '../../model/label.ts';
import { type Learned, NOTHING_LEARNED } from '../../model/learned.ts';
import type { SamplingPlan } from '../../model/sampling-plan.ts';
import type { Subject } from './assess.ts';

/** A proposed action with everything that policy may look at. */
export type Situation = Subject & {
  readonly key: SubmissionKey;
  readonly agentId: PrincipalId;
  /** By the hub's clock. */
  readonly at: Timestamp;
  /** How many items of this agent are open now. */
  readonly openCount: number;
  /** Somebody has paused the agent: nothing of it runs by itself. */
  readonly isStopped?: boolean;
  /** The hub's own secret, so that no agent can choose keys that are never drawn. */
  readonly salt: string;
  readonly past: PastOf;
  readonly learned: Learned;
  /** Today's rates where reviewer-minutes decide them; null where they do not. */
  readonly plan?: SamplingPlan | null;
};

/** Where there is no history: a new hub, a practice desk. */
export const NOTHING_KNOWN = { past: NO_PAST, learned: NOTHING_LEARNED, plan: null } as const satisfies Partial<Situation>;

import type { ProposedAction } from './action.ts';
import type { ContextBundle } from './context.ts';
import type { PrincipalId, Timestamp } from './ids.ts';

/** What was known of agent and customer before this proposal; rates come with the counts behind them. */
export type PastOf = {
  /** The agent's earlier labelled proposals of this action, and how many of them needed a person. */
  readonly agentAction: { readonly n: number; readonly needed: number };
  /** The customer's earlier proposals, and how many of them were escalated. */
  readonly customer: { readonly n: number; readonly escalated: number };
};
export const NO_PAST: PastOf = { agentAction: { n: 0, needed: 0 }, customer: { n: 0, escalated: 0 } };

/** A proposal as the learners and the router see it. */
export type Judged = {
  readonly agentId: PrincipalId;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  readonly at: Timestamp;
  readonly past: PastOf;
};

/** A proposal with the answer a person gave: what calibration, prediction and their tests learn from. */
export type Labelled = Judged & {
  readonly id: string;
  /** Decisions of one group (a task, a conversation, a customer) are never split between training and test. */
  readonly group: string;
  /** A person decided otherwise than by a plain approval. */
  readonly needed: boolean;
  /** 1 / inclusion probability. */
  readonly weight: number;
};

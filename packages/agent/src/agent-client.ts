import type { Result } from '@countersign/shared/domain/result';
import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Guard } from './guard/guard.ts';
import type { Answered, EffectRefusal, EffectReport, Outcome, Runnable } from './outcome/outcome.ts';
import type { WithdrawRefusal } from './proposals/withdraw.ts';

export type ProposeOptions = {
  /**
   * Your own stable name for this proposal, unique for ever, 1 to 256 characters: the same key after a restart resumes
   * the same proposal. Without one, a proposal that an earlier process left unfinished is resumed if its action is the
   * same; else a new key is made.
   */
  readonly key?: string;
  /** Ends the wait (`propose` rejects with the signal's reason); the proposal stays. To take it back, call `withdraw`. */
  readonly signal?: AbortSignal;
  /** Id of an earlier escalation of this agent that this one replaces. */
  readonly supersedes?: string;
  /** Wait at most this many milliseconds, then answer `unavailable`. Default: for as long as it takes. */
  readonly waitMs?: number;
  /** The hub has the proposal and somebody must decide first. Called before each wait, so again after a revoked decision. */
  readonly onWaiting?: (answered: Answered) => void;
};

export type UnfinishedProposal = {
  readonly key: SubmissionKey;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** Milliseconds since 1970 by this agent's clock. */
  readonly proposedAt: number;
  /** Somebody in this process has proposed it, or resumed it, already. */
  readonly resumed: boolean;
};

/** An agent's connection to its hub. Made by `connectAgent`. */
export interface AgentClient {
  /** Resolves when the hub has let this agent in; rejects when it refuses the token or this program, or after `close()`. */
  ready(): Promise<{ readonly agentId: PrincipalId }>;
  connection(): ConnectionState['kind'];
  /**
   * Asks whether an action may run, and waits for the answer for as long as it takes. Refusals of every kind are
   * outcomes; it rejects only when `signal` is aborted.
   */
  propose(action: ProposedAction, context: ContextBundle, options?: ProposeOptions): Promise<Outcome>;
  /** Puts a human behind a tool: propose, wait, permit, run, report, in one call. */
  readonly guard: Guard;
  /** For effects that were run after `begin`. Stored at once, told to the hub in the background. */
  report(outcome: Runnable, report: EffectReport): Promise<Result<null, EffectRefusal>>;
  /** Takes a proposal back, if nobody has decided yet. Give the outcome or its key. */
  withdraw(outcomeOrKey: string | { readonly key: string }, reason: string): Promise<Result<null, WithdrawRefusal>>;
  /** What the outbox holds unanswered or not yet run, for an agent that starts again: propose each by its key. */
  unfinished(): Promise<readonly UnfinishedProposal[]>;
  /** Ends the connection. Waiting calls answer `unavailable`; what is stored is resumed next time. */
  close(): Promise<void>;
}

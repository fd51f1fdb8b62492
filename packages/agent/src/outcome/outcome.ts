import type { Result } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Cost } from '@countersign/shared/model/escalation';
import type { DecisionId, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import type { Reason, ReasonCode, Route } from '@countersign/shared/model/vocabulary';
import type { Problem } from '../propose/problem.ts';

/** What the hub said about the proposal, whatever the answer. */
export type Answered = {
  readonly key: SubmissionKey;
  readonly escalationId: EscalationId;
  readonly route: Route;
  readonly reasons: readonly Reason[];
};

/** Who decided: an id for records, a name for people. */
export type Person = { readonly by: PrincipalId; readonly byName: string };

/** Why an effect did not start. */
export type EffectRefusal = {
  /**
   * `already-done`: this key has run (or was given up) before. `changed-action`: not the action that was decided.
   * `not-permitted`: the hub gave no permit: revoked, stopped, overridden. `unavailable`: the hub cannot be asked
   * any more (client closed, token refused).
   */
  readonly code: 'already-done' | 'changed-action' | 'not-permitted' | 'unavailable';
  readonly message: string;
  /** With `already-done`: how it ended. */
  readonly phase?: 'applied' | 'refused' | 'failed';
};

/** What became of an effect that the caller ran. */
export type EffectReport = {
  /** Whether it came about. */
  readonly ok: boolean;
  /** At most 4,096 characters; longer text is cut. */
  readonly note?: string;
  readonly cost?: Cost;
};

/** What a tool is given besides its arguments. */
export type EffectContext = {
  /** Pass it to the tool as its idempotency key: a repeat after a crash carries the same one. */
  readonly effectKey: string;
  /** The decided action, amount and target included. Frozen. */
  readonly action: ProposedAction;
};

export type RunOptions<T> = {
  /** For metrics. The duration is measured anyway. */
  readonly cost?: (value: T) => Cost;
  /** At most 4,096 characters; longer text is cut. */
  readonly note?: (value: T) => string;
};

/** The action may run. `action` and `args` are frozen copies of exactly what was decided. */
export type Runnable = Answered &
  EffectContext & {
    readonly args: JsonObject;
    /** Who decided; `policy` when nobody had to. */
    readonly by: PrincipalId | 'policy';
    readonly byName: string;
    readonly reason?: string;
    /**
     * Runs the effect once: re-checks the digest of what it passes, renews the permit if it ran out, stores the result
     * and reports it. An exception of the effect is reported as `failed`, which is final for this key, and thrown on:
     * retry inside the effect, with the same `effectKey`.
     */
    run<T>(
      effect: (args: JsonObject, context: EffectContext) => Promise<T> | T,
      options?: RunOptions<T>,
    ): Promise<Result<T, EffectRefusal>>;
    /**
     * For those who run it themselves: right before the effect, with the action that is about to run. Refuses any action
     * but the decided one. Afterwards call `agent.report`.
     */
    begin(aboutToRun: unknown): Promise<Result<EffectContext, EffectRefusal>>;
    /** After `begin`: what became of the effect. The same as `agent.report(outcome, report)`. */
    report(report: EffectReport): Promise<Result<null, EffectRefusal>>;
  };

/** Approved, or never in need of a person: run it as proposed. */
export type RunOutcome = Runnable & { readonly kind: 'run' };
/** Approved with other arguments: `args` is what the reviewer wrote. */
export type RunModifiedOutcome = Runnable & { readonly kind: 'run-modified' };

/** It must not run. */
export type RefuseOutcome = Answered & {
  readonly kind: 'refuse';
  /**
   * The reviewer's reason; or ours: `overridden` (a reviewer said no to an action that needed no approval),
   * `digest-mismatch` (the decision does not fit the proposed action), `not-permitted` (the hub took its word back).
   */
  readonly reasonCode: ReasonCode | 'overridden' | 'digest-mismatch' | 'not-permitted';
  readonly reason?: string;
  /** The reviewer; `hub` or `sdk` when no person refused. */
  readonly by: PrincipalId | 'hub' | 'sdk';
  readonly byName: string;
};
/** A person answered instead of letting anything run. Their words go to the agent, not to a tool. */
export type RespondOutcome = Answered & { readonly kind: 'respond'; readonly message: string } & Person;
/** A person does it themselves. */
export type TakenOverOutcome = Answered &
  Person & {
    readonly kind: 'taken-over';
    readonly reason?: string;
    /** Resolves when they hand back, with what they did. Rejects only when the client is closed. */
    handedBack(): Promise<{ readonly note: string }>;
  };
/** Nobody decided in time. Silence is not a rejection, but it never runs. */
export type ExpiredOutcome = Answered & { readonly kind: 'expired' };
/** This agent withdrew or replaced it. */
export type WithdrawnOutcome = Answered & { readonly kind: 'withdrawn'; readonly reason: string };
/** The effect of this key was reported before: do not run it again. */
export type AlreadyDoneOutcome = {
  readonly kind: 'already-done';
  readonly key: SubmissionKey;
  readonly phase: 'applied' | 'refused' | 'failed';
};
/** The proposal breaks a rule; nothing runs, and nothing is left behind. */
export type InvalidOutcome = { readonly kind: 'invalid'; readonly problems: readonly [Problem, ...Problem[]] };
/** This key belongs to another action. */
export type ConflictOutcome = { readonly kind: 'conflict'; readonly key: SubmissionKey; readonly message: string };
/** No answer could be had. It must not run; the proposal stays in the outbox and can be resumed by its key. */
export type UnavailableOutcome = {
  readonly kind: 'unavailable';
  /** Absent when no key was given and none could be stored. */
  readonly key?: SubmissionKey;
  /**
   * `hub-away` and `undecided`: `waitMs` (or `failMode: 'refuse'`) ended the wait before or after the hub had the
   * proposal. `not-admitted`: the hub refuses this token or program. `hub-error`: the hub failed. `outbox`: the proposal
   * could not be stored, so it was not sent. `closed`: the client was closed meanwhile.
   */
  readonly why: 'hub-away' | 'undecided' | 'not-admitted' | 'hub-error' | 'outbox' | 'closed';
  readonly message: string;
};

/** What became of a proposal. Only `run` and `run-modified` allow an effect. */
export type Outcome =
  | RunOutcome
  | RunModifiedOutcome
  | RefuseOutcome
  | RespondOutcome
  | TakenOverOutcome
  | ExpiredOutcome
  | WithdrawnOutcome
  | AlreadyDoneOutcome
  | InvalidOutcome
  | ConflictOutcome
  | UnavailableOutcome;

/** A reviewer's later word on an action that was run without waiting. */
export type Override = Answered &
  Person & {
    readonly kind: 'reject' | 'modify' | 'respond' | 'take-over';
    readonly decisionId: DecisionId;
    readonly reasonCode?: ReasonCode;
    /** The reviewer's reason, or their message for `respond`. */
    readonly reason?: string;
    /** For `modify`: what should have been run. */
    readonly action?: ProposedAction;
    /** What had been proposed; absent when the outbox no longer has it. */
    readonly proposed?: ProposedAction;
    /** The key under which the effect ran. */
    readonly effectKey: string;
    /** What this agent had reported. `unknown`: it may have run, ask the tool by `effectKey`. */
    readonly effect: 'applied' | 'refused' | 'failed' | 'unknown';
  };

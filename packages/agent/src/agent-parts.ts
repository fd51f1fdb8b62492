import type { HubClient } from '@countersign/shared/client/hub-client';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { AgentContract } from '@countersign/shared/protocol/agent';
import type { Admission } from './connection/admission.ts';
import type { Override } from './outcome/outcome.ts';
import type { ProposalBook } from './proposals/proposal-book.ts';
import type { StepHook } from './steps.ts';

export type OverrideHandler = (override: Override) => Promise<void> | void;

/** What the pieces of one client share. Built once, in `create-agent.ts`. */
export type AgentParts = {
  readonly hub: HubClient<AgentContract>;
  readonly admission: Admission;
  readonly book: ProposalBook;
  readonly clock: Clock;
  readonly passed: StepHook;
  readonly onOverride: OverrideHandler | undefined;
  /** Something went wrong that no caller is waiting to hear. */
  readonly warn: (message: string) => void;
  /** Aborted by `close()`. */
  readonly closing: AbortSignal;
  /** Work that `close()` should give a moment to end. */
  readonly background: (work: Promise<unknown>) => void;
};

export { type ConnectOptions, type InProcessHub, connectAgent } from './connect-agent.ts';
export type { AgentClient, ProposeOptions, UnfinishedProposal } from './agent-client.ts';
export type { OverrideHandler } from './agent-parts.ts';
export { NotAdmittedError } from './connection/ready.ts';
export type { CallDescription, Guard, GuardOptions } from './guard/guard.ts';
export { type NotRun, NotApprovedError } from './guard/not-approved-error.ts';
export type { Outbox } from './outbox/outbox.ts';
export type { OutboxEntry } from './outbox/outbox-entry.ts';
export type {
  AlreadyDoneOutcome,
  Answered,
  ConflictOutcome,
  EffectContext,
  EffectRefusal,
  EffectReport,
  ExpiredOutcome,
  InvalidOutcome,
  Outcome,
  Override,
  RefuseOutcome,
  RespondOutcome,
  Runnable,
  RunModifiedOutcome,
  RunOptions,
  RunOutcome,
  TakenOverOutcome,
  UnavailableOutcome,
  WithdrawnOutcome,
} from './outcome/outcome.ts';
export type { FailMode } from './proposals/patience.ts';
export type { WithdrawRefusal } from './proposals/withdraw.ts';
export type { Problem } from './propose/problem.ts';

import type { Command } from '@countersign/shared/model/command';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { CommandId, Digest, EscalationId, PrincipalId, SubmissionKey, Timestamp } from '@countersign/shared/model/ids';
import type { PastOf } from '@countersign/shared/model/label';
import type { Principal } from '@countersign/shared/model/principal';
import type { Opening } from '@countersign/shared/domain/escalation/open';
import type { DomainError } from '@countersign/shared/domain/domain-error';
import type { Result } from '@countersign/shared/domain/result';
import type { Card, Content, Stored } from '../store/escalation-store.ts';
import type { ShadowRoute } from '../store/escalation-writes.ts';

/** Whose grant is checked at commit: a token, or the hub's own clockwork. */
export type Credential = { readonly tokenId: string } | 'system';

/** What the policy must know besides the proposal, as it is in the transaction that opens. */
export type AgentNow = {
  readonly id: PrincipalId;
  readonly openCount: number;
  /** Somebody paused it: each of its proposals waits for a person. */
  readonly isPaused: boolean;
  /** The time of the batch: it says which policy is in force. */
  readonly at: Timestamp;
  /** The agent's and the customer's record; nothing where no policy in force looks at it. */
  readonly past: PastOf;
};

/** A new escalation, and what the policy in the shadow would have made of it. */
export type Prepared = { readonly opening: Opening; readonly shadow: ShadowRoute | null };

export type OpenWork = {
  readonly kind: 'open';
  readonly credential: Credential;
  readonly commandId: CommandId;
  readonly key: SubmissionKey;
  readonly actionDigest: Digest;
  readonly bundleDigest: Digest;
  readonly actionText: string;
  readonly contextText: string;
  readonly card: Omit<Card, 'agentName'>;
  readonly actionName: string;
  readonly confidence: number | null;
  /** Digest of who the customer is; null where the context does not say. */
  readonly customer: string | null;
  /** Evaluates the policy, now that it is known how the agent stands. */
  readonly prepare: (agent: AgentNow) => Prepared;
};

/** What was looked up for a command, in the transaction that decides. */
export type Given = {
  readonly state: Escalation;
  /** The bundle as the agent sent it; null unless asked for. */
  readonly content: Content | null;
  /** Null unless asked for, and when there is nobody by that id. */
  readonly principal: Principal | null;
};

/** What a command needs to know besides the row. */
export type LookUp = {
  readonly content?: true;
  readonly principal?: PrincipalId;
  /** The command as asked, with what was found put in. */
  readonly complete: (given: Given) => Result<Command, WorkError>;
};

export type CommandWork = {
  readonly kind: 'command';
  readonly credential: Credential;
  readonly commandId: CommandId;
  readonly escalationId: EscalationId;
  /** False where a repeat is answered by the state itself. */
  readonly keepReceipt: boolean;
  /** As it was asked, before anything is looked up: its digest tells a repeat from another command. */
  readonly command: Command;
  readonly lookUp?: LookUp;
};

export type Work = OpenWork | CommandWork;

export type WorkError = {
  readonly code:
    | DomainError['code']
    | 'UNAUTHENTICATED'
    | 'REVOKED'
    | 'FORBIDDEN'
    | 'IDEMPOTENCY_MISMATCH'
    | 'LIMIT'
    | 'RATE_LIMITED'
    | 'STORE_UNAVAILABLE'
    | 'INTERNAL';
  readonly message: string;
  readonly current?: DomainError['current'];
  readonly field?: string;
  readonly limit?: string | number;
  readonly retryAfterMs?: number;
};

/** What a command left behind: the escalation as it stands after it. */
export type Done = Stored;
export type { Card, ShadowRoute, Stored };
export type WorkResult = Result<Done, WorkError>;

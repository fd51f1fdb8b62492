import type { Command } from '@countersign/shared/model/command';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { CommandId, Digest, EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Opening } from '@countersign/shared/domain/escalation/open';
import type { DomainError } from '@countersign/shared/domain/domain-error';
import type { Result } from '@countersign/shared/domain/result';
import type { Card, Stored } from '../store/escalation-store.ts';

/** Whose grant is checked at commit: a token, or the hub's own clockwork. */
export type Credential = { readonly tokenId: string } | 'system';

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
  /** Evaluates the policy, now that the number of the agent's open escalations is known. */
  readonly prepare: (agent: { readonly id: Opening['agentId']; readonly openCount: number }) => Opening;
};

export type CommandWork = {
  readonly kind: 'command';
  readonly credential: Credential;
  readonly commandId: CommandId;
  readonly escalationId: EscalationId;
  /** True for a modify, which needs the stored action. */
  readonly needsAction: boolean;
  /** False where a repeat is answered by the state itself. */
  readonly keepReceipt: boolean;
  readonly command: (action: ProposedAction | null) => Command;
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
export type { Card, Stored };
export type WorkResult = Result<Done, WorkError>;

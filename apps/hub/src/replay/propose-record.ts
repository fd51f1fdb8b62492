import { actionDigest } from '@countersign/shared/domain/digest';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import { summarise } from '@countersign/shared/domain/summary/summarise';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { Reason, ReviewTier, RiskClass, Route } from '@countersign/shared/model/vocabulary';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { AgentHub } from './agent-connection.ts';
import type { CheckedProposal } from './read-proposals.ts';

/** One routed record, as it is printed. */
export type Routed = {
  readonly line: number;
  readonly id: string;
  readonly escalationId: EscalationId;
  readonly action: string;
  readonly route: Route;
  readonly reasons: readonly Reason[];
  readonly rule: string;
  readonly riskClass: RiskClass;
  readonly reviewTier: ReviewTier;
  /** Must-read tokens of the summary that a reviewer gets. */
  readonly tokens: number;
  readonly state: ProposalState;
};

/** How long one record is tried while the hub is away or busy, in milliseconds. */
const RETRY_MS = 120_000;

/** Any moment will do: the words are the same for every time of day. */
const SOME_DEADLINE = 8_640_000_000_000_000;

const tokensOf = ({ routing }: ProposalState, { action, context }: CheckedProposal): number => {
  const item = {
    routing,
    reviewTier: routing.reviewTier,
    deadlineAt: SOME_DEADLINE,
    onDeadline: context.onDeadline ?? 'reject',
    overdue: false,
  };
  return summarise({ item, action, context }, PHRASES_EN).mustReadTokens;
};

/** Submits one proposal. The same one again gets the state that it has by now. */
export const proposeRecord = async (
  hub: AgentHub,
  line: number,
  proposal: CheckedProposal,
  signal: AbortSignal,
): Promise<Result<Routed, string>> => {
  const { key, action, context } = proposal;
  const sent = await hub.send(
    'escalation:open',
    { key, action, actionDigest: actionDigest(action), context },
    { retry: { forMs: RETRY_MS }, signal },
  );
  if (!sent.ok) {
    const { code, message } = sent.error;
    const again =
      code === 'IDEMPOTENCY_MISMATCH' ? ' It was proposed before with other content; use --run NAME to propose it anew.' : '';
    return err(`${code}: ${message}${again}`);
  }
  const { escalationId, routing } = sent.value;
  const { route, reasons, rule, riskClass, reviewTier } = routing;
  const tokens = tokensOf(sent.value, proposal);
  return ok({
    line,
    id: key,
    escalationId,
    action: action.name,
    route,
    reasons,
    rule,
    riskClass,
    reviewTier,
    tokens,
    state: sent.value,
  });
};

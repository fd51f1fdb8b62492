import type { Decision } from '../../model/decision.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { EventOf } from '../../model/event.ts';
import type { DecisionId, Digest, EscalationId, PrincipalId, SubmissionKey, Timestamp } from '../../model/ids.ts';
import type { Routing } from '../../model/escalation.ts';
import type { Ladder } from '../../model/policy.ts';
import type { OnDeadline } from '../../model/vocabulary.ts';

export type Opening = {
  readonly id: EscalationId;
  readonly agentId: PrincipalId;
  readonly key: SubmissionKey;
  readonly actionName: string;
  readonly actionDigest: Digest;
  readonly bundleDigest: Digest;
  readonly routing: Routing;
  /** Milliseconds that a person has; null for no limit. Ignored where nobody waits. */
  readonly deadlineMs: number | null;
  readonly onDeadline: OnDeadline;
  /** What the deadlines do where they raise; the next tier up each time when absent. */
  readonly ladder?: Ladder | undefined;
  readonly holdMs: number;
};

const byPolicy = (opening: Opening, now: Timestamp): Decision => ({
  decisionId: opening.id as string as DecisionId,
  verdict: { kind: 'approve' },
  by: 'policy' as PrincipalId,
  source: 'policy',
  at: now,
  actionDigest: opening.actionDigest,
  decidedDigest: opening.actionDigest,
});

/** The first event of an escalation. An autonomous action is decided by policy on the spot (SPEC R-02). */
export const open = (opening: Opening, now: Timestamp): EventOf<'opened'> => {
  const waits = opening.routing.route === 'escalate' ? opening.deadlineMs : null;
  const { id, agentId, key, actionName, actionDigest, bundleDigest, routing, onDeadline, ladder, holdMs } = opening;
  const escalation: Escalation = {
    id,
    agentId,
    key,
    actionName,
    actionDigest,
    bundleDigest,
    routing,
    reviewTier: routing.reviewTier,
    openedAt: now,
    deadlineMs: waits,
    deadlineAt: waits === null ? null : now + waits,
    onDeadline,
    ladder: waits !== null && onDeadline === 'raise' ? (ladder ?? null) : null,
    round: 0,
    audience: 'tier',
    holdMs,
    overdue: false,
    assignee: null,
    insisted: false,
    flagged: false,
    fence: 0,
    version: 1,
    status: routing.route === 'autonomous' ? { kind: 'decided', decision: byPolicy(opening, now) } : { kind: 'pending' },
    delivery: { phase: 'none' },
    reported: null,
  };
  return { type: 'opened', at: now, actor: opening.agentId, escalation };
};

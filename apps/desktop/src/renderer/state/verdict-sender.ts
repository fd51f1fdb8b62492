import type { LocalError } from '@countersign/shared/client/hub-client';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { ReadingTelemetry, Verdict } from '@countersign/shared/model/decision';
import type { DecisionId, Digest, EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { Hub } from './hub.ts';
import type { InboxEvent, InboxState } from './inbox-state.ts';
import { heldVerdict } from './verdict-overlay.ts';

export type VerdictOutcome =
  | { readonly kind: 'committed'; readonly verdict: Verdict; readonly releaseAt: Timestamp | null }
  /** Policy wants a higher tier for the changed action: nothing is decided yet, and the item is there now. */
  | { readonly kind: 'moved'; readonly to: ReviewTier }
  | { readonly kind: 'failed'; readonly verdict: Verdict; readonly error: WireError | LocalError }
  | { readonly kind: 'undone' }
  | { readonly kind: 'undo-failed'; readonly agentHasIt: boolean; readonly error: WireError | LocalError };

type Shown = {
  readonly item: QueueItem;
  readonly digest: Digest;
  readonly telemetry: ReadingTelemetry | undefined;
  readonly batchId?: string;
};

/** A change that policy puts above whoever sent it is not committed. The answer is the item in its new tier. */
const wasMoved = ({ kind }: Verdict, before: QueueItem, after: QueueItem): boolean =>
  kind === 'modify' && after.status.kind === 'pending' && after.reviewTier !== before.reviewTier;

/** The word "released" stays on screen for this long. Milliseconds. */
const FAREWELL_MS = 2_500;

/**
 * Carries verdicts to the hub. The decisionId is made once; the client repeats the same command until it is
 * answered, so a lost answer never becomes a second decision (SPEC U-03).
 */
export const createVerdictSender = (deps: {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly newDecisionId: () => DecisionId;
  readonly inbox: () => InboxState;
  readonly apply: (event: InboxEvent) => void;
  readonly tell: (id: EscalationId, outcome: VerdictOutcome) => void;
}) => {
  const { hub, clock, apply, tell } = deps;
  /** Not answered yet. */
  const underWay = new Map<DecisionId, Promise<boolean>>();

  const closeAfterRelease = (id: EscalationId, decisionId: DecisionId, releaseAt: Timestamp | null): void => {
    const wait = Math.max(0, (releaseAt ?? 0) - deps.hubNow()) + FAREWELL_MS;
    clock.after(wait, () => {
      const overlay = deps.inbox().overlays.get(id);
      if (overlay?.decisionId !== decisionId) return;
      if (overlay.kind === 'committed') apply({ type: 'overlay-closed', id });
    });
  };

  const settle = (id: EscalationId, decisionId: DecisionId, verdict: Verdict, isAlone: boolean): void => {
    const overlay = deps.inbox().overlays.get(id);
    const releaseAt = overlay?.kind === 'committed' && overlay.decisionId === decisionId ? overlay.releaseAt : null;
    if (isAlone) tell(id, { kind: 'committed', verdict, releaseAt });
    closeAfterRelease(id, decisionId, releaseAt);
  };

  const carry = async (id: EscalationId, decisionId: DecisionId, verdict: Verdict, shown: Shown): Promise<boolean> => {
    const isAlone = shown.batchId === undefined;
    const answer = await hub.client.send(
      'escalation:decide',
      {
        escalationId: id,
        fence: shown.item.fence,
        actionDigest: shown.digest,
        decisionId,
        verdict,
        ...(shown.batchId === undefined ? {} : { batchId: shown.batchId }),
        ...(shown.telemetry === undefined ? {} : { telemetry: shown.telemetry }),
      },
      { commandId: `decide:${decisionId}`, retry: 'forever' },
    );
    if (answer.ok) {
      apply({ type: 'answered', item: answer.value });
      if (wasMoved(verdict, shown.item, answer.value)) {
        apply({ type: 'overlay-closed', id });
        tell(id, { kind: 'moved', to: answer.value.reviewTier });
        return false;
      }
      settle(id, decisionId, verdict, isAlone);
    } else {
      apply({ type: 'verdict-failed', id, decisionId, error: answer.error });
      if (isAlone) tell(id, { kind: 'failed', verdict, error: answer.error });
    }
    return answer.ok;
  };

  return {
    /** Takes up what the hub holds for this person and this window does not know of. */
    recover(me: PrincipalId | null): void {
      const { items, overlays } = deps.inbox();
      const found = [...items.values()].flatMap(({ id, status }) => {
        const overlay = overlays.has(id) ? null : heldVerdict({ status }, me, deps.hubNow());
        return overlay?.kind === 'committed' ? [{ id, overlay, at: status.decision?.at ?? 0 }] : [];
      });
      // In the order in which they were given, which is the order in which they can be taken back.
      for (const { id, overlay } of found.sort((a, b) => a.at - b.at)) {
        apply({ type: 'verdict-found', id, overlay });
        closeAfterRelease(id, overlay.decisionId, overlay.releaseAt);
      }
    },

    /** Resolves with whether the hub took it. One of many is not told of by itself: whoever sent them says it once. */
    send(id: EscalationId, verdict: Verdict, shown: Shown): Promise<boolean> {
      const decisionId = deps.newDecisionId();
      apply({ type: 'verdict-queued', id, decisionId, verdict });
      const sent = carry(id, decisionId, verdict, shown).finally(() => underWay.delete(decisionId));
      underWay.set(decisionId, sent);
      return sent;
    },

    /**
     * Resolves with whether it was taken back; without `isAlone` nobody is told by this. One that the hub has not
     * answered yet is taken back as soon as the hub has it.
     */
    async undo(id: EscalationId, isAlone = true): Promise<boolean> {
      const meant = deps.inbox().overlays.get(id);
      if (meant?.kind === 'queued') await underWay.get(meant.decisionId);
      const overlay = deps.inbox().overlays.get(id);
      if (overlay?.kind !== 'committed' || overlay.decisionId !== meant?.decisionId) return false;
      const { decisionId } = overlay;
      apply({ type: 'undo-queued', id });
      const answer = await hub.client.send(
        'decision:undo',
        { escalationId: id, decisionId },
        { commandId: `undo:${decisionId}`, retry: { forMs: 60_000 } },
      );
      if (answer.ok) {
        apply({ type: 'answered', item: answer.value });
        if (isAlone) tell(id, { kind: 'undone' });
        return true;
      }
      const agentHasIt = answer.error.code === 'ALREADY_DECIDED';
      apply({ type: 'undo-failed', id, agentHasIt });
      closeAfterRelease(id, decisionId, null);
      if (isAlone) tell(id, { kind: 'undo-failed', agentHasIt, error: answer.error });
      return false;
    },
  };
};
export type VerdictSender = ReturnType<typeof createVerdictSender>;

import type { LocalError } from '@countersign/shared/client/hub-client';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { ReadingTelemetry, Verdict } from '@countersign/shared/model/decision';
import type { DecisionId, Digest, EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { Hub } from './hub.ts';
import type { InboxEvent, InboxState } from './inbox-state.ts';
import { heldVerdict } from './verdict-overlay.ts';

export type VerdictOutcome =
  | { readonly kind: 'committed'; readonly verdict: Verdict; readonly releaseAt: Timestamp | null }
  | { readonly kind: 'failed'; readonly verdict: Verdict; readonly error: WireError | LocalError }
  | { readonly kind: 'undone' }
  | { readonly kind: 'undo-failed'; readonly agentHasIt: boolean; readonly error: WireError | LocalError };

type Shown = { readonly item: QueueItem; readonly digest: Digest; readonly telemetry: ReadingTelemetry | undefined };

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

  const closeAfterRelease = (id: EscalationId, decisionId: DecisionId, releaseAt: Timestamp | null): void => {
    const wait = Math.max(0, (releaseAt ?? 0) - deps.hubNow()) + FAREWELL_MS;
    clock.after(wait, () => {
      const overlay = deps.inbox().overlays.get(id);
      if (overlay?.decisionId !== decisionId) return;
      if (overlay.kind === 'committed') apply({ type: 'overlay-closed', id });
    });
  };

  const settle = (id: EscalationId, decisionId: DecisionId, verdict: Verdict): void => {
    const overlay = deps.inbox().overlays.get(id);
    const releaseAt = overlay?.kind === 'committed' && overlay.decisionId === decisionId ? overlay.releaseAt : null;
    tell(id, { kind: 'committed', verdict, releaseAt });
    closeAfterRelease(id, decisionId, releaseAt);
  };

  return {
    /** Takes up what the hub holds for this person and this window does not know of. */
    recover(me: PrincipalId | null): void {
      const { items, overlays } = deps.inbox();
      for (const item of items.values()) {
        const overlay = overlays.has(item.id) ? null : heldVerdict(item, me, deps.hubNow());
        if (overlay?.kind !== 'committed') continue;
        apply({ type: 'verdict-found', id: item.id, overlay });
        closeAfterRelease(item.id, overlay.decisionId, overlay.releaseAt);
      }
    },

    async send(id: EscalationId, verdict: Verdict, shown: Shown): Promise<void> {
      const decisionId = deps.newDecisionId();
      apply({ type: 'verdict-queued', id, decisionId, verdict });
      const answer = await hub.client.send(
        'escalation:decide',
        {
          escalationId: id,
          fence: shown.item.fence,
          actionDigest: shown.digest,
          decisionId,
          verdict,
          ...(shown.telemetry === undefined ? {} : { telemetry: shown.telemetry }),
        },
        { commandId: `decide:${decisionId}`, retry: 'forever' },
      );
      if (answer.ok) {
        apply({ type: 'answered', item: answer.value });
        settle(id, decisionId, verdict);
      } else {
        apply({ type: 'verdict-failed', id, decisionId, error: answer.error });
        tell(id, { kind: 'failed', verdict, error: answer.error });
      }
    },

    async undo(id: EscalationId): Promise<void> {
      const overlay = deps.inbox().overlays.get(id);
      if (overlay?.kind !== 'committed') return;
      const { decisionId } = overlay;
      apply({ type: 'undo-queued', id });
      const answer = await hub.client.send(
        'decision:undo',
        { escalationId: id, decisionId },
        { commandId: `undo:${decisionId}`, retry: { forMs: 60_000 } },
      );
      if (answer.ok) {
        apply({ type: 'answered', item: answer.value });
        return tell(id, { kind: 'undone' });
      }
      const agentHasIt = answer.error.code === 'ALREADY_DECIDED';
      apply({ type: 'undo-failed', id, agentHasIt });
      closeAfterRelease(id, decisionId, null);
      tell(id, { kind: 'undo-failed', agentHasIt, error: answer.error });
    },
  };
};
export type VerdictSender = ReturnType<typeof createVerdictSender>;

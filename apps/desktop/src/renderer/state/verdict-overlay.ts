import type { Verdict } from '@countersign/shared/model/decision';
import type { DecisionId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { LocalError } from '@countersign/shared/client/hub-client';
import type { WireError } from '@countersign/shared/protocol/wire-error';

/** All that is said of a verdict on screen. One that another window gave is known no better. */
export type GivenVerdict = Pick<Verdict, 'kind'>;

/**
 * What became of a verdict that this person gave. Only `committed` may be called "approved": the hub
 * has it on disk. `decisionId` is made once and kept for every retry.
 */
export type VerdictOverlay =
  | { readonly kind: 'queued'; readonly decisionId: DecisionId; readonly verdict: GivenVerdict }
  | {
      readonly kind: 'committed';
      readonly decisionId: DecisionId;
      readonly verdict: GivenVerdict;
      /** Until then it can be undone; null when the agent has it already. */
      readonly releaseAt: Timestamp | null;
    }
  | {
      readonly kind: 'undoing';
      readonly decisionId: DecisionId;
      readonly verdict: GivenVerdict;
      readonly releaseAt: Timestamp | null;
    }
  | {
      readonly kind: 'failed';
      readonly decisionId: DecisionId;
      readonly verdict: GivenVerdict;
      readonly error: WireError | LocalError;
    };

/** What the hub's answer, or a later row of the same item, says about a verdict. Null ends the overlay. */
export const overlayFromItem = (overlay: VerdictOverlay, item: QueueItem): VerdictOverlay | null => {
  const { decision, releaseAt } = item.status;
  const { decisionId, verdict } = overlay;
  if (overlay.kind === 'failed') return overlay;
  if (decision?.decisionId !== decisionId) return overlay.kind === 'queued' ? overlay : null;
  switch (item.status.kind) {
    case 'holding':
      return overlay.kind === 'undoing' ? overlay : { kind: 'committed', decisionId, verdict, releaseAt: releaseAt ?? null };
    default:
      return { kind: 'committed', decisionId, verdict, releaseAt: null };
  }
};

/** While a verdict is on its way or held, its item is not in the queue: nobody decides it twice by mistake. */
export const hidesItem = (overlay: VerdictOverlay | undefined): boolean => overlay !== undefined && overlay.kind !== 'failed';

/**
 * The verdict of a row that the hub still holds for this person, whichever window it came from: after a reload,
 * too, it can be taken back. Null when there is nothing to take back.
 */
export const heldVerdict = (
  { status }: Pick<QueueItem, 'status'>,
  me: PrincipalId | null,
  now: Timestamp,
): VerdictOverlay | null => {
  const { kind, decision, releaseAt = 0 } = status;
  if (kind !== 'holding' || decision === undefined || decision.by !== me || releaseAt <= now) return null;
  return { kind: 'committed', decisionId: decision.decisionId, verdict: { kind: decision.kind }, releaseAt };
};

import { watchCoverage } from '@countersign/shared/domain/notification/coverage-watch';
import type { NotificationEvent } from '@countersign/shared/domain/notification/event';
import { EMPTY_HUB_WATCH, type HubWatch, watchHub } from '@countersign/shared/domain/notification/hub-watch';
import { subjectOf } from '@countersign/shared/domain/notification/queue-watch';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { UncoveredTier } from '@countersign/shared/protocol/board';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import { type InboxState, itemOf } from '../state/inbox-state.ts';

/** What the queue's rows do not tell: verdicts that failed, a hub that went away and came back, tiers without anybody. */
export type ScreenWatch = {
  readonly failed: ReadonlySet<EscalationId>;
  readonly hub: HubWatch;
  readonly uncovered: readonly UncoveredTier[];
};
export const EMPTY_SCREEN: ScreenWatch = { failed: new Set(), hub: EMPTY_HUB_WATCH, uncovered: [] };

const failedIn = ({ overlays }: InboxState): ReadonlySet<EscalationId> =>
  new Set([...overlays].flatMap(([id, { kind }]) => (kind === 'failed' ? [id] : [])));

const lostSinceOf = ({ connection }: InboxSnapshot): number | null | undefined => {
  if (connection.kind === 'ready') return null;
  return connection.kind === 'reconnecting' || connection.kind === 'connecting' ? connection.since : undefined;
};

/** @param now by this machine's clock, as the connection's own times. */
export const watchScreen = (
  before: ScreenWatch,
  snapshot: InboxSnapshot,
  me: PrincipalId,
  now: number,
): { readonly watch: ScreenWatch; readonly events: readonly NotificationEvent[]; readonly nextAt: number | null } => {
  const failed = failedIn(snapshot.inbox);
  const events = [...failed].flatMap((id): NotificationEvent[] => {
    const item = before.failed.has(id) ? undefined : itemOf(snapshot.inbox, id);
    return item === undefined ? [] : [{ kind: 'decision-failed', item: subjectOf(item, me) }];
  });
  const hub = watchHub(before.hub, lostSinceOf(snapshot), now);
  const uncovered = snapshot.uncovered ?? [];
  const alarms = watchCoverage(before.uncovered, uncovered);
  return { watch: { failed, hub: hub.watch, uncovered }, events: [...events, ...hub.events, ...alarms], nextAt: hub.nextAt };
};

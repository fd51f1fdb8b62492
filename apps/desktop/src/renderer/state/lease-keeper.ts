import type { Clock } from '@countersign/shared/client/socket-port';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { Hub } from './hub.ts';

/** A lease with less than this left is renewed. Milliseconds; the hub's default lease is 120 s. */
const RENEW_BELOW_MS = 80_000;
const LOOK_EVERY_MS = 10_000;
/** Who has not touched anything for this long has gone: the claim is let go. Milliseconds. */
const AWAY_MS = 5 * 60_000;

/** Keeps the claim on the item that is being read, for as long as somebody is there. */
export const createLeaseKeeper = (deps: {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly selected: () => { readonly item: QueueItem | undefined; readonly me: PrincipalId | null };
  readonly lastSignAt: () => number;
  readonly renewed: (item: QueueItem) => void;
}): { readonly stop: () => void } => {
  let cancel = (): void => undefined;
  const look = async (): Promise<void> => {
    const { item, me } = deps.selected();
    const isMine = item?.status.kind === 'claimed' && item.status.by === me;
    const left = (item?.status.leaseExpiresAt ?? 0) - deps.hubNow();
    if (item !== undefined && isMine && left > 0 && left < RENEW_BELOW_MS && deps.clock.now() - deps.lastSignAt() < AWAY_MS) {
      const answer = await deps.hub.client.send(
        'escalation:renew',
        { escalationId: item.id, fence: item.fence },
        { retry: 'once' },
      );
      if (answer.ok) deps.renewed(answer.value);
    }
  };
  const again = (): void => {
    cancel = deps.clock.after(LOOK_EVERY_MS, () => {
      void look();
      again();
    });
  };
  again();
  return { stop: () => cancel() };
};

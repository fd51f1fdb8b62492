import type { HubClient } from '@countersign/shared/client/hub-client';
import type { QueueFollower } from '@countersign/shared/client/queue-follower';
import type { ReviewerContract } from '@countersign/shared/protocol/reviewer';

/** What the screens need of a hub: the client and the queue that it keeps up to date. */
export type Hub = {
  readonly client: Pick<HubClient<ReviewerContract>, 'send' | 'state' | 'onState' | 'on' | 'wake'>;
  readonly follower: Pick<QueueFollower, 'view' | 'isFresh' | 'problem' | 'onChange' | 'refresh'>;
};

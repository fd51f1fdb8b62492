import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { Principal } from '@countersign/shared/model/principal';
import type { QueueItem, ReviewerContract } from '@countersign/shared/protocol/reviewer';
import type { Directory } from '../services/directory.ts';
import type { Reviews } from '../services/reviews.ts';
import type { WorkError, WorkResult } from '../services/work.ts';
import type { Handlers } from './register-commands.ts';
import type { Session } from './session.ts';
import type { Stored } from '../services/work.ts';
import { toQueueItem } from './views.ts';

export const reviewerHandlers = (
  reviews: Reviews,
  directory: Pick<Directory, 'tokensByIds' | 'nameOf'>,
  logEpoch: string,
): Handlers<ReviewerContract> => {
  const view = (stored: Stored): QueueItem => toQueueItem(stored, directory.nameOf);
  const item = async (result: Promise<WorkResult>): Promise<Result<QueueItem, WorkError>> => {
    const done = await result;
    return done.ok ? ok(view(done.value)) : done;
  };
  /** Reads check the grant as it is now, as writes do at their commit. */
  const current = async ({ tokenId }: Session): Promise<Result<Principal, WorkError>> => {
    const [token] = await directory.tokensByIds([tokenId]);
    if (token === undefined || token.revokedAt !== null) return err({ code: 'REVOKED', message: 'This token was revoked.' });
    return ok(token.principal);
  };

  return {
    'queue:sync': async (session, _commandId, input) => {
      const principal = await current(session);
      if (!principal.ok) return principal;
      const page = await reviews.sync(principal.value, input);
      return ok({ ...page, logEpoch, items: page.items.map(view), left: [...page.left] });
    },
    'escalation:read': async ({ tokenId }, _commandId, { escalationId }) => {
      const reading = await reviews.read({ tokenId, escalationId });
      if (!reading.ok) return reading;
      const { stored, action, context } = reading.value;
      return ok({ item: view(stored), action, actionDigest: stored.state.actionDigest, context });
    },
    'escalation:claim': ({ tokenId }, commandId, input) => item(reviews.claim({ tokenId }, commandId, input.escalationId)),
    'escalation:renew': ({ tokenId }, commandId, input) => item(reviews.renew({ tokenId }, commandId, input)),
    'escalation:release': ({ tokenId }, commandId, input) => item(reviews.release({ tokenId }, commandId, input)),
    'escalation:snooze': ({ tokenId }, commandId, input) => item(reviews.snooze({ tokenId }, commandId, input)),
    'escalation:wake': ({ tokenId }, commandId, input) => item(reviews.wake({ tokenId }, commandId, input.escalationId)),
    'escalation:raise': ({ tokenId }, commandId, input) => item(reviews.raise({ tokenId }, commandId, input)),
    'escalation:decide': ({ tokenId }, commandId, input) => item(reviews.decide({ tokenId }, commandId, input)),
    'decision:undo': ({ tokenId }, commandId, input) => item(reviews.undo({ tokenId }, commandId, input)),
    'escalation:hand-back': ({ tokenId }, commandId, input) => item(reviews.handBack({ tokenId }, commandId, input)),
  };
};

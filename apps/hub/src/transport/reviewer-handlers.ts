import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { Principal } from '@countersign/shared/model/principal';
import type { QueueItem, ReviewerContract } from '@countersign/shared/protocol/reviewer';
import type { SetAvailability } from '../services/availability.ts';
import type { Directory } from '../services/directory.ts';
import type { HalfWritten } from '../services/half-written.ts';
import type { History } from '../services/history.ts';
import type { PresenceService } from '../services/presence.ts';
import type { ReadBoard } from '../services/board.ts';
import type { ReadPreview } from '../services/edits.ts';
import type { Reviews } from '../services/reviews.ts';
import type { Team } from '../services/team.ts';
import type { Stored, WorkError, WorkResult } from '../services/work.ts';
import { type JudgementServices, judgementHandlers } from './judgement-handlers.ts';
import type { Handlers } from './register-commands.ts';
import type { Session } from './session.ts';
import type { Greetings } from './coverage-stream.ts';
import { toDraft, toHistoryEntry, toQueueItem } from './views.ts';

/** Everything that the people's side of the hub can do. */
export type DeskServices = {
  readonly reviews: Reviews;
  readonly preview: ReadPreview;
  readonly saveDraft: HalfWritten;
  readonly history: History;
  readonly presence: PresenceService;
  readonly board: ReadBoard;
  readonly team: Team;
  readonly judgement: JudgementServices;
  /** Told of what a person's screen gets. */
  readonly onShown: (items: readonly Stored[]) => void;
  readonly setAvailability: SetAvailability;
  /** What a person is told of coverage and of their own availability when they come in. */
  readonly greetings: Greetings;
};

export const reviewerHandlers = (
  {
    reviews,
    preview,
    saveDraft,
    history,
    presence,
    board,
    team,
    setAvailability,
    judgement,
    onShown,
  }: Omit<DeskServices, 'greetings'>,
  directory: Pick<Directory, 'tokensByIds' | 'nameOf' | 'learnName'>,
  logEpoch: string,
): Handlers<ReviewerContract> => {
  const { nameOf } = directory;
  const view = (stored: Stored): QueueItem => toQueueItem(stored, nameOf);
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
      onShown(page.items);
      return ok({ ...page, logEpoch, items: page.items.map(view), left: [...page.left] });
    },
    'escalation:read': async ({ tokenId }, _commandId, { escalationId }) => {
      const reading = await reviews.read({ tokenId, escalationId });
      if (!reading.ok) return reading;
      const { stored, action, context, drafts, prepared } = reading.value;
      const { actionDigest } = stored.state;
      const shown = { item: view(stored), action, actionDigest, context, drafts: drafts.map((draft) => toDraft(draft, nameOf)) };
      return ok(prepared === null ? shown : { ...shown, prepared });
    },
    'escalation:claim': ({ tokenId }, commandId, input) => item(reviews.claim({ tokenId }, commandId, input.escalationId)),
    'escalation:renew': ({ tokenId }, commandId, input) => item(reviews.renew({ tokenId }, commandId, input)),
    'escalation:release': ({ tokenId }, commandId, input) => item(reviews.release({ tokenId }, commandId, input)),
    'escalation:snooze': ({ tokenId }, commandId, input) => item(reviews.snooze({ tokenId }, commandId, input)),
    'escalation:wake': ({ tokenId }, commandId, input) => item(reviews.wake({ tokenId }, commandId, input.escalationId)),
    'escalation:raise': ({ tokenId }, commandId, input) => item(reviews.raise({ tokenId }, commandId, input)),
    'escalation:assign': async ({ tokenId }, commandId, input) => {
      // Somebody who has never connected may be given work; their name is needed for the answer.
      if (input.assignee !== undefined && input.assignee !== null) await directory.learnName(input.assignee);
      return item(reviews.assign({ tokenId }, commandId, input));
    },
    'escalation:call': ({ tokenId }, commandId, input) => item(reviews.call({ tokenId }, commandId, input)),
    'escalation:flag': ({ tokenId }, commandId, input) => item(reviews.flag({ tokenId }, commandId, input)),
    'escalation:preview': async (session, _commandId, input) => {
      const principal = await current(session);
      if (!principal.ok) return principal;
      const shown = await preview(principal.value, input);
      return shown.ok ? ok({ ...shown.value, reasons: [...shown.value.reasons] }) : shown;
    },
    'escalation:decide': ({ tokenId }, commandId, input) => item(reviews.decide({ tokenId }, commandId, input)),
    'decision:undo': ({ tokenId }, commandId, input) => item(reviews.undo({ tokenId }, commandId, input)),
    'escalation:hand-back': ({ tokenId }, commandId, input) => item(reviews.handBack({ tokenId }, commandId, input)),
    'draft:save': ({ tokenId }, commandId, input) => saveDraft(tokenId, commandId, input),
    'history:read': async (session, _commandId, input) => {
      const principal = await current(session);
      if (!principal.ok) return principal;
      const page = await history(principal.value, input);
      return ok({ entries: page.entries.map((entry) => toHistoryEntry(entry, nameOf)), more: page.more });
    },
    'presence:set': ({ tokenId }, commandId, input) => presence.set(tokenId, commandId, input),
    'board:read': async (session) => {
      const principal = await current(session);
      return principal.ok ? ok(await board()) : principal;
    },
    'reviewer:set-tiers': ({ tokenId }, commandId, input) => team.setTiers(tokenId, commandId, input),
    'reviewer:set-availability': ({ tokenId }, commandId, input) => setAvailability(tokenId, commandId, input),
    'agent:set-paused': ({ tokenId }, commandId, input) => team.setPaused(tokenId, commandId, input),
    ...judgementHandlers(judgement, current),
  };
};

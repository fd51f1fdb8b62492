import { isUnavailable } from '@countersign/shared/domain/coverage/own-availability';
import { type Environment, isMidCard } from '@countersign/shared/domain/notification/environment';
import type { LocalTime } from '@countersign/shared/domain/notification/preferences';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import type { Items } from '../state/inbox-state.ts';

/**
 * Whether amount and masked payee may stand in a notification. An organisation would have to decide that, and no hub says so
 * yet: risk, tier, counts and time left are all that leaves the window.
 */
const FULL_CONTENT_ALLOWED = false;

export const localTimeOf = (date: Date): LocalTime => ({ day: date.getDay(), minute: date.getHours() * 60 + date.getMinutes() });

type Waiting = { readonly [tier in ReviewTier]?: number };

const countWaiting = (items: Items, me: PrincipalId | undefined): Waiting => {
  const counts: { [tier in ReviewTier]?: number } = {};
  for (const { reviewTier, status, assignee } of items.values()) {
    const isForOthers = assignee !== undefined && assignee !== me;
    if ((status.kind === 'pending' && !isForOthers) || (status.kind === 'claimed' && status.by === me))
      counts[reviewTier] = (counts[reviewTier] ?? 0) + 1;
  }
  return counts;
};

// Rows are replaced as a whole, and the surroundings are asked for with every change on screen.
const counted = new WeakMap<Items, { readonly me: PrincipalId | undefined; readonly waiting: Waiting }>();

/** What this person can act on now, by tier. */
const waitingOf = ({ inbox, principal }: InboxSnapshot): Waiting => {
  const me = principal?.id;
  const known = counted.get(inbox.items);
  if (known !== undefined && known.me === me) return known.waiting;
  const waiting = countWaiting(inbox.items, me);
  counted.set(inbox.items, { me, waiting });
  return waiting;
};

export const actionableOf = (waiting: Environment['waiting']): number =>
  REVIEW_TIERS.reduce((sum, tier) => sum + (waiting[tier] ?? 0), 0);

/** The person's surroundings, from the screen and the shell. What no shell can tell is unknown. */
export const surroundingsOf = (
  snapshot: InboxSnapshot,
  around: {
    readonly now: Timestamp;
    /** This machine's clock, for the reader's own calendar. */
    readonly local: Date;
    readonly monotonic: number;
    readonly isFocused: boolean;
    readonly lock: Environment['lock'];
    readonly canReplace: boolean;
  },
): Environment => {
  const { interaction, inbox, page, presence, availability, principal } = snapshot;
  const { kind } = interaction.mode;
  const { isFocused } = around;
  return {
    now: around.now,
    local: localTimeOf(around.local),
    onShift: presence === 'on_shift',
    isUnavailable: principal !== null && isUnavailable(availability, inbox.items.values(), principal.id, around.now),
    osFocus: 'unknown',
    isPresenting: false,
    isSharingScreen: false,
    lock: around.lock,
    fullContent: FULL_CONTENT_ALLOWED,
    window: {
      isFocused,
      openItem: page === 'inbox' ? inbox.selected : null,
      isMidCard: isMidCard(
        {
          isFocused,
          isArmed: kind === 'armed',
          isTyping: kind !== 'reading' && kind !== 'armed',
          paintedAt: page === 'inbox' ? interaction.paintedAt : null,
        },
        around.monotonic,
      ),
    },
    waiting: waitingOf(snapshot),
    canReplace: around.canReplace,
  };
};

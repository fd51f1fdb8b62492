import type { EscalationId, PrincipalId, Timestamp } from '../../model/ids.ts';
import type { ReviewTier } from '../../model/vocabulary.ts';
import type { LocalTime, Preferences } from './preferences.ts';

/** Who might be told. A supervisor sees every tier. */
export type User = {
  readonly id: PrincipalId;
  readonly role: 'reviewer' | 'supervisor';
  readonly tiers: readonly ReviewTier[];
  readonly preferences: Preferences;
};

/** Everything around the person that counts, as it is now. What cannot be known is said to be unknown. */
export type Environment = {
  readonly now: Timestamp;
  readonly local: LocalTime;
  readonly onShift: boolean;
  /** The system's own do-not-disturb. Unknown is left to the system, which shows nothing while it is on. */
  readonly osFocus: 'on' | 'off' | 'unknown';
  readonly isPresenting: boolean;
  readonly isSharingScreen: boolean;
  readonly lock: 'unlocked' | 'locked' | 'unknown';
  /** The organisation's policy. */
  readonly fullContent: boolean;
  readonly window: {
    readonly isFocused: boolean;
    readonly openItem: EscalationId | null;
    /** See `isMidCard`. */
    readonly isMidCard: boolean;
  };
  /** Out of office, or with as much as they may have: nothing is brought to this person that is anybody's. */
  readonly isUnavailable?: boolean;
  /** Items that this person can act on now, by tier. */
  readonly waiting: { readonly [tier in ReviewTier]?: number };
  /** Whether a toast can be replaced where it stands. Where not, an update would be one more toast. */
  readonly canReplace: boolean;
};

/** A card that was painted this long ago is being read. Milliseconds. */
export const READING_MS = 20_000;

/** Somebody is in the middle of a card: armed, typing, or reading it for less than twenty seconds. */
export const isMidCard = (
  card: {
    readonly isFocused: boolean;
    readonly isArmed: boolean;
    readonly isTyping: boolean;
    /** On the same scale as `now`; null while there is no card. */
    readonly paintedAt: number | null;
  },
  now: number,
): boolean =>
  card.isFocused &&
  (card.isArmed || card.isTyping || (card.paintedAt !== null && now >= card.paintedAt && now - card.paintedAt < READING_MS));

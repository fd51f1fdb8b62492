import type { Money } from '../../model/action.ts';
import type { Timestamp } from '../../model/ids.ts';
import type { ReviewTier, RiskClass } from '../../model/vocabulary.ts';
import type { Nudge, WarningRule } from './event.ts';

/** Amount and masked payee, where the organisation allows them on an unlocked screen. */
export type Detail = { readonly amount?: Money; readonly payee?: string };

/**
 * What a notification says, before it is words: risk, tier, counts and time left, in milliseconds. No name, no amount, no
 * target and nothing an agent wrote has a place here, but for `detail`.
 */
export type Content =
  | { readonly kind: 'waiting'; readonly count: number; readonly tier: ReviewTier }
  | {
      readonly kind: 'item' | 'keyword' | 'second-review';
      readonly risk: RiskClass;
      readonly tier: ReviewTier;
      readonly leftMs: number | null;
      readonly detail?: Detail;
    }
  | { readonly kind: 'burst'; readonly count: number; readonly worst: RiskClass }
  | { readonly kind: 'deadline'; readonly near: number; readonly missed: number }
  | { readonly kind: 'assigned' | 'taken'; readonly tier: ReviewTier }
  | { readonly kind: 'reply' | 'mention' | 'decision-failed' | 'hub-lost' | 'test' }
  | { readonly kind: 'hub-back'; readonly waiting: number }
  | {
      readonly kind: 'warning';
      readonly rule: WarningRule;
      readonly tier: ReviewTier | null;
      readonly severity: 'warning' | 'breach';
    }
  | { readonly kind: 'nudge'; readonly nudge: Nudge }
  | { readonly kind: 'digest'; readonly since: Timestamp; readonly decided: number; readonly waiting: number };

/** The last two to four letters and digits behind dots, and never more than a third of what there is. */
export const maskPayee = (payee: string): string => {
  const characters = payee.match(/[\p{L}\p{N}]/gu) ?? [];
  const shown = Math.min(4, Math.floor(characters.length / 3));
  return `•••${shown === 0 ? '' : ` ${characters.slice(-shown).join('')}`}`;
};

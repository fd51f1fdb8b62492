import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ItemEffect, Menu } from './interaction.ts';
import { type Snooze, snoozeChoices } from './snooze-choices.ts';

/** One line of a menu: what it says, and what its digit does; null where it cannot be chosen. */
export type MenuLine = {
  readonly what: { readonly kind: 'snooze'; readonly snooze: Snooze } | { readonly kind: 'tier'; readonly tier: ReviewTier };
  readonly effect: ItemEffect | null;
};

/** The lines of a menu in the order of their digits, from 1. */
export const menuLines = (menu: Menu, item: QueueItem, now: Timestamp): readonly MenuLine[] => {
  switch (menu) {
    case 'snooze':
      return snoozeChoices(item.deadlineAt, now).map(({ snooze, until }) => ({
        what: { kind: 'snooze', snooze },
        effect: until === null ? null : { kind: 'snooze', until },
      }));
    case 'raise':
      return REVIEW_TIERS.slice(REVIEW_TIERS.indexOf(item.reviewTier) + 1).map((tier) => ({
        what: { kind: 'tier', tier },
        effect: { kind: 'raise', to: tier },
      }));
  }
};

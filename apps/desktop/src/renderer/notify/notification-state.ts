import type { Content } from '@countersign/shared/domain/notification/content';
import type { EscalationId } from '@countersign/shared/model/ids';

/** Something critical, told inside the window until it is settled or put away. */
export type Band = { readonly key: string; readonly item: EscalationId; readonly content: Content };

/** Why toasts do not reach this person. */
export type Trouble = { readonly kind: 'denied' } | { readonly kind: 'failed'; readonly reason: string };

export type NotificationState = { readonly bands: readonly Band[]; readonly trouble: Trouble | null };

export const NO_NOTIFICATIONS: NotificationState = { bands: [], trouble: null };

/** More bands than these would hide the queue; the queue itself shows the rest. */
export const MOST_BANDS = 3;

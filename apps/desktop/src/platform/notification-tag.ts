import { z } from 'zod';
import { EscalationId } from '@countersign/shared/model/ids';

/**
 * What makes two notifications the same: an item, or a kind with our own ids and words behind it (`q:manager`). It reaches
 * the system and its logs, so nothing that a person or an agent wrote has a place in it.
 */
export const NotificationTag = z.union([
  EscalationId,
  z.string().regex(/^(i|q|sla|t|m|d|hub|w|digest|nudge|test)(:[a-z0-9_-]{1,40}){0,3}$/, 'a kind, and ids behind it'),
]);
export type NotificationTag = string;

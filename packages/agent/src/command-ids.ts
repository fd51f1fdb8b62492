import { createHash } from 'node:crypto';

/**
 * The same step of the same escalation always has the same id, so that the repeat of a crashed agent gets the stored
 * receipt. Only for steps whose answer does not grow old: opening and asking for a permit use a fresh id each time,
 * because there the current state is wanted; they are idempotent by their key.
 */
export const stepCommandId = (...parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(['countersign/agent-step/v1', ...parts]))
    .digest('hex');

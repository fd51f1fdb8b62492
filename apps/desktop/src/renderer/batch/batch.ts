import type { EscalationId } from '@countersign/shared/model/ids';
import { assertNever } from '@countersign/shared/domain/result';
import { LEAST_IN_BATCH } from './choose-alike.ts';

/** Why an item is decided by itself after all. */
export type Expulsion = 'odd-fact' | 'uninspectable' | 'other-fields' | 'unreadable' | 'changed' | 'by-hand';

/**
 * One batch. `mustOpen` was drawn by chance and has to be read before the others count; it is drawn anew
 * when it is expelled.
 */
export type Batch = {
  readonly ids: readonly EscalationId[];
  readonly expelled: ReadonlyMap<EscalationId, Expulsion>;
  readonly mustOpen: EscalationId | null;
  readonly opened: ReadonlySet<EscalationId>;
  readonly isArmed: boolean;
  /** When the table, or the card that was opened last, was on the glass. Null before that. */
  readonly paintedAt: number | null;
};

export type BatchEvent =
  | { readonly type: 'painted'; readonly at: number }
  | { readonly type: 'expelled'; readonly id: EscalationId; readonly why: Expulsion; readonly draw: number }
  /** Its card was on the glass at `at`. */
  | { readonly type: 'opened'; readonly id: EscalationId; readonly at: number }
  | { readonly type: 'arm'; readonly at: number }
  | { readonly type: 'disarm' };

/** A key that comes sooner was meant for something else (UX-05). Milliseconds. */
const GUARD_MS = 350;

export const remaining = ({ ids, expelled }: Pick<Batch, 'ids' | 'expelled'>): readonly EscalationId[] =>
  ids.filter((id) => !expelled.has(id));

const pick = (ids: readonly EscalationId[], draw: number): EscalationId | null => ids[Math.floor(draw * ids.length)] ?? null;

/** @param draw a random number from 0 up to, but not including, 1: which one has to be opened */
export const startBatch = (ids: readonly EscalationId[], draw: number): Batch => ({
  ids,
  expelled: new Map(),
  mustOpen: pick(ids, draw),
  opened: new Set(),
  isArmed: false,
  paintedAt: null,
});

/** What stands between the reviewer and the decision, or null. */
export const batchBlock = (batch: Batch): 'too-few' | 'open-one' | null => {
  if (remaining(batch).length < LEAST_IN_BATCH) return 'too-few';
  return batch.mustOpen !== null && !batch.opened.has(batch.mustOpen) ? 'open-one' : null;
};

export const stepBatch = (batch: Batch, event: BatchEvent): Batch => {
  switch (event.type) {
    case 'painted':
      return { ...batch, paintedAt: batch.paintedAt ?? event.at };
    case 'expelled': {
      if (batch.expelled.has(event.id) || !batch.ids.includes(event.id)) return batch;
      const expelled = new Map(batch.expelled).set(event.id, event.why);
      const mustOpen = batch.mustOpen === event.id ? pick(remaining({ ids: batch.ids, expelled }), event.draw) : batch.mustOpen;
      // What was armed was another list.
      return { ...batch, expelled, mustOpen, isArmed: false };
    }
    case 'opened':
      return { ...batch, opened: new Set(batch.opened).add(event.id), isArmed: false, paintedAt: event.at };
    case 'arm': {
      const isEarly = batch.paintedAt === null || event.at - batch.paintedAt < GUARD_MS;
      return isEarly || batchBlock(batch) !== null ? batch : { ...batch, isArmed: true };
    }
    case 'disarm':
      return { ...batch, isArmed: false };
    default:
      return assertNever(event);
  }
};

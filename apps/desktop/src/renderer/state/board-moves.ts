import { assertNever } from '@countersign/shared/domain/result';
import type { LocalError } from '@countersign/shared/client/hub-client';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Availability } from '@countersign/shared/protocol/judgement';
import type { WireError } from '@countersign/shared/protocol/wire-error';

/** Where an item is or goes: a tier, and the person it is given to, if any. */
export type Place = { readonly tier: ReviewTier; readonly assignee: PrincipalId | null; readonly assigneeName: string | null };

/** What a supervisor changed on the board. Each has an opposite, so each can be undone. */
export type BoardChange =
  | {
      readonly kind: 'move';
      readonly id: EscalationId;
      /** How the item is called in a sentence. */
      readonly subject: string;
      readonly from: Place;
      readonly to: Place;
    }
  | {
      readonly kind: 'tiers';
      readonly id: PrincipalId;
      readonly subject: string;
      readonly from: readonly ReviewTier[];
      readonly to: readonly ReviewTier[];
    }
  | {
      readonly kind: 'pause';
      readonly id: PrincipalId;
      readonly subject: string;
      /** The reason of the pause; null for "not paused". */
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly kind: 'availability';
      readonly id: PrincipalId;
      readonly subject: string;
      readonly from: Availability;
      readonly to: Availability;
    };

export type BoardError = WireError | LocalError;

/**
 * Optimistic, but honest: the thing stands in its new place at once, marked `moving`, and counts as `moved` only when
 * the hub says so. `failed` puts it back and stays until it was seen.
 */
export type ChangeEntry = {
  readonly serial: number;
  readonly change: BoardChange;
} & (
  | { readonly phase: 'moving' }
  /** `fence`: of the item as the move left it. An undo carries it, so that it never takes back what somebody did since. */
  | { readonly phase: 'moved'; readonly undoUntil: Timestamp; readonly fence: number | null }
  | { readonly phase: 'undoing' }
  | { readonly phase: 'failed'; readonly error: BoardError; readonly isUndo: boolean }
);

export type MoveEvent =
  | { readonly type: 'started'; readonly serial: number; readonly change: BoardChange }
  | { readonly type: 'settled'; readonly serial: number; readonly now: Timestamp; readonly fence: number | null }
  | { readonly type: 'refused'; readonly serial: number; readonly error: BoardError }
  | { readonly type: 'undo'; readonly serial: number }
  | { readonly type: 'dropped'; readonly serial: number }
  | { readonly type: 'tick'; readonly now: Timestamp };

/** How long a change can be taken back. Milliseconds. */
export const UNDO_MS = 10_000;

/** Failures that are kept on screen at a time: of more than these nobody reads the first. */
const KEPT_FAILURES = 3;

const isSame = (a: BoardChange, b: BoardChange): boolean => a.kind === b.kind && a.id === b.id;

/** The change that is under way for a thing; a second one has to wait for it. */
export const underWay = (entries: readonly ChangeEntry[], kind: BoardChange['kind'], id: string): ChangeEntry | undefined =>
  entries.find(({ change, phase }) => change.kind === kind && change.id === id && (phase === 'moving' || phase === 'undoing'));

/** What `Z` takes back: the newest change whose time is not over. */
export const lastUndoable = (entries: readonly ChangeEntry[], now: Timestamp): ChangeEntry | undefined =>
  entries.findLast((entry) => entry.phase === 'moved' && entry.undoUntil > now);

const replace = (entries: readonly ChangeEntry[], serial: number, make: (entry: ChangeEntry) => ChangeEntry | null) =>
  entries.flatMap((entry) => {
    if (entry.serial !== serial) return [entry];
    const made = make(entry);
    return made === null ? [] : [made];
  });

/** The next entries. Pure and total; an event that means nothing here changes nothing. */
export const stepMoves = (entries: readonly ChangeEntry[], event: MoveEvent): readonly ChangeEntry[] => {
  switch (event.type) {
    case 'started':
      // The older word about the same thing is void: its undo would undo the newer one.
      return [
        ...entries.filter(({ change }) => !isSame(change, event.change)),
        { serial: event.serial, change: event.change, phase: 'moving' },
      ];
    case 'settled':
      return replace(entries, event.serial, ({ serial, change, phase }) =>
        phase === 'moving' ? { serial, change, phase: 'moved', undoUntil: event.now + UNDO_MS, fence: event.fence } : null,
      );
    case 'refused': {
      const next = replace(entries, event.serial, ({ serial, change, phase }) => ({
        serial,
        change,
        phase: 'failed',
        error: event.error,
        isUndo: phase === 'undoing',
      }));
      const failed = next.filter(({ phase }) => phase === 'failed');
      const tooMany = new Set(failed.slice(0, -KEPT_FAILURES));
      return tooMany.size === 0 ? next : next.filter((entry) => !tooMany.has(entry));
    }
    case 'undo':
      return replace(entries, event.serial, (entry) =>
        entry.phase === 'moved' ? { serial: entry.serial, change: entry.change, phase: 'undoing' } : entry,
      );
    case 'dropped':
      return replace(entries, event.serial, () => null);
    case 'tick': {
      const next = entries.filter((entry) => entry.phase !== 'moved' || entry.undoUntil > event.now);
      return next.length === entries.length ? entries : next;
    }
    default:
      return assertNever(event);
  }
};

/** Where an item stands on screen while a move of it is under way; undefined: where the hub says. */
export const shownPlace = (entries: readonly ChangeEntry[], id: EscalationId): Place | undefined => {
  const entry = underWay(entries, 'move', id);
  if (entry?.change.kind !== 'move') return undefined;
  return entry.phase === 'undoing' ? entry.change.from : entry.change.to;
};

/** The same change the other way round. */
export const opposite = (change: BoardChange): BoardChange => {
  switch (change.kind) {
    case 'move':
      return { ...change, from: change.to, to: change.from };
    case 'tiers':
      return { ...change, from: change.to, to: change.from };
    case 'pause':
      return { ...change, from: change.to, to: change.from };
    case 'availability':
      return { ...change, from: change.to, to: change.from };
    default:
      return assertNever(change);
  }
};

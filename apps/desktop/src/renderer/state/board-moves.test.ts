import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationId } from '@countersign/shared/model/ids';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { BEN, NOW, idOf } from '../test/queue-item.ts';
import {
  type BoardChange,
  type ChangeEntry,
  type MoveEvent,
  UNDO_MS,
  lastUndoable,
  opposite,
  shownPlace,
  stepMoves,
  underWay,
} from './board-moves.ts';

const anybody = { assignee: null, assigneeName: null } as const;
const moveOf = (n: number): BoardChange => ({
  kind: 'move',
  id: idOf(n),
  subject: `Refund, order ${n}`,
  from: { tier: 'senior_reviewer', ...anybody },
  to: { tier: 'manager', ...anybody },
});
const run = (...events: readonly MoveEvent[]): readonly ChangeEntry[] => events.reduce(stepMoves, []);
const start = (serial: number, n = 1): MoveEvent => ({ type: 'started', serial, change: moveOf(n) });
const settle = (serial: number, now = NOW): MoveEvent => ({ type: 'settled', serial, now, fence: 7 });
const refuse = (serial: number): MoveEvent => ({ type: 'refused', serial, error: wireError('STALE_FENCE', 'changed') });
const tierOf = (entries: readonly ChangeEntry[]): string | undefined => shownPlace(entries, idOf(1) as EscalationId)?.tier;

describe('B-14 a move is moving, then moved or failed', () => {
  it('stands in its new place while it is moving, and where the hub says before and after', () => {
    expect(tierOf([])).toBeUndefined();
    expect(tierOf(run(start(1)))).toBe('manager');
    expect(tierOf(run(start(1), settle(1)))).toBeUndefined();
    expect(tierOf(run(start(1), refuse(1)))).toBeUndefined();
  });
  it('a failure keeps its reason until it is dismissed; time alone does not take it away', () => {
    const failed = run(start(1), refuse(1), { type: 'tick', now: NOW + 1e9 });
    expect(failed).toMatchObject([{ phase: 'failed', isUndo: false, error: { code: 'STALE_FENCE' } }]);
    expect(stepMoves(failed, { type: 'dropped', serial: 1 })).toEqual([]);
  });
  it('keeps the last three failures', () => {
    const events = [1, 2, 3, 4].flatMap((n) => [start(n, n), refuse(n)]);
    expect(run(...events).map(({ serial }) => serial)).toEqual([2, 3, 4]);
  });
  it('one change of one thing at a time, of different things many', () => {
    const entries = run(start(1, 1), start(2, 2));
    expect(underWay(entries, 'move', idOf(1))?.serial).toBe(1);
    expect(underWay(entries, 'move', idOf(3))).toBeUndefined();
    expect(underWay(run(start(1), settle(1)), 'move', idOf(1))).toBeUndefined();
  });
});

describe('B-15 undo', () => {
  it('is the newest change whose ten seconds are not over, with the fence that it left', () => {
    const entries = run(start(1, 1), settle(1), start(2, 2), settle(2, NOW + 4_000));
    expect(lastUndoable(entries, NOW + 5_000)).toMatchObject({ serial: 2, fence: 7 });
    expect(lastUndoable(entries, NOW + UNDO_MS + 1)?.serial).toBe(2);
    expect(lastUndoable(entries, NOW + UNDO_MS + 4_000)).toBeUndefined();
    expect(stepMoves(entries, { type: 'tick', now: NOW + UNDO_MS }).map(({ serial }) => serial)).toEqual([2]);
  });
  it('puts it back at once, ends with the answer, and stays moved when it is refused', () => {
    const undoing = run(start(1), settle(1), { type: 'undo', serial: 1 });
    expect(tierOf(undoing)).toBe('senior_reviewer');
    expect(stepMoves(undoing, settle(1))).toEqual([]);
    expect(stepMoves(undoing, refuse(1))).toMatchObject([{ phase: 'failed', isUndo: true }]);
  });
  it('cannot be had while it moves, after it failed, or twice', () => {
    const undo: MoveEvent = { type: 'undo', serial: 1 };
    expect(run(start(1), undo)).toMatchObject([{ phase: 'moving' }]);
    expect(run(start(1), refuse(1), undo)).toMatchObject([{ phase: 'failed' }]);
    expect(lastUndoable(run(start(1), settle(1), undo), NOW)).toBeUndefined();
  });
  it('a newer change of the same thing makes the older one final', () => {
    expect(run(start(1), settle(1), start(2), settle(2)).map(({ serial }) => serial)).toEqual([2]);
  });
  it('the opposite of the opposite is the change itself, of every kind', () => {
    const changes: readonly BoardChange[] = [
      moveOf(1),
      { kind: 'tiers', id: BEN, subject: 'Ben', from: ['manager'], to: [] },
      { kind: 'pause', id: BEN, subject: 'agent', from: null, to: 'too many' },
    ];
    for (const change of changes) {
      expect(opposite(opposite(change))).toEqual(change);
      expect(opposite(change)).toMatchObject({ from: change.to, to: change.from });
    }
  });
});

describe('any order of events', () => {
  it('B-14 leaves at most one change under way for each thing, and none that says moved without an answer', () => {
    const serial = fc.integer({ min: 1, max: 5 });
    const event: fc.Arbitrary<MoveEvent> = fc.oneof(
      fc.tuple(serial, fc.integer({ min: 1, max: 3 })).map(([s, n]) => start(s, n)),
      serial.map((s) => settle(s)),
      serial.map(refuse),
      serial.map((s): MoveEvent => ({ type: 'undo', serial: s })),
      serial.map((s): MoveEvent => ({ type: 'dropped', serial: s })),
      fc.nat(30_000).map((ms): MoveEvent => ({ type: 'tick', now: NOW + ms })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let entries: readonly ChangeEntry[] = [];
        for (const each of events) {
          const before = new Set(entries.filter(({ phase }) => phase === 'moved').map((entry) => entry.serial));
          entries = stepMoves(entries, each);
          const ids = entries.map(({ change }) => change.id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const entry of entries)
            if (entry.phase === 'moved' && !before.has(entry.serial)) expect(each.type).toBe('settled');
        }
      }),
    );
  });
});

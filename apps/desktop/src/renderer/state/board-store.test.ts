import type { Sent } from '@countersign/shared/client/hub-client';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Board } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { afterEach, describe, expect, it } from 'vitest';
import { boardAgent, boardOf, boardPerson } from '../test/board.ts';
import { READY, createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { createInboxStore } from './inbox-store.ts';
import { UNDO_MS } from './board-moves.ts';

const SUE = 'sue' as PrincipalId;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** The board of a supervisor, watched, with the hub's side in the hands of the test. */
const openBoard = async (items: readonly QueueItem[], board: Board = boardOf()) => {
  const fake = createFakeHub();
  const clock = createManualClock();
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  fake.connect({
    ...READY,
    session: { ...READY.session, principal: { id: SUE, role: 'supervisor', name: 'Sue', tiers: [] } },
  });
  fake.queue(items);
  const store = createInboxStore({
    hub: fake.hub,
    clock,
    monotonic: () => clock.now(),
    newDecisionId: () => {
      throw new Error('the board decides nothing');
    },
  });
  const stop = store.board.watch();
  stops.push(stop, store.stop);
  const commands = () => fake.sent.filter(({ name }) => name !== 'board:read');
  const reads = () => fake.sent.filter(({ name }) => name === 'board:read');
  const answerRead = async (value: Board): Promise<void> => reads().at(-1)?.answer({ ok: true, value });
  await answerRead(board);
  const answer = async (given: Sent<unknown>): Promise<void> => {
    await commands().at(-1)?.answer(given);
  };
  const idsIn = (tier: 'junior_reviewer' | 'senior_reviewer' | 'manager') =>
    store.board.get().columns[tier].map(({ item }) => item.id);
  return { ...fake, store, board: store.board, clock, stop, commands, reads, answerRead, answer, idsIn };
};
const moved = (n: number, change: Partial<QueueItem>): Sent<QueueItem> => ({
  ok: true,
  value: itemOf(n, { fence: 1, version: 2, seq: 100 + n, ...change }),
});
const claimedByBen = { kind: 'claimed', by: BEN, byName: 'Ben' } as const;

describe('B-14 B-23 moving', () => {
  it('stands there at once, is said only after the answer, with the place it went to', async () => {
    const desk = await openBoard([itemOf(1), itemOf(2, { reviewTier: 'manager' })]);
    desk.board.move(idOf(1), { tier: 'manager' });
    expect(desk.commands()[0]).toMatchObject({
      name: 'escalation:assign',
      input: { escalationId: idOf(1), fence: 0, reviewTier: 'manager', assignee: null },
    });
    expect(desk.idsIn('manager')).toEqual([idOf(1), idOf(2)]);
    expect(desk.store.get().polite.text).not.toContain('Moved');
    await desk.answer(moved(1, { reviewTier: 'manager' }));
    expect(desk.store.get().polite.text).toBe('Moved Issue refund, order 1, to manager, position 1 of 2. Z to undo.');
  });
  it('a refusal puts it back, is assertive and stays until it was seen', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'junior_reviewer' });
    await desk.answer({ ok: false, error: wireError('NOT_ALLOWED', 'This item may not go below that tier.') });
    expect(desk.idsIn('senior_reviewer')).toEqual([idOf(1)]);
    expect(desk.store.get().assertive.text).toContain('may not go below that tier');
    desk.clock.advance(60_000);
    const [entry] = desk.board.get().entries;
    expect(entry?.phase).toBe('failed');
    desk.board.dismiss(entry?.serial ?? 0);
    expect(desk.board.get().entries).toEqual([]);
  });
  it('no answer is a failure too', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'manager' });
    await desk.answer({
      ok: false,
      error: { code: 'TIMED_OUT', message: 'The hub did not answer.', retryable: false, delivered: 'unknown' },
    });
    expect(desk.store.get().assertive.text).toContain('The hub did not answer.');
    expect(desk.idsIn('senior_reviewer')).toEqual([idOf(1)]);
  });
  it('to where it is already is no command; a second move waits for the first', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'senior_reviewer' });
    expect(desk.commands()).toEqual([]);
    desk.board.move(idOf(1), { tier: 'manager' });
    desk.board.move(idOf(1), { tier: 'junior_reviewer' });
    expect(desk.commands()).toHaveLength(1);
  });
  it('to a person takes a tier of theirs', async () => {
    const desk = await openBoard([itemOf(1)], boardOf({ people: [boardPerson('ben', { tiers: ['manager'] })] }));
    desk.board.move(idOf(1), { person: BEN });
    expect(desk.commands()[0]?.input).toMatchObject({ reviewTier: 'manager', assignee: BEN });
    await desk.answer(moved(1, { reviewTier: 'manager', assignee: BEN, assigneeName: 'Ben' }));
    expect(desk.store.get().polite.text).toBe('Moved Issue refund, order 1, to Ben (manager), position 1 of 1. Z to undo.');
  });
});

describe('B-15 undo', () => {
  it('is the opposite assign with the fence that the move left, for ten seconds', async () => {
    const desk = await openBoard([itemOf(1, { assignee: BEN, assigneeName: 'Ben' })]);
    desk.board.move(idOf(1), { tier: 'manager' });
    await desk.answer(moved(1, { reviewTier: 'manager', fence: 5 }));
    // Somebody else touched it since: the row has a newer fence, the undo must not take it.
    desk.queue([itemOf(1, { reviewTier: 'manager', fence: 6, version: 3, seq: 200 })]);
    void desk.board.undo();
    expect(desk.commands()[1]?.input).toMatchObject({ fence: 5, reviewTier: 'senior_reviewer', assignee: BEN });
    await desk.answer({ ok: false, error: wireError('STALE_FENCE', 'changed') });
    expect(desk.store.get().assertive.text).toContain('changed meanwhile');
    expect(desk.idsIn('manager')).toEqual([idOf(1)]);
  });
  it('after ten seconds there is nothing to undo', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'manager' });
    await desk.answer(moved(1, { reviewTier: 'manager' }));
    desk.clock.advance(UNDO_MS);
    await desk.board.undo();
    expect(desk.commands()).toHaveLength(1);
    expect(desk.store.get().polite.text).toBe('Nothing was changed in the last ten seconds.');
    expect(desk.board.get().entries).toEqual([]);
  });
});

describe('B-16 an item that somebody has open', () => {
  it('asks before anything is sent, and forces after a yes', async () => {
    const desk = await openBoard([itemOf(1, { status: claimedByBen })]);
    desk.board.move(idOf(1), { tier: 'manager' });
    expect(desk.commands()).toEqual([]);
    expect(desk.store.get().dialog).toBe('board');
    expect(desk.board.get().ask).toMatchObject({ kind: 'claimed', byName: 'Ben' });
    desk.board.confirm();
    expect(desk.store.get().dialog).toBeNull();
    expect(desk.commands()[0]?.input).toMatchObject({ force: true, reviewTier: 'manager' });
  });
  it('asks the same when only the hub knows it, and a no changes nothing', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'manager' });
    await desk.answer({
      ok: false,
      error: wireError('ALREADY_CLAIMED', 'Somebody has this open.', {
        current: { status: 'claimed', fence: 1, by: BEN, byName: 'Ben' },
      }),
    });
    expect(desk.board.get().ask).toMatchObject({ kind: 'claimed', byName: 'Ben' });
    expect(desk.idsIn('senior_reviewer')).toEqual([idOf(1)]);
    desk.board.ask(null);
    expect(desk.commands()).toHaveLength(1);
    expect(desk.board.get().entries).toEqual([]);
  });
  it('giving it to who has it open needs no question', async () => {
    const desk = await openBoard([itemOf(1, { status: claimedByBen })]);
    desk.board.move(idOf(1), { person: BEN });
    expect(desk.commands()).toHaveLength(1);
  });
});

describe('B-17 an item that changed meanwhile', () => {
  it('is shown and selected where it is now', async () => {
    const desk = await openBoard([itemOf(1)]);
    desk.board.move(idOf(1), { tier: 'manager' });
    desk.queue([itemOf(1, { reviewTier: 'junior_reviewer', fence: 3, version: 2, seq: 50, assignee: BEN, assigneeName: 'Ben' })]);
    await desk.answer({ ok: false, error: wireError('STALE_FENCE', 'changed') });
    expect(desk.store.get().assertive.text).toBe(
      'Issue refund, order 1 changed meanwhile, so it was not moved. It is in junior, for Ben.',
    );
    expect(desk.board.get().cursor.column).toBe('junior_reviewer');
    expect(desk.board.current()?.id).toBe(idOf(1));
  });
});

describe('people and agents', () => {
  it('B-21 the last reviewer of a tier with items is kept until a second yes', async () => {
    const people = [boardPerson('ben', { tiers: ['senior_reviewer'] })];
    const desk = await openBoard([itemOf(1)], boardOf({ people }));
    desk.board.setTiers(BEN, ['manager']);
    expect(desk.commands()).toEqual([]);
    expect(desk.board.get().ask).toMatchObject({ kind: 'last-reviewer', orphaned: ['senior_reviewer'] });
    desk.board.confirm();
    expect(desk.commands()[0]).toMatchObject({ name: 'reviewer:set-tiers', input: { principalId: BEN, tiers: ['manager'] } });
    await desk.answer({ ok: true, value: { id: BEN, name: 'Ben', tiers: ['manager'] } });
    void desk.board.undo();
    expect(desk.commands()[1]?.input).toMatchObject({ tiers: ['senior_reviewer'] });
  });
  it('B-25 a pause asks for its reason, going on does not, and both can be undone', async () => {
    const id = 'agent-1' as PrincipalId;
    const desk = await openBoard([]);
    desk.board.togglePause(id);
    expect(desk.commands()).toEqual([]);
    expect(desk.board.get().ask).toEqual({ kind: 'pause', id });
    desk.board.pause(id, 'double payouts');
    expect(desk.commands()[0]).toMatchObject({
      name: 'agent:set-paused',
      input: { agentId: id, paused: true, reason: 'double payouts' },
    });
    await desk.answer({ ok: true, value: { id, name: 'invoice-agent', paused: null } });
    void desk.board.undo();
    expect(desk.commands()[1]?.input).toEqual({ agentId: id, paused: false });
    await desk.answer({ ok: true, value: { id, name: 'invoice-agent', paused: null } });
    await desk.answerRead(
      boardOf({ agents: [boardAgent('agent-1', { paused: { at: NOW, by: SUE, byName: 'Sue', reason: 'double payouts' } })] }),
    );
    desk.board.togglePause(id);
    expect(desk.commands()[2]?.input).toEqual({ agentId: id, paused: false });
  });
});

describe('B-22 B-27 reading the board', () => {
  it('reads when it is opened, every five seconds, and after each change; not when nobody looks', async () => {
    const desk = await openBoard([itemOf(1)]);
    expect(desk.reads()).toHaveLength(1);
    desk.clock.advance(5_000);
    expect(desk.reads()).toHaveLength(2);
    desk.board.move(idOf(1), { tier: 'manager' });
    await desk.answer(moved(1, { reviewTier: 'manager' }));
    expect(desk.reads()).toHaveLength(3);
    desk.stop();
    desk.clock.advance(60_000);
    expect(desk.reads()).toHaveLength(3);
  });
  it('keeps the old figures and their time when reading fails', async () => {
    const desk = await openBoard([]);
    const { readAt, board } = desk.board.get();
    desk.clock.advance(5_000);
    await desk
      .reads()
      .at(-1)
      ?.answer({ ok: false, error: wireError('STORE_UNAVAILABLE', 'busy') });
    expect(desk.board.get()).toMatchObject({ readAt, board, problem: { code: 'STORE_UNAVAILABLE' } });
  });
  it('an answer that was overtaken by a later one does not count', async () => {
    const desk = await openBoard([]);
    desk.clock.advance(5_000);
    desk.clock.advance(5_000);
    const [, older, newer] = desk.reads();
    await newer?.answer({ ok: true, value: boardOf({ targets: { waiting: 7, oldestMs: 1, atRisk: 0 } }) });
    await older?.answer({ ok: true, value: boardOf() });
    expect(desk.board.get().board?.targets.waiting).toBe(7);
  });
  it('rows that change fifty times a second are put in order ten times', async () => {
    const desk = await openBoard([itemOf(1)]);
    let orders = 0;
    let last = desk.board.get().columns;
    stops.push(
      desk.board.subscribe(() => {
        if (desk.board.get().columns !== last) orders += 1;
        last = desk.board.get().columns;
      }),
    );
    for (let i = 0; i < 50; i++) {
      desk.queue([itemOf(1, { seq: 10 + i, version: 2 + i })]);
      desk.clock.advance(20);
    }
    expect(orders).toBeGreaterThanOrEqual(8);
    expect(orders).toBeLessThanOrEqual(12);
  });
});

describe('B-28 the card of a row', () => {
  it('leads back once, and only while the same card is read', async () => {
    const desk = await openBoard([itemOf(1), itemOf(2)]);
    desk.store.select(idOf(1));
    desk.board.rememberReturn(idOf(1));
    expect(desk.board.takeReturn()).toBe(true);
    expect(desk.board.takeReturn()).toBe(false);
    desk.board.rememberReturn(idOf(1));
    desk.store.select(idOf(2) as EscalationId);
    expect(desk.board.takeReturn()).toBe(false);
    await settled();
  });
});

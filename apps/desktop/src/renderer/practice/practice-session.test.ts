import type { EscalationId } from '@countersign/shared/model/ids';
import { describe, expect, it } from 'vitest';
import { selectedItem } from '../state/inbox-snapshot.ts';
import { createManualClock, settled } from '../test/fake-hub.ts';
import { NOW } from '../test/queue-item.ts';
import { type Drill, currentCase, mayGoOn, resultOf } from './drill.ts';
import { createPracticeSession } from './practice-session.ts';

const start = async (from?: Drill) => {
  const clock = createManualClock();
  let ids = 0;
  let left = 0;
  const session = createPracticeSession({
    clock,
    monotonic: () => clock.now() - NOW,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    name: 'You',
    from,
    leave: () => {
      left += 1;
    },
  });
  const pass = async (ms = 100): Promise<void> => {
    clock.advance(ms);
    await settled();
    clock.advance(ms);
    await settled();
  };
  await pass();
  const { store, drill } = session;
  return {
    session,
    store,
    pass,
    left: () => left,
    now: () => currentCase(drill.get())?.id,
    result: () => {
      const id = currentCase(drill.get())?.id;
      return id === undefined ? undefined : resultOf(drill.get(), id);
    },
    selected: (): EscalationId | undefined => selectedItem(store.get())?.id,
    decide: async (kind: 'approve' | 'reject') => {
      store.decide(kind === 'approve' ? { kind } : { kind, reasonCode: 'wrong_amount' });
      await pass();
    },
    drill,
  };
};

describe('T-05 one run of the drill', () => {
  it('T-05 brings a case, says at once how it ended although it is still held, and keeps its card open', async () => {
    const run = await start();
    const first = run.selected();
    expect(run.now()).toBe('easy-credit');
    await run.decide('approve');
    expect(run.result()).toEqual({ id: 'easy-credit', outcome: 'approve', isRight: true });
    expect(selectedItem(run.store.get())?.status.kind).toBe('holding');
    expect(run.selected()).toBe(first);
    run.session.next();
    await run.pass();
    expect(run.now()).toBe('agent-view');
    expect(run.selected()).not.toBe(first);
    run.session.stop();
  });

  it('T-05 an earlier case is judged no more: taking its decision back does not open the case of now', async () => {
    const run = await start();
    await run.decide('approve');
    run.session.next();
    await run.pass();
    await run.decide('approve');
    const before = run.result();
    const first = run.drill.get().results[0];
    // Two are held: the newest is taken back first.
    run.store.undo();
    await run.pass();
    expect(run.result()).toBeUndefined();
    run.store.undo();
    await run.pass();
    expect(before?.id).toBe('agent-view');
    expect(run.drill.get().results).toEqual([first]);
    run.session.stop();
  });

  it('T-05 a case that ended before all was done that it teaches can be had again, and what was done still counts', async () => {
    const run = await start();
    await run.decide('approve');
    run.session.next();
    await run.pass();
    const first = run.selected();
    await run.decide('approve');
    expect(mayGoOn(run.drill.get())).toBe(false);
    run.session.repeat();
    await run.pass();
    expect(run.now()).toBe('agent-view');
    expect(run.result()).toBeUndefined();
    expect(run.selected()).not.toBe(first);
    run.store.toggleAgentView();
    await run.decide('approve');
    expect(mayGoOn(run.drill.get())).toBe(true);
    run.session.stop();
  });

  it('T-05 goes on where it was left', async () => {
    const run = await start();
    await run.decide('approve');
    run.session.next();
    const later = await start(run.drill.get());
    expect(later.now()).toBe('agent-view');
    expect(later.drill.get().results).toHaveLength(1);
    later.session.stop();
    run.session.stop();
  });
});

describe('T-06 nothing real is behind it', () => {
  it('T-06 pages of the real desk are refused with a sentence, and the way to the inbox leads out', async () => {
    const run = await start();
    for (const page of ['board', 'history', 'settings', 'practice'] as const) run.store.showPage(page);
    expect(run.store.get().page).toBe('inbox');
    expect(run.store.get().notice?.text).toContain('Leave practice');
    run.store.goInbox();
    expect(run.left()).toBe(1);
    run.session.stop();
  });
  it('T-06 stopped, it moves no more: no timer is left', async () => {
    const run = await start();
    run.session.stop();
    const before = run.store.get();
    await run.pass(60_000);
    expect(run.store.get()).toBe(before);
  });
});

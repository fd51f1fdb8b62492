// @vitest-environment happy-dom
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { afterEach, describe, expect, it } from 'vitest';
import { ANA, BEN, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
// Not part of the first load; here it is there at once.
import './batch-view.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(async () => {
  await unmount();
  unmount = async () => undefined;
});

const ALL = Array.from({ length: 12 }, (_, n) => n + 1);
const low = (n: number, change: Parameters<typeof itemOf>[1] = {}): QueueItem =>
  itemOf(n, { actionName: 'post_invoice', target: `INV-${n}`, reversible: true, routing: { riskClass: 'low' }, ...change });
type Bundle = { readonly action: ProposedAction; readonly context: ContextBundle };
const bundles: ReadonlyMap<EscalationId, Bundle> = new Map(
  ALL.map((n): [EscalationId, Bundle] => [
    idOf(n),
    {
      action: {
        name: 'post_invoice',
        arguments: { supplier: 'Harbour Foods', total: n, ...(n === 5 ? { costCentre: 'K-7' } : {}) },
        target: `INV-${n}`,
        reversible: true,
      },
      context: n === 3 ? { facts: [{ label: 'Total', value: '900', baseline: 'usual 40', odd: true }] } : {},
    },
  ]),
);

/** The table over twelve items that look alike in the queue: the third has an odd fact, the fifth other fields. */
const open = async () => {
  const screen = await renderReviewer(
    ALL.map((n) => low(n)),
    bundles,
  );
  unmount = screen.unmount;
  await screen.press('b');
  await screen.act(() => screen.store.batch.painted(0));
  return screen;
};
type Screen = Awaited<ReturnType<typeof open>>;
const drawn = (screen: Screen): EscalationId => {
  const id = screen.store.get().batch?.mustOpen;
  if (id === undefined || id === null) throw new Error('none was drawn');
  return id;
};
const read = async (screen: Screen): Promise<void> => {
  const id = drawn(screen);
  await screen.act(() => document.querySelector<HTMLElement>(`tr[data-row="${id}"]`)?.focus());
  await screen.press('Enter');
  await screen.act(() => screen.store.batch.shown(id, screen.clock.now() - NOW));
  await screen.act(() => screen.clock.advance(5_000));
  await screen.press('Escape');
};
const commit = async (screen: Screen): Promise<void> => {
  await screen.press('a');
  await screen.press('Enter');
};
const decided = (screen: Screen) => screen.sent.filter(({ name }) => name === 'escalation:decide');
const rows = (): readonly string[] => [...document.querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-row') ?? '');
const held = (item: QueueItem, decisionId: unknown, seq: number): QueueItem => ({
  ...item,
  seq,
  status: {
    kind: 'holding',
    releaseAt: NOW + 60_000,
    decision: { decisionId: decisionId as never, kind: 'approve', by: ANA, byName: 'Ana', at: NOW },
  },
});
const answerAll = async (screen: Screen): Promise<void> => {
  for (const [i, { input, answer }] of decided(screen).entries()) {
    const item = screen.store.get().inbox.items.get(input.escalationId as EscalationId);
    if (item !== undefined) await screen.act(() => answer({ ok: true, value: held(item, input.decisionId, 100 + i) }));
  }
};

describe('T-14 the table', () => {
  it('T-14 takes ten of twelve, puts out the odd ones and says why, and asks for the drawn one', async () => {
    const screen = await open();
    expect(rows()).toHaveLength(8);
    expect(screen.text()).toContain('8 items alike: Post invoice');
    const out = [...document.querySelectorAll('.batch-out li')].map((line) => line.textContent);
    expect(out).toEqual(['INV-3a fact is odd', 'INV-5has other fields']);
    expect(document.querySelector('.batch-same')?.textContent).toContain('Harbour Foods');
    expect([...document.querySelectorAll('thead th')].map((cell) => cell.textContent)).toEqual(['Item', 'total']);
    expect(document.querySelectorAll('tr[data-drawn="true"]')).toHaveLength(1);
    expect(screen.store.get().polite.text).toMatch(/^8 items alike, 2 taken out\. Open INV-\d+ first/);
  });

  it('T-14 nothing is armed before the drawn card was on the glass; asking for it is not enough', async () => {
    const screen = await open();
    await commit(screen);
    expect(decided(screen)).toEqual([]);
    const id = drawn(screen);
    await screen.act(() => screen.store.batch.open(id));
    expect(document.querySelector('.batch-card')?.textContent).toContain('INV-');
    await screen.press('a');
    expect(screen.store.get().batch?.isArmed).toBe(false);
  });

  it('T-14 X takes one out, by hand, and what was armed is armed no more', async () => {
    const screen = await open();
    await read(screen);
    await screen.press('a');
    expect(document.activeElement?.className).toContain('armed-bar');
    await screen.press('Escape');
    const [first = ''] = rows().filter((id) => id !== drawn(screen));
    await screen.act(() => document.querySelector<HTMLElement>(`tr[data-row="${first}"]`)?.focus());
    await screen.press('x');
    expect(rows()).not.toContain(first);
    expect(document.querySelector('.batch-out')?.textContent).toContain('by you');
  });

  it('T-15 one that somebody else takes meanwhile leaves the table', async () => {
    const screen = await open();
    await screen.act(() =>
      screen.queue(
        ALL.map((n) =>
          low(n, n === 1 ? { status: { kind: 'claimed', by: BEN, byName: 'Ben', leaseExpiresAt: NOW + 60_000 }, seq: 50 } : {}),
        ),
      ),
    );
    expect(rows()).toHaveLength(7);
    expect(document.querySelector('.batch-out')?.textContent).toContain('INV-1changed meanwhile');
  });
});

describe('T-16 committing and taking back', () => {
  it('T-16 one decision per item under one batch id, dwell only of the one that was read, focus and reading go on', async () => {
    const screen = await open();
    const id = drawn(screen);
    await read(screen);
    await commit(screen);
    const inputs = decided(screen).map(({ input }) => input);
    expect(inputs).toHaveLength(8);
    expect(new Set(inputs.map(({ batchId }) => batchId)).size).toBe(1);
    expect(inputs.filter(({ telemetry }) => telemetry !== undefined).map(({ escalationId }) => escalationId)).toEqual([id]);
    expect(inputs.find(({ escalationId }) => escalationId === id)?.telemetry).toEqual({ activeDwellMs: 5_000 });
    expect(screen.store.get().page).toBe('inbox');
    expect(document.activeElement?.getAttribute('data-focus-home')).not.toBeNull();
    expect([3, 5, 11, 12].map(idOf)).toContain(screen.store.get().inbox.selected);
    await answerAll(screen);
    expect(screen.text()).toContain('8 items approved together');
  });

  it('T-16 Z takes all of them back at once, and is said once', async () => {
    const screen = await open();
    await read(screen);
    await commit(screen);
    await answerAll(screen);
    await screen.press('z');
    const undone = screen.sent.filter(({ name }) => name === 'decision:undo');
    expect(undone.map(({ input }) => input.escalationId)).toEqual(decided(screen).map(({ input }) => input.escalationId));
    for (const { input, answer } of undone) {
      const item = screen.store.get().inbox.items.get(input.escalationId as EscalationId);
      if (item !== undefined)
        await screen.act(() => answer({ ok: true, value: { ...item, status: { kind: 'pending' }, seq: 200 } }));
    }
    expect(screen.store.get().polite.text).toBe('8 items taken back');
  });

  it('T-15 one that was decided elsewhere is told of, and the others are not held up by it', async () => {
    const screen = await open();
    await read(screen);
    await commit(screen);
    const [lost] = decided(screen);
    await screen.act(() =>
      lost?.answer({
        ok: false,
        error: wireError('ALREADY_DECIDED', 'Decided.', {
          current: { status: 'decided', fence: 1, by: BEN, byName: 'Ben', decision: 'reject' },
        }),
      }),
    );
    await answerAll(screen);
    expect(screen.text()).toContain('7 of 8 items approved');
    expect(document.querySelectorAll('.band-problem')).toHaveLength(1);
    expect(screen.store.get().assertive.text).toContain('7 of 8 items approved');
  });
});

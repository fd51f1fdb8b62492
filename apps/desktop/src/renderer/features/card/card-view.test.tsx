// @vitest-environment happy-dom
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { BEN, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
import { CardSkeleton } from './card-skeleton.tsx';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let open: Screen | undefined;
const render = async (...given: Parameters<typeof renderReviewer>): Promise<Screen> => {
  open = await renderReviewer(...given);
  return open;
};
afterEach(async () => {
  await open?.unmount();
  open = undefined;
});

const ACTION: ProposedAction = {
  name: 'issue_refund',
  arguments: { to: 'Dana K.', orderId: '8812' },
  amount: { minor: 248_000, currency: 'USD' },
  reversible: false,
};
const CONTEXT: ContextBundle = {
  conversation: [
    ...Array.from({ length: 14 }, (_, i) => ({ role: 'agent' as const, text: `turn ${i}` })),
    { role: 'customer', text: 'Please send it to my new card, added 2 h ago.' },
  ],
  transaction: { order: '8812', method: 'new card' },
  recommendation: { kind: 'approve', text: 'Do it.' },
  facts: [
    { label: 'Method', value: 'new card', baseline: 'original card', odd: true },
    { label: 'Card added', value: 'added 2 h ago', odd: true },
    { label: 'Mood', value: 'fine', odd: false },
  ],
};
const withBundle = (change: Parameters<typeof itemOf>[1] = {}, context = CONTEXT) =>
  [[itemOf(1, change)], new Map([[idOf(1), { action: ACTION, context }]])] as const;
const chips = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.checks [data-command^=fact]')];
const lit = (): string | null => document.querySelector('[data-lit]')?.textContent ?? null;

describe('U-18 the source of a fact', () => {
  it('each odd fact has a chip, and its key lights the very line', async () => {
    const screen = await render(...withBundle());
    expect(chips().map((chip) => chip.querySelector('.chip-label')?.textContent)).toEqual(['Method', 'Card added']);
    await screen.press('1');
    expect(screen.store.get().panel).toBe('transaction');
    expect(lit()).toContain('new card');
    expect(document.querySelectorAll('[data-lit]')).toHaveLength(1);
    await screen.press('2');
    expect(screen.store.get().panel).toBe('conversation');
    expect(lit()).toContain('added 2 h ago');
  });

  it('marks the fact checked, says so, and counts as opened evidence', async () => {
    const screen = await render(...withBundle());
    expect(chips()[0]?.dataset['checked']).toBe('false');
    await screen.press('1');
    expect(chips()[0]?.dataset['checked']).toBe('true');
    expect(chips()[0]?.title).toContain('checked');
    expect(chips()[0]?.getAttribute('aria-pressed')).toBe('true');
    expect(screen.store.get().polite.text).toBe('Method: Transaction');
    await screen.press('a');
    expect(screen.sent.at(-1)?.input['telemetry']).toMatchObject({ panelsOpened: ['transaction'] });
  });

  it('a key without a fact does nothing but say so', async () => {
    const screen = await render(...withBundle());
    await screen.press('3');
    expect(document.querySelector('[data-lit]')).toBeNull();
    expect(screen.text()).toContain('no such odd fact');
  });

  it('begins anew with the next card', async () => {
    const screen = await render([itemOf(1), itemOf(2)], new Map([[idOf(1), { action: ACTION, context: CONTEXT }]]));
    await screen.press('1');
    await screen.press('j');
    await screen.press('k');
    expect(chips()[0]?.dataset['checked']).toBe('false');
    expect(screen.store.get().look.spot).toBeNull();
  });

  it('of a long conversation the last ten turns are shown, and the one that a fact leads to', async () => {
    const screen = await render(...withBundle({}, { ...CONTEXT, facts: [{ label: 'Early', value: 'turn 2', odd: true }] }));
    expect(document.querySelectorAll('.turns .turn')).toHaveLength(10);
    await screen.press('1');
    expect(lit()).toContain('turn 2');
    await screen.act(() => document.querySelector<HTMLElement>('.turn-earlier button')?.click());
    expect(document.querySelectorAll('.turns .turn')).toHaveLength(15);
  });
});

describe('U-09 changed while you read', () => {
  it('says what changed, from what to what, disarms, and goes when it was seen', async () => {
    const screen = await render(...withBundle({ routing: { riskClass: 'high' } }));
    await screen.press('a');
    expect(document.querySelector('.armed-bar')).not.toBeNull();
    await screen.act(() =>
      screen.queue([itemOf(1, { routing: { riskClass: 'high' }, reviewTier: 'manager', deadlineAt: NOW + 300_000, seq: 2 })]),
    );
    const notice = (): string => document.querySelector('.card-notice')?.textContent ?? '';
    expect(document.querySelector('.armed-bar')).toBeNull();
    expect(notice()).toContain('Tier Senior → Manager');
    expect(notice()).toMatch(/Deadline \d\d:\d\d → \d\d:\d\d/);
    await screen.paint();
    await screen.press('Escape');
    expect(notice()).toBe('');
    expect(screen.store.get().inbox.selected).toBe(idOf(1));
  });

  it('a key that comes within 350 ms of the change decides nothing', async () => {
    const screen = await render(...withBundle());
    await screen.act(() => screen.queue([itemOf(1, { deadlineAt: NOW + 300_000, seq: 2 })]));
    await screen.press('a');
    expect(screen.sent.map(({ name }) => name)).not.toContain('escalation:decide');
  });

  it('two changes are told against what was read first', async () => {
    const screen = await render(...withBundle());
    await screen.act(() => screen.queue([itemOf(1, { reviewTier: 'manager', seq: 2 })]));
    await screen.act(() => screen.queue([itemOf(1, { reviewTier: 'senior_reviewer', seq: 3 })]));
    expect(document.querySelector('.card-notice')?.textContent).toContain('changed back');
  });
});

describe('U-15 the agent’s view by risk', () => {
  it.each([
    ['low', /recommends approve/],
    ['medium', /recommends approve/],
    ['high', /hidden until you ask/],
    ['critical', /after your own call/],
  ] as const)('%s', async (riskClass, line) => {
    const screen = await render(...withBundle({ routing: { riskClass } }));
    expect(document.querySelector('.agent-view-line')?.textContent).toMatch(line);
    expect(document.querySelector('.agent-view-body')).toBeNull();
    expect(document.querySelector('.card-head')?.textContent).not.toContain('recommends');
    await screen.press('v');
    expect(document.querySelector('.agent-view-body')?.textContent).toContain('Do it.');
  });
});

describe('U-19 what every card says', () => {
  it('whether it can be undone, and what happens if nobody decides', async () => {
    await render(...withBundle());
    expect(document.querySelector('[data-slot=meta]')?.textContent).toContain('cannot be undone');
    expect(document.querySelector('[data-slot=consequence]')?.textContent).toMatch(/rejected at \d\d:\d\d/);
  });

  it('the skeleton has the slots of a card', () => {
    const skeleton = document.createElement('div');
    skeleton.innerHTML = renderToStaticMarkup(<CardSkeleton />);
    for (const slot of ['.meta', '.headline', '.why', '.facts-odd', '.facts-calm', '.checks', '.evidence', '.decision-bar'])
      expect(skeleton.querySelectorAll(slot), slot).toHaveLength(1);
  });
});

describe('U-23 what others hold or were given', () => {
  it('cannot be decided here, but may be taken by a claim', async () => {
    const screen = await render(...withBundle({ assignee: BEN, assigneeName: 'Ben' }));
    expect(screen.text()).toContain('With others');
    expect(document.querySelector('.blocked-bar')?.textContent).toContain('Assigned to Ben');
    await screen.press('a');
    expect(screen.sent).toEqual([]);
    await screen.press('t');
    expect(screen.sent.at(-1)?.name).toBe('escalation:claim');
  });
});

describe('U-24 states', () => {
  const stateOf = (change: Parameters<typeof itemOf>[1]) => async (): Promise<string> => {
    const screen = await render(...withBundle());
    const gone = itemOf(1, { seq: 2, ...change });
    await screen.act(() => screen.queue([], [gone]));
    return document.querySelector('.card')?.textContent ?? '';
  };
  it.each([
    ['expired', { status: { kind: 'expired' } }, 'Expired'],
    ['withdrawn', { status: { kind: 'withdrawn' } }, 'Withdrawn'],
    ['replaced', { status: { kind: 'superseded' } }, 'Replaced'],
  ] as const)('%s', async (_name, change, words) => {
    expect(await stateOf(change)()).toContain(words);
  });

  it('taken by somebody, who is named', async () => {
    const screen = await render(...withBundle());
    await screen.act(() => screen.queue([itemOf(1, { seq: 2, status: { kind: 'claimed', by: BEN, byName: 'Ben' } })]));
    expect(document.querySelector('.card-notice')?.textContent).toContain('Ben took this');
  });

  it('out of sight', async () => {
    const screen = await render(...withBundle());
    await screen.act(() => screen.queue([]));
    expect(screen.text()).toContain('No longer yours to see');
  });

  it('all snoozed, and when the first comes back', async () => {
    const screen = await render([itemOf(1, { status: { kind: 'snoozed', until: NOW + 300_000 } })]);
    expect(screen.text()).toContain('All of it is snoozed');
    expect(document.querySelector('.queue-calm')?.textContent).toMatch(/\d\d:\d\d/);
  });

  it('offline, then stale with its age', async () => {
    const screen = await render(...withBundle());
    await screen.act(() => screen.connect({ kind: 'reconnecting', attempt: 1, retryAt: NOW, since: screen.clock.now() }));
    await screen.act(() => screen.clock.advance(3_000));
    expect(document.querySelector('.band-offline')?.textContent).toContain('Trying again');
    await screen.act(() => screen.clock.advance(13_000));
    expect(document.querySelector('.band-offline')?.textContent).toMatch(/No connection.*1[67]s ago/);
  });
});

// @vitest-environment happy-dom
import type { DecisionId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { READY } from '../../test/fake-hub.ts';
import { ANA, BEN, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
const close = async (): Promise<void> => {
  await unmount();
  unmount = async () => undefined;
};
afterEach(close);
/** One screen at a time: each listens for the keys of the whole window. */
const render = async (...parameters: Parameters<typeof renderReviewer>) => {
  await close();
  const screen = await renderReviewer(...parameters);
  unmount = screen.unmount;
  return screen;
};
type Screen = Awaited<ReturnType<typeof render>>;
const high = (n: number) => itemOf(n, { routing: { riskClass: 'high' } });
const HOUR = 3_600_000;
const last = (screen: Screen) => screen.sent.at(-1);
const focused = () => document.activeElement;
const button = (name: RegExp): HTMLElement => {
  const found = [...document.querySelectorAll('button')].find((b) => name.test(b.textContent));
  if (found === undefined) throw new Error(`no button ${String(name)}`);
  return found;
};
/** A click as a mouse makes it; Enter on a button gives a click with detail 0. */
const click = (element: Element, detail: number) =>
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));

describe('K-10 snooze', () => {
  it('a digit chooses when; what ends after the deadline cannot be chosen', async () => {
    const screen = await render([itemOf(1, { deadlineAt: NOW + HOUR / 2 })]);
    await screen.press('h');
    expect(screen.sent).toHaveLength(0);
    expect(focused()?.getAttribute('aria-label')).toBe('Snooze');
    await screen.press('2');
    expect(screen.sent).toHaveLength(0);
    await screen.press('3');
    expect(last(screen)).toMatchObject({ name: 'escalation:snooze', input: { until: NOW + HOUR / 2 - 15 * 60_000 } });
  });
  it('Escape leads back; where the deadline leaves no choice, a sentence says so', async () => {
    const screen = await render([itemOf(1, { deadlineAt: NOW + 5 * 60_000 }), itemOf(2, { deadlineAt: NOW + HOUR })]);
    await screen.press('h');
    expect(screen.text()).toContain('The deadline is too near');
    await screen.press('j');
    await screen.paint();
    await screen.press('h');
    await screen.press('Escape');
    await screen.press('1');
    expect(screen.sent).toHaveLength(0);
    expect(focused()).not.toBe(document.body);
  });
});

describe('K-11 raise', () => {
  it('to any tier above, by digit', async () => {
    const screen = await render([itemOf(1, { reviewTier: 'junior_reviewer' })]);
    await screen.press('E', { shiftKey: true, code: 'KeyE' });
    expect(document.querySelectorAll('.reasons-bar .bar-reason')).toHaveLength(2);
    await screen.press('2');
    expect(last(screen)).toMatchObject({ name: 'escalation:raise', input: { to: 'manager' } });
  });
  it('one tier with E; from the highest one nowhere, and that is said', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('e');
    expect(last(screen)?.input).not.toHaveProperty('to');
    const top = await render([itemOf(1, { reviewTier: 'manager' })]);
    await top.press('e');
    expect(top.sent).toHaveLength(0);
    expect(top.text()).toContain('no tier above');
  });
});

describe('K-12 flag', () => {
  it('F and Enter flag without a note; the note goes along; F again takes it back', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('f');
    expect(focused()?.tagName).toBe('INPUT');
    await screen.act(() => document.querySelector<HTMLFormElement>('.flag-bar')?.requestSubmit());
    expect(last(screen)).toMatchObject({ name: 'escalation:flag', input: { escalationId: idOf(1), flagged: true } });
    expect(last(screen)?.input).not.toHaveProperty('note');
    await screen.act(() => last(screen)?.answer({ ok: true, value: itemOf(1, { seq: 40, flagged: true }) }));
    await screen.press('f');
    expect(last(screen)?.input).toMatchObject({ flagged: false });
  });
  it('carries the note, and works on an item that somebody else has claimed', async () => {
    const screen = await render([itemOf(1, { status: { kind: 'claimed', by: BEN, byName: 'Ben' } })]);
    await screen.press('f');
    const note = document.querySelector<HTMLInputElement>('.flag-note');
    if (note !== null) note.value = ' twice the usual ';
    await screen.act(() => document.querySelector<HTMLFormElement>('.flag-bar')?.requestSubmit());
    expect(last(screen)?.input).toMatchObject({ flagged: true, note: 'twice the usual' });
    expect(focused()).not.toBe(document.body);
  });
  it('letters in the note decide nothing; Escape flags nothing', async () => {
    const screen = await render([itemOf(1), itemOf(2)]);
    await screen.press('f');
    for (const key of ['a', 'r', 'e']) await screen.press(key);
    await screen.press('Escape');
    expect(screen.sent).toHaveLength(0);
    expect(focused()).not.toBe(document.body);
  });
});

describe('K-13 search', () => {
  const items = [itemOf(1, { target: 'Orbit' }), itemOf(2, { target: 'Nordwind' }), itemOf(3, { target: 'Orbit East' })];
  const type = (screen: Screen, text: string) => screen.act(() => screen.store.search(text));
  const rows = () => [...document.querySelectorAll('[role=option] .row-title')].map((row) => row.textContent);

  it('narrows the rows, leaves the selection and the count, and Enter goes to what was found', async () => {
    const screen = await render(items);
    await screen.press('/');
    expect(focused()?.getAttribute('aria-label')).toBe('Search the queue');
    await type(screen, 'nordwind');
    expect(rows()).toHaveLength(1);
    expect(screen.store.get().inbox.selected).toBe(idOf(1));
    expect(document.querySelector('.status-bar')?.textContent).toContain('3 items waiting');
    await screen.press('Enter');
    expect(screen.store.get().inbox.selected).toBe(idOf(2));
    expect(focused()?.className).toContain('queue-list');
  });
  it('nothing found has a sentence and a way out; Escape clears', async () => {
    const screen = await render(items);
    await screen.press('/');
    await type(screen, 'zzz');
    expect(screen.text()).toContain('Nothing in the queue is like that');
    await screen.press('Escape');
    expect(rows()).toHaveLength(3);
    expect(document.querySelector('.queue-search')).toBeNull();
    expect(focused()?.className).toContain('queue-list');
  });
  it('J walks through what was found', async () => {
    const screen = await render(items);
    await screen.press('/');
    await type(screen, 'orbit');
    await screen.press('Enter');
    await screen.press('j');
    expect(screen.store.get().inbox.selected).toBe(idOf(3));
  });
});

describe('K-14 what follows a decision', () => {
  const four = [1, 2, 3, 4].map((n) => itemOf(n));
  it.each([
    ['next', 3],
    ['previous', 1],
    ['list', 3],
    ['stay', 2],
  ] as const)('%s', async (advanceCalm, expected) => {
    const screen = await render(four, undefined, { advanceCalm });
    await screen.press('j');
    await screen.paint();
    await screen.press('a');
    expect(last(screen)?.input).toMatchObject({ escalationId: idOf(2) });
    expect(screen.store.get().inbox.selected).toBe(idOf(expected));
    if (advanceCalm === 'list') expect(focused()?.className).toContain('queue-list');
    expect(focused()).not.toBe(document.body);
  });
  it('high risk stays by default, and goes on when that is chosen', async () => {
    for (const [chosen, expected] of [
      [{}, 1],
      [{ advanceGrave: 'next' as const }, 2],
    ] as const) {
      const screen = await render([high(1), high(2)], undefined, chosen);
      await screen.press('a');
      await screen.press('Enter');
      expect(screen.store.get().inbox.selected).toBe(idOf(expected));
    }
  });
});

describe('K-15 a click teaches the key', () => {
  it('three times and not more; Enter on the button teaches nothing', async () => {
    const screen = await render([itemOf(1), itemOf(2)]);
    const lesson = () => document.querySelector('.lesson')?.textContent;
    await screen.act(() => void click(button(/^Claim/), 0));
    expect(lesson()).toBeUndefined();
    for (const times of [1, 2, 3]) {
      await screen.act(() => void click(button(/^Claim/), 1));
      expect(lesson()).toContain('Claim or release has a key:');
      expect(screen.settings().keyLessons['item.claim']).toBe(times);
      await screen.act(() => screen.clock.advance(6_100));
      expect(lesson()).toBeUndefined();
    }
    await screen.act(() => void click(button(/^Claim/), 1));
    expect(lesson()).toBeUndefined();
  });
  it('not where the key does nothing', async () => {
    const screen = await render([itemOf(1)], undefined, { singleKeys: 'off' });
    await screen.act(() => void click(button(/^Claim/), 1));
    expect(document.querySelector('.lesson')).toBeNull();
  });
});

describe('K-07 a chord', () => {
  it('is on screen for a second with what may follow, then gone', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('g');
    expect(document.querySelector('.chord')?.textContent).toMatch(/G.*Inbox.*My history.*Settings/);
    expect(document.querySelector('.chord')?.textContent).not.toContain('Board');
    await screen.act(() => screen.clock.advance(1_100));
    expect(document.querySelector('.chord')).toBeNull();
    await screen.press('s');
    expect(screen.store.get().page).toBe('inbox');
  });
  it('of a supervisor has the board', async () => {
    const screen = await render([itemOf(1)]);
    const sue: Principal = { id: ANA, role: 'supervisor', name: 'Sue', tiers: [] };
    await screen.act(() =>
      screen.connect(READY.kind === 'ready' ? { ...READY, session: { ...READY.session, principal: sue } } : READY),
    );
    await screen.press('g');
    expect(document.querySelector('.chord')?.textContent).toContain('Board');
  });
});

describe('K-02 on the real screen', () => {
  it('off: A is inert, no hint shows it, and the button still does it', async () => {
    const screen = await render([itemOf(1), itemOf(2)], undefined, { singleKeys: 'off' });
    for (const key of ['a', 'r', 'e', 'g', '?']) await screen.press(key);
    expect(screen.sent).toHaveLength(0);
    const approve = button(/^Approve/);
    expect(approve.querySelector('kbd')).toBeNull();
    expect(approve.hasAttribute('aria-keyshortcuts')).toBe(false);
    await screen.act(() => void click(approve, 0));
    expect(last(screen)?.name).toBe('escalation:decide');
  });
  it('with Alt: Alt+A approves, A alone does not, and the button says so', async () => {
    const screen = await render([itemOf(1), itemOf(2)], undefined, { singleKeys: 'alt' });
    await screen.press('a');
    expect(screen.sent).toHaveLength(0);
    expect(button(/^Approve/).getAttribute('aria-keyshortcuts')).toBe('Alt+a');
    await screen.press('a', { altKey: true });
    expect(screen.sent).toHaveLength(1);
  });
  it('K-04 a chosen key acts, and is the one on the button and in the overlay', async () => {
    const screen = await render([itemOf(1), itemOf(2)], undefined, { keys: { 'decide.approve': ['y'] } });
    expect(button(/^Approve/).querySelector('kbd')?.textContent).toBe('Y');
    await screen.press('?');
    expect(document.querySelector('[data-command="decide.approve"] kbd')?.textContent).toBe('Y');
    await screen.press('Escape');
    await screen.press('a');
    expect(screen.sent).toHaveLength(0);
    await screen.press('y');
    expect(screen.sent).toHaveLength(1);
  });
});

describe('presence', () => {
  it('G T says that one is on a break, and says it on screen when the hub has it', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('g');
    await screen.press('t');
    expect(last(screen)).toMatchObject({ name: 'presence:set', input: { status: 'on_break' } });
    expect(screen.text()).not.toContain('On a break');
    await screen.act(() => last(screen)?.answer({ ok: true, value: { status: 'on_break', at: NOW } }));
    expect(screen.text()).toContain('On a break');
  });
});

describe('K-16 the focus', () => {
  it('goes to a page and comes back to the list; what was armed is not armed any more', async () => {
    const screen = await render([high(1), high(2)]);
    await screen.press('a');
    await screen.act(() => screen.store.showPage('settings'));
    expect(document.activeElement?.closest('[data-page]')?.getAttribute('data-page')).toBe('settings');
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('inbox');
    expect(focused()?.className).toContain('queue-list');
    await screen.paint();
    await screen.press('Enter');
    expect(screen.sent).toHaveLength(0);
  });
  it('is on the list when the last item was decided', async () => {
    const screen = await render([itemOf(1)]);
    button(/^Approve/).focus();
    await screen.act(() => void click(button(/^Approve/), 1));
    const decisionId = last(screen)?.input.decisionId as DecisionId;
    const decision = { decisionId, kind: 'approve', by: ANA, byName: 'Ana', at: NOW } as const;
    await screen.act(() =>
      last(screen)?.answer({ ok: true, value: itemOf(1, { seq: 9, status: { kind: 'decided', decision } }) }),
    );
    await screen.act(() => screen.queue([]));
    await vi.waitFor(() => expect(focused()).not.toBe(document.body));
  });
});

// @vitest-environment happy-dom
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Board } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { afterEach, describe, expect, it } from 'vitest';
import { boardOf, boardPerson } from '../../test/board.ts';
import { READY } from '../../test/fake-hub.ts';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;
afterEach(() => screen.unmount());

const SUE = { id: 'sue' as PrincipalId, role: 'supervisor' as const, name: 'Sue', tiers: [] };
const uncovered = [{ reviewTier: 'senior_reviewer' as const, waiting: 2, oldestAt: NOW - 240_000 }];

const signIn = async (items: readonly QueueItem[]): Promise<Screen> => {
  screen = await renderReviewer(items);
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const ready = { ...READY, session: { ...READY.session, principal: SUE } };
  await screen.act(() => screen.connect(ready));
  return screen;
};
const openBoard = async (items: readonly QueueItem[], board: Board = boardOf()): Promise<Screen> => {
  await signIn(items);
  await screen.press('g');
  await screen.press('b');
  await screen.act(async () => void (await import('./board-page.tsx')));
  await screen.act(() => screen.sent.findLast(({ name }) => name === 'board:read')?.answer({ ok: true, value: board }));
  return screen;
};
const alarms = () => document.querySelector('.alarms');
const button = (name: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('button')].find(({ textContent }) => textContent?.includes(name));
const sentTo = (name: string) => screen.sent.filter((one) => one.name === name);
const click = (name: string) => screen.act(() => button(name)?.click());

/** As React sees typing: the value is set by the element's own setter, and told. */
const type = (field: HTMLInputElement | null, value: string): Promise<void> =>
  screen.act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });

describe('O-31 the alarm on the board', () => {
  it('says how many wait for whom and since when, from the board’s own answer, and goes with the hub’s word', async () => {
    await openBoard([itemOf(1), itemOf(2)], boardOf({ uncovered }));
    expect(alarms()?.textContent).toContain('2 items wait for a senior and nobody can take them');
    expect(alarms()?.textContent).toContain('4m');
    await screen.act(() => screen.tell('coverage:changed', { uncovered: [] }));
    expect(alarms()).toBeNull();
    await screen.act(() => screen.tell('coverage:changed', { uncovered: [{ ...uncovered[0], waiting: 1 }] }));
    expect(alarms()?.textContent).toContain('1 item waits for a senior and nobody can take it');
  });
  it('calls everybody to what is free, once each, and says so', async () => {
    const claimed = itemOf(3, {
      status: { kind: 'claimed', by: 'ben' as PrincipalId, byName: 'Ben', leaseExpiresAt: NOW + 60_000 },
    });
    const [one, two] = [itemOf(1), itemOf(2)];
    await openBoard([one, two, claimed], boardOf({ uncovered }));
    await click('Call everybody');
    expect(sentTo('escalation:call').map(({ input }) => input['escalationId'])).toEqual([one.id, two.id]);
    for (const [i, sent] of sentTo('escalation:call').entries())
      await screen.act(() =>
        sent.answer({ ok: true, value: { ...[one, two][i], audience: 'everybody', fence: 9, version: 9, seq: 99 } }),
      );
    expect(screen.text()).toContain('Everybody was called');
    expect(button('Call everybody')).toBeUndefined();
    expect(document.querySelector('.board-column')?.parentElement?.textContent).toContain('everybody was asked');
  });
  it('leads to giving the item away, and to the tiers of somebody who could take it', async () => {
    const people = [
      boardPerson('ana', { tiers: ['senior_reviewer'], availability: { capacity: 0, out: null } }),
      boardPerson('ben', { tiers: ['manager'] }),
    ];
    await openBoard([itemOf(1)], boardOf({ uncovered, people }));
    await click('Assign…');
    expect(document.querySelector('dialog h2')?.textContent).toContain('Move');
    await screen.press('Escape');
    await screen.act(() => screen.store.board.ask(null));
    await click('Change tiers…');
    expect(document.querySelector('dialog h2')?.textContent).toBe('Tiers of Ben');
  });
  it('an item to which the supervisors were called is an alarm of its own', async () => {
    await openBoard([itemOf(1, { audience: 'supervisors', overdue: true, deadlineAt: null })]);
    expect(alarms()?.textContent).toContain('nobody decided in time');
  });
  it('is seen on every other page, too, with the way to the board; by supervisors only', async () => {
    await signIn([itemOf(1)]);
    await screen.act(() => screen.tell('coverage:changed', { uncovered }));
    expect(document.querySelector('.bands')?.textContent).toContain('nobody can take them');
    await click('Open the board');
    expect(document.querySelector('.bands')?.textContent).not.toContain('nobody can take them');
  });
});

describe('O-32 people of the board', () => {
  const away = { from: NOW - 1, until: NOW + 3_600_000 };
  const people = [
    boardPerson('ana', { availability: { capacity: 2, out: null } }),
    boardPerson('ben', { availability: { capacity: null, out: away } }),
  ];
  const given = itemOf(1, { assignee: 'ana' as PrincipalId, assigneeName: 'Ana' });

  it('their row says how much they may have, and until when they are out', async () => {
    await openBoard([given], boardOf({ people }));
    const rows = [...document.querySelectorAll('.person-row')].map(({ textContent }) => textContent ?? '');
    expect(rows[0]).toContain('1 of 2 open');
    expect(rows[1]).toContain('out until');
  });
  it('O sets it, Z takes it back', async () => {
    await openBoard([given], boardOf({ people }));
    for (let i = 0; i < 2; i++) await screen.press('ArrowRight');
    await screen.press('o');
    expect(document.querySelector('dialog h2')?.textContent).toBe('Availability of Ana');
    const capacity = document.querySelector<HTMLInputElement>('.availability-capacity input');
    expect(capacity?.value).toBe('2');
    await type(capacity, 'many');
    await screen.act(() => document.querySelector('form')?.requestSubmit());
    expect(document.querySelector('dialog')?.textContent).toContain('A whole number');
    await type(capacity, '5');
    await screen.act(() => document.querySelector('form')?.requestSubmit());
    const [set] = sentTo('reviewer:set-availability');
    expect(set?.input).toEqual({ principalId: 'ana', capacity: 5, out: null });
    await screen.act(() => set?.answer({ ok: true, value: { id: 'ana', name: 'Ana', capacity: 5, out: null } }));
    await screen.press('z');
    expect(sentTo('reviewer:set-availability')[1]?.input).toEqual({ principalId: 'ana', capacity: 2, out: null });
  });
  it('giving to somebody out of office or full asks first, and insists after a yes', async () => {
    await openBoard([itemOf(1)], boardOf({ people }));
    await screen.act(() => screen.store.board.move(itemOf(1).id, { person: 'ben' as PrincipalId }));
    const refusal = wireError('NOT_ALLOWED', 'This person is out of office.', { field: 'out', limit: away.until });
    await screen.act(() => sentTo('escalation:assign')[0]?.answer({ ok: false, error: refusal }));
    expect(document.querySelector('dialog h2')?.textContent).toBe('Ben is out of office. Give it anyway?');
    await click('Give it anyway');
    expect(sentTo('escalation:assign')[1]?.input).toMatchObject({ assignee: 'ben', force: true });
  });
});

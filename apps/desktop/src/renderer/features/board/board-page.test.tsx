// @vitest-environment happy-dom
import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import { RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import type { Board } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../platform/settings.ts';
import { boardAgent, boardOf, boardPerson } from '../../test/board.ts';
import { READY } from '../../test/fake-hub.ts';
import { NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;

// happy-dom lays nothing out; a chart needs a size to be drawn in.
HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 360, 110);

afterEach(() => screen.unmount());

const SUE = { id: 'sue' as PrincipalId, role: 'supervisor', name: 'Sue', tiers: [] } as const;

/** The board of a supervisor, reached by its key, with the hub's answer given. */
const openBoard = async (
  items: readonly QueueItem[],
  board: Board | null = boardOf(),
  settings: Partial<Settings> = {},
): Promise<Screen> => {
  screen = await renderReviewer(items, undefined, settings);
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const ready = { ...READY, session: { ...READY.session, principal: { ...SUE, tiers: [] } } };
  await screen.act(() => screen.connect(ready));
  await screen.press('g');
  await screen.press('b');
  // The board and its charts are chunks of their own.
  await screen.act(async () => void (await import('./board-page.tsx')));
  await screen.act(async () => void (await import('./charts.tsx')));
  if (board !== null) await screen.act(() => lastRead()?.answer({ ok: true, value: board }));
  return screen;
};
const lastRead = () => screen.sent.findLast(({ name }) => name === 'board:read');
const column = (tier: string) => document.querySelector(`.board-column[data-tier="${tier}"]`);
const rowsIn = (tier: string): readonly string[] =>
  [...(column(tier)?.querySelectorAll<HTMLElement>('[role=option]') ?? [])].map(({ dataset }) => dataset.id ?? '');
const selectedIn = (tier: string): string | undefined =>
  column(tier)?.querySelector<HTMLElement>('[aria-selected=true]')?.dataset.id;

describe('L-10 the board in a page that reads from the right', () => {
  afterEach(() => {
    document.documentElement.dir = '';
  });
  it('the arrows go by what is seen; a command, and a key that somebody chose, do what they are called', async () => {
    document.documentElement.dir = 'rtl';
    const movedTo = () => screen.sent.findLast(({ name }) => name === 'escalation:assign')?.input['reviewTier'];
    await openBoard([itemOf(1)]);
    await screen.press('ArrowRight', { shiftKey: true });
    expect(movedTo()).toBe('junior_reviewer');
    await screen.unmount();
    await openBoard([itemOf(1)], undefined, { keys: { 'board.move-up': ['u'] } });
    await screen.press('u');
    expect(movedTo()).toBe('manager');
  });
});

describe('U-20 rows of the board', () => {
  it('are masked for a supervisor, and so is what is said of them', async () => {
    await openBoard([itemOf(1, { target: 'Dana Kowalski' })]);
    expect(column('senior_reviewer')?.textContent).toContain('D. K.');
    await screen.press('ArrowRight', { shiftKey: true });
    await screen.press('t');
    expect(screen.text()).not.toContain('Kowalski');
  });
});

describe('B-18 B-19 the board by keys', () => {
  it('has a listbox for each tier, with size and place, and the focus in the one that the keys act in', async () => {
    await openBoard([itemOf(1), itemOf(2), itemOf(3, { reviewTier: 'manager' })]);
    const list = column('senior_reviewer')?.querySelector('[role=listbox]');
    expect(document.activeElement).toBe(list);
    expect(list?.getAttribute('aria-activedescendant')).toBe(`board-${idOf(1)}`);
    expect(list?.getAttribute('aria-label')).toBe('senior, 2 items');
    expect(column('senior_reviewer')?.querySelector('[role=option]')?.getAttribute('aria-setsize')).toBe('2');
    expect(rowsIn('manager')).toEqual([idOf(3)]);
    expect(column('junior_reviewer')?.textContent).toContain('Nothing waits here');
  });
  it('walks with the arrows: rows, then columns, then people', async () => {
    await openBoard([itemOf(1), itemOf(2), itemOf(3, { reviewTier: 'manager' })]);
    await screen.press('ArrowDown');
    expect(selectedIn('senior_reviewer')).toBe(idOf(2));
    await screen.press('ArrowRight');
    expect(document.activeElement?.getAttribute('data-board-column')).toBe('manager');
    await screen.press('ArrowRight');
    expect(document.activeElement?.getAttribute('data-board-column')).toBe('people');
    await screen.press('ArrowLeft');
    await screen.press('ArrowLeft');
    expect(selectedIn('senior_reviewer')).toBe(idOf(2));
  });
  it('five thousand items are not five thousand elements', async () => {
    await openBoard(Array.from({ length: 5_000 }, (_, i) => itemOf(i + 1)));
    expect(rowsIn('senior_reviewer').length).toBeGreaterThan(5);
    expect(rowsIn('senior_reviewer').length).toBeLessThan(60);
  });
});

describe('B-14 B-16 moving on screen', () => {
  it('Shift and an arrow move the row, marked until the answer; Z takes it back', async () => {
    await openBoard([itemOf(1), itemOf(2)]);
    await screen.press('ArrowRight', { shiftKey: true });
    const row = column('manager')?.querySelector(`[data-id="${idOf(1)}"]`);
    expect(row?.getAttribute('aria-busy')).toBe('true');
    expect(row?.textContent).toContain('moving…');
    expect(selectedIn('senior_reviewer')).toBe(idOf(2));
    const sent = screen.sent.findLast(({ name }) => name === 'escalation:assign');
    await screen.act(() =>
      sent?.answer({ ok: true, value: itemOf(1, { reviewTier: 'manager', fence: 1, version: 2, seq: 50 }) }),
    );
    expect(document.querySelector('.board-toasts')?.textContent).toContain('Moved Issue refund, o. 1. to manager');
    await screen.press('z');
    expect(screen.sent.findLast(({ name }) => name === 'escalation:assign')?.input).toMatchObject({
      fence: 1,
      reviewTier: 'senior_reviewer',
    });
  });
  it('T finds tiers and people by typing, with their load', async () => {
    const items = [itemOf(1), itemOf(2, { assignee: 'ben' as PrincipalId, assigneeName: 'Ben' })];
    await openBoard(items);
    await screen.press('t');
    const options = (): readonly string[] =>
      [...document.querySelectorAll('dialog [role=option]')].map(({ textContent }) => textContent);
    expect(options()).toEqual([
      'junior0 items',
      'seniorhere now',
      'manager0 items',
      'Ana0 open · junior, senior, and manager · on shift',
      'Ben1 open · junior, senior, and manager · on shift',
    ]);
    expect(document.activeElement?.getAttribute('role')).toBe('combobox');
    const input = document.activeElement as HTMLInputElement;
    await screen.act(() => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(input, 'be');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(options()).toHaveLength(1);
    await screen.press('Enter');
    expect(screen.sent.at(-1)).toMatchObject({
      name: 'escalation:assign',
      input: { assignee: 'ben', reviewTier: 'senior_reviewer' },
    });
  });
  it('an item that somebody has open asks by name, and no is the default of Escape', async () => {
    await openBoard([itemOf(1, { status: { kind: 'claimed', by: 'ben' as PrincipalId, byName: 'Ben' } })]);
    await screen.press('ArrowRight', { shiftKey: true });
    expect(document.querySelector('dialog')?.textContent).toContain('Ben has this open. Move anyway?');
    await screen.press('Escape');
    expect(document.querySelector('dialog')).toBeNull();
    expect(screen.sent.some(({ name }) => name === 'escalation:assign')).toBe(false);
  });
});

describe('B-20 people and agents', () => {
  const people = [
    boardPerson('cy', { tiers: ['junior_reviewer'], presence: 'on_break', presenceAt: NOW - 240_000 }),
    boardPerson('ana', { highRiskLastHour: 6, activeMinutes: 38 }),
    boardPerson('sue', { role: 'supervisor', tiers: [] }),
  ];
  it('stand by name, say load and status, and nothing of quality', async () => {
    await openBoard([itemOf(1, { assignee: 'ana' as PrincipalId, assigneeName: 'Ana' })], boardOf({ people }));
    const rows = [...document.querySelectorAll('.person-row')].map(({ textContent }) => textContent);
    expect(rows.map((row) => row.slice(0, 3).trim())).toEqual(['Ana', 'Cy']);
    expect(rows[0]).toContain('1 open');
    expect(rows[0]).toContain('6 high/h');
    expect(rows[0]).toContain('38m active');
    expect(rows[1]).toContain('break 4m');
    expect(document.querySelector('.board-people')?.textContent).not.toMatch(/score|rank|quality|%|approv/i);
  });
  it('U-14 the reason of a pause, and names, cannot turn the sentence round or hide in it', async () => {
    const paused = { at: NOW, by: SUE.id, byName: 'S\u202eue', reason: 'all \u202efine\u200b\u0007' };
    await openBoard([itemOf(1)], boardOf({ agents: [boardAgent('agent-1', { name: 'agent', paused })] }));
    const said = document.querySelector('.agent-row')?.textContent ?? '';
    expect(['\u202e', '\u200b', '\u0007'].filter((sign) => said.includes(sign))).toEqual([]);
  });
  it('B-25 a paused agent is marked with who and why, and on its items', async () => {
    const paused = { at: NOW, by: SUE.id, byName: 'Sue', reason: 'double payouts' };
    await openBoard([itemOf(1)], boardOf({ agents: [boardAgent('agent-1', { name: 'invoice-agent', paused })] }));
    const agent = document.querySelector('.agent-row');
    expect(agent?.textContent).toContain('paused by Sue: double payouts');
    expect(agent?.querySelector('button')?.getAttribute('aria-label')).toBe('Resume invoice-agent');
    expect(column('senior_reviewer')?.textContent).toContain('agent paused');
  });
});

describe('B-22 B-27 the headline', () => {
  it('has six numbers, each with what it is held against', async () => {
    await openBoard([itemOf(1), itemOf(2, { openedAt: NOW - 460_000 })], boardOf({ hourAgo: { waiting: 1, oldestMs: 100_000 } }));
    const figures = [...document.querySelectorAll('.figure')].map(({ textContent }) => textContent);
    expect(figures).toHaveLength(6);
    expect(figures[0]).toContain('Waiting2target 40 · ↑ 1 in 1h');
    expect(figures[1]).toContain('limit 10:00');
    expect(figures[5]).toContain('Reviewing2tiers 3 of 3');
  });
  it('figures that were not read for fifteen seconds say how old they are', async () => {
    await openBoard([itemOf(1)]);
    await screen.act(() => lastRead()?.answer({ ok: true, value: boardOf() }));
    expect(screen.text()).not.toContain('Figures are');
    await screen.act(() => screen.clock.advance(16_000));
    expect(screen.text()).toContain('Figures are');
  });
  it('a board that cannot be read says so, and the items are there all the same', async () => {
    await openBoard([itemOf(1)], null);
    await screen.act(() => lastRead()?.answer({ ok: false, error: wireError('STORE_UNAVAILABLE', 'busy') }));
    expect(screen.text()).toContain('The board could not be loaded');
    expect(rowsIn('senior_reviewer')).toEqual([idOf(1)]);
  });
});

describe('warnings say why', () => {
  it('B-13 n, minimum n, interval, window and rule are one key away', async () => {
    await openBoard([itemOf(1, { openedAt: NOW - 900_000, deadlineAt: NOW + 60_000 })]);
    const warning = document.querySelector('.warning');
    expect(warning?.textContent).toContain('1 at risk');
    const why = [...(warning?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === 'Why?');
    expect(why?.getAttribute('aria-expanded')).toBe('false');
    await screen.act(() => why?.click());
    const facts = [...(warning?.querySelectorAll('.warning-why dt') ?? [])].map(({ textContent }) => textContent);
    expect(facts).toEqual(['measured', 'limit', '95% interval', 'n', 'minimum n', 'window', 'since']);
  });
});

describe('Q-14 Q-12 the newer signs say what they rest on', () => {
  const linesOf = (start: string): readonly string[] => {
    const warning = [...document.querySelectorAll('.warning')].find(({ textContent }) => textContent?.includes(start));
    return [...(warning?.querySelectorAll('.warning-why dl > div') ?? [])].map(({ textContent }) => textContent ?? '');
  };
  it('late escalations: the percentile, its open interval, n of both windows', async () => {
    const times = [
      { bucket: bucketOf(8_000), count: 14 },
      { bucket: bucketOf(90_000), count: 6 },
    ];
    const from = boardOf().now;
    await openBoard(
      [itemOf(1)],
      boardOf({
        notified: [
          { from, times },
          { from, times },
          { from, times: [] },
        ],
      }),
    );
    expect(document.querySelector('.warning-title')?.textContent).toContain(
      'One escalation in twenty reaches a screen only after 1:28',
    );
    expect(document.querySelector('.warning-detail')?.textContent).toMatch(/^95% interval from 1:\d\d up, n = 40\.$/);
    expect(linesOf('One escalation')).toEqual(expect.arrayContaining(['limit1:00', 'n40', 'minimum n40', 'looks in a row2']));
  });
  it('overrides: how many of how many, in the week and before', async () => {
    const overrides = Array.from({ length: 37 }, (_, i) => ({ day: i * 86_400_000, decided: 20, overridden: i < 28 ? 1 : 5 }));
    await openBoard([itemOf(1)], boardOf({ overrides }));
    expect(linesOf('People overrule')).toEqual(expect.arrayContaining(['in the window35 of 140', 'before32 of 560']));
  });
});

describe('B-26 charts', () => {
  const flow = boardOf().flow.map((window, i) => ({ ...window, opened: i, settled: 2 * i, waiting: 3 }));
  const overrides = boardOf().overrides.map((day, i) => ({ ...day, decided: 20, overridden: i === 5 ? 12 : 2 }));
  it('have a sentence each, and V shows the same numbers as tables', async () => {
    await openBoard([itemOf(1)], boardOf({ flow, overrides }));
    const summaries = [...document.querySelectorAll('.chart-summary')].map(({ textContent }) => textContent);
    expect(summaries).toEqual([
      '0 of 1 item used more than three quarters of their time.',
      '120 came and 240 were settled in 4 hours; 3 wait now.',
      'People overrule 14% of 280; 1 day is outside the limits.',
    ]);
    expect(document.querySelectorAll('.chart table')).toHaveLength(0);
    await screen.press('v');
    const [ages, flows, days] = [...document.querySelectorAll('.chart table')];
    expect(ages?.querySelectorAll('thead th')).toHaveLength(RISK_CLASSES.length + 2);
    const cells = (table: Element | undefined, nth: number): readonly number[] =>
      [...(table?.querySelectorAll(`tbody tr td:nth-of-type(${nth})`) ?? [])].map(({ textContent }) => Number(textContent));
    expect(cells(flows, 1)).toEqual(flow.map(({ opened }) => opened));
    expect(cells(flows, 2)).toEqual(flow.map(({ settled }) => settled));
    expect(cells(days, 2)).toEqual(overrides.map(({ overridden }) => overridden));
  });
  it('are only a sentence where there is too little', async () => {
    await openBoard([]);
    expect(screen.text()).toContain('No open items in any tier');
    const frames = [...document.querySelectorAll('.chart')];
    expect(frames.map((frame) => frame.querySelector('.chart-picture') === null)).toEqual([true, true, true]);
    expect(frames[2]?.textContent).toContain('A control chart needs at least 50');
  });
});

describe('B-28 the card', () => {
  it('opens with Enter and leads back with Escape to the same row', async () => {
    await openBoard([itemOf(1), itemOf(2)]);
    await screen.press('ArrowDown');
    await screen.press('Enter');
    expect(screen.store.get()).toMatchObject({ page: 'inbox', inbox: { selected: idOf(2) as EscalationId } });
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('board');
    expect(selectedIn('senior_reviewer')).toBe(idOf(2));
    expect(document.activeElement?.getAttribute('data-board-column')).toBe('senior_reviewer');
  });
  it('a reviewer has no board', async () => {
    screen = await renderReviewer([itemOf(1)]);
    await screen.press('g');
    await screen.press('b');
    expect(screen.store.get().page).toBe('inbox');
  });
});

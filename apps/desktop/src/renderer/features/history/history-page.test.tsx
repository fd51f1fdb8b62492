// @vitest-environment happy-dom
import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());

const entry = (seq: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: NOW - seq * 1_000,
  item: itemOf(seq, { target: `case ${seq}` }),
  kind: 'approve',
  undone: false,
  telemetry: {
    activeDwellMs: 9_000,
    paintToFirstKeyMs: 4_000,
    paintToFirstEvidenceMs: 2_000,
    panelsOpened: ['policy', 'agent-view'],
  },
  ...change,
});
const openHistory = async () => {
  const screen = await renderReviewer([itemOf(1)]);
  unmount = screen.unmount;
  await screen.press('g');
  await screen.press('h');
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(screen.sent.at(-1)?.name).toBe('history:read');
  });
  return screen;
};
type Screen = Awaited<ReturnType<typeof openHistory>>;
const answer = (screen: Screen, entries: readonly HistoryEntry[], more = false) =>
  screen.act(() => screen.sent.at(-1)?.answer({ ok: true, value: { entries, more } }));
const options = () => [...document.querySelectorAll<HTMLElement>('.history-list [role=option]')];
const details = () => document.querySelector('.history-details')?.textContent ?? '';

describe('K-17 my history', () => {
  it('lists what the hub says, in its order, with what was measured of the selected one', async () => {
    const screen = await openHistory();
    await answer(screen, [entry(9), entry(8, { kind: 'reject', reasonCode: 'wrong_amount', undone: true })]);
    expect(options().map((o) => o.textContent)).toEqual([
      expect.stringContaining('case 9'),
      expect.stringMatching(/case 8.*rejected.*taken back/),
    ]);
    expect(details()).toMatch(/Reading time9.*To the first key4.*To the first evidence2.*Policy and Agent’s view/);
  });
  it('is walked by J and K and by arrows; Escape leads back to the queue', async () => {
    const screen = await openHistory();
    await answer(screen, [entry(9), entry(8), entry(7)]);
    for (const key of ['j', 'j', 'k', 'ArrowDown']) await screen.press(key);
    expect(document.activeElement).toBe(options()[2]);
    expect(options()[2]?.getAttribute('aria-selected')).toBe('true');
    expect(details()).toContain('case 7');
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('inbox');
    expect(document.activeElement?.className).toContain('queue-list');
  });
  it('letters that decide do nothing here', async () => {
    const screen = await openHistory();
    await answer(screen, [entry(9)]);
    const before = screen.sent.length;
    for (const key of ['a', 'r', 'e', 'Enter', 'h', 't']) await screen.press(key);
    expect(screen.sent).toHaveLength(before);
  });
  it('older ones are asked for from the last one on', async () => {
    const screen = await openHistory();
    expect(screen.sent.at(-1)?.input).not.toHaveProperty('beforeSeq');
    await answer(screen, [entry(9), entry(8)], true);
    await screen.act(() => [...document.querySelectorAll('button')].find((b) => b.textContent === 'Show older ones')?.click());
    expect(screen.sent.at(-1)?.input).toMatchObject({ beforeSeq: 8 });
    await answer(screen, [entry(7)]);
    expect(options()).toHaveLength(3);
    expect(screen.text()).toContain('That is all.');
  });
  it('empty and failed have sentences; a failure can be tried again', async () => {
    const screen = await openHistory();
    await screen.act(() => screen.sent.at(-1)?.answer({ ok: false, error: wireError('INTERNAL', 'The disk is full.') }));
    expect(screen.text()).toContain('The disk is full.');
    await screen.act(() => [...document.querySelectorAll('button')].find((b) => b.textContent === 'Try again')?.click());
    await answer(screen, []);
    expect(screen.text()).toContain('You have not decided anything yet');
  });
  it('U-14 foreign text is cleaned', async () => {
    const screen = await openHistory();
    await answer(screen, [entry(9, { item: itemOf(9, { target: 'a\u202Eb', agentName: 'x\u200By' }) })]);
    expect(details()).toContain('U+202E');
    expect(details()).not.toMatch(/[\u202E\u200B]/);
  });
});

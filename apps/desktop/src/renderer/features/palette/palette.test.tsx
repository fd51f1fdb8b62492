// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { COMMAND_IDS } from '../../commands/command-id.ts';
import { idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());
const items = [itemOf(1, { target: 'Orbit' }), itemOf(2, { target: 'Nordwind' }), itemOf(3, { target: 'Orbit East' })];
const render = async (...[rows = items, ...rest]: Partial<Parameters<typeof renderReviewer>>) => {
  const screen = await renderReviewer(rows, ...rest);
  unmount = screen.unmount;
  return screen;
};
type Screen = Awaited<ReturnType<typeof render>>;

const open = async (screen: Screen): Promise<void> => {
  await screen.press('k', { ctrlKey: true });
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(document.querySelector('[cmdk-input]')).not.toBeNull();
  });
};
const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[cmdk-item]')];
const row = (command: string): HTMLElement | undefined => rows().find((r) => r.getAttribute('data-command') === command);
const type = (screen: Screen, text: string) => screen.act(() => screen.store.typeIntoPalette(text));

describe('U-20 rows in the palette', () => {
  it('are masked as those of the queue are', async () => {
    const screen = await render([itemOf(1, { target: 'Dana Kowalski' })], undefined, { maskRows: 'always' });
    await open(screen);
    await type(screen, 'Dana');
    expect(document.querySelector('[data-item]')?.textContent).toContain('D. K.');
    expect(document.querySelector('[data-item]')?.textContent).not.toContain('Kowalski');
  });
});

describe('K-08 the palette', () => {
  it('UX-10 has every command of the registry once', async () => {
    const screen = await render();
    await open(screen);
    expect(
      rows()
        .map((r) => r.getAttribute('data-command'))
        .sort(),
    ).toEqual([...COMMAND_IDS].sort());
  });
  it('shows the key of what can be run, and why the rest cannot', async () => {
    const screen = await render(undefined, undefined, { keys: { 'decide.approve': ['y'] } });
    await open(screen);
    expect(row('decide.approve')?.querySelector('kbd')?.textContent).toBe('Y');
    expect(row('go.board')?.getAttribute('aria-disabled')).toBe('true');
    expect(row('go.board')?.textContent).toContain('For supervisors only.');
    expect(row('decide.commit')?.textContent).toContain('Only while a decision is armed.');
  });
  it('does not offer an approval that an open editor would swallow', async () => {
    const screen = await render();
    await screen.press('c');
    await open(screen);
    expect(row('decide.approve')?.getAttribute('aria-disabled')).toBe('true');
    expect(row('decide.take-over')?.getAttribute('aria-disabled')).toBe('true');
  });
  it('runs what was chosen, and puts it first the next time', async () => {
    const screen = await render();
    await open(screen);
    await type(screen, 'approve');
    expect(rows()[0]?.getAttribute('data-command')).toBe('decide.approve');
    await screen.act(() => row('decide.approve')?.click());
    expect(screen.sent.at(-1)).toMatchObject({ name: 'escalation:decide', input: { verdict: { kind: 'approve' } } });
    expect(screen.settings().recentCommands).toEqual(['decide.approve']);
    await open(screen);
    expect(rows()[0]?.getAttribute('data-command')).toBe('decide.approve');
    expect(rows()).toHaveLength(COMMAND_IDS.length);
  });
  it('on high risk only arms: Enter on the armed sentence commits, and not the Enter that chose', async () => {
    const screen = await render([itemOf(1, { routing: { riskClass: 'high' } })]);
    await open(screen);
    await screen.act(() => row('decide.approve')?.click());
    expect(screen.sent).toHaveLength(0);
    expect(document.activeElement?.className).toContain('armed-bar');
    await screen.press('Enter');
    expect(screen.sent).toHaveLength(1);
  });
  it('finds rows of the queue by their words and goes to the one that was chosen', async () => {
    const screen = await render();
    await open(screen);
    await type(screen, 'nordwind');
    const found = rows().filter((r) => r.hasAttribute('data-item'));
    expect(found.map((r) => r.getAttribute('data-item'))).toEqual([idOf(2)]);
    await screen.act(() => found[0]?.click());
    expect(screen.store.get().inbox.selected).toBe(idOf(2));
    expect(screen.store.get().dialog).toBeNull();
  });
  it('says so when nothing is called that', async () => {
    const screen = await render();
    await open(screen);
    await type(screen, 'qqqq');
    expect(document.querySelector('.palette')?.textContent).toContain('No command and no item is called that.');
  });
  it('Escape brings the focus back to where it was', async () => {
    const screen = await render();
    const tab = document.querySelector<HTMLElement>('[role=tab]');
    tab?.focus();
    await open(screen);
    expect(document.activeElement?.hasAttribute('cmdk-input')).toBe(true);
    await screen.press('Escape');
    expect(document.activeElement).toBe(tab);
  });
  it('letters typed before it is there are in it, and decide nothing', async () => {
    const screen = await render();
    await screen.press('k', { ctrlKey: true });
    const before = screen.sent.length;
    // Wherever the focus still is: the queue.
    document.querySelector<HTMLElement>('.queue-list')?.focus();
    for (const key of ['a', 'r']) await screen.press(key);
    expect(screen.sent).toHaveLength(before);
    expect(screen.store.get().paletteText).toBe('ar');
    expect(screen.store.get().interaction.mode.kind).toBe('reading');
  });
});

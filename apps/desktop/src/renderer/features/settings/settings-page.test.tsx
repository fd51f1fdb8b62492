// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SETTINGS_SECTIONS, type SettingsSection } from '../../state/settings-sections.ts';
import { itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());
const openSettings = async (section: SettingsSection, chosen: NonNullable<Parameters<typeof renderReviewer>[2]> = {}) => {
  const screen = await renderReviewer([itemOf(1), itemOf(2)], undefined, chosen);
  unmount = screen.unmount;
  await screen.act(() => screen.store.showSettings(section));
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(document.querySelector('.settings-panel')).not.toBeNull();
  });
  return screen;
};
/** As a screen reader says it: what is hidden from it is no part of the name. */
const nameOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return element.getAttribute('aria-label') ?? copy.textContent;
};
const named = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('button, input')].find((element) => nameOf(element) === name);
  if (found === undefined) throw new Error(`nothing is named ${name}`);
  return found;
};
const choose = (label: string): void =>
  [...document.querySelectorAll<HTMLLabelElement>('.segments label')]
    .find((l) => l.textContent === label)
    ?.querySelector('input')
    ?.click();
const keyOf = (command: string): readonly string[] =>
  [...document.querySelectorAll(`[data-command="${command}"] .key-button .keys`)].map((caps) => caps.textContent);

describe('K-19 settings', () => {
  it('has every section behind one tab each, walked by arrows', async () => {
    const screen = await openSettings('appearance');
    const tabs = [...document.querySelectorAll<HTMLElement>('.settings [role=tab]')];
    expect(tabs).toHaveLength(SETTINGS_SECTIONS.length);
    tabs[0]?.focus();
    for (const section of [...SETTINGS_SECTIONS.slice(1), SETTINGS_SECTIONS[0]]) {
      await screen.press('ArrowDown');
      expect(screen.store.get().settingsSection).toBe(section);
      expect(document.activeElement?.id).toBe(`settings-tab-${section}`);
      expect(document.querySelector('.settings-panel')?.textContent).not.toBe('');
    }
  });
  it.each([
    ['appearance', 'Dark', { theme: 'dark' }],
    ['appearance', 'Compact', { density: 'compact' }],
    ['appearance', 'Deutsch', { language: 'de' }],
    ['decisions', 'Previous item', { advanceCalm: 'previous' }],
    ['privacy', '15 minutes', { blurMinutes: 15 }],
    ['keys', 'Off', { singleKeys: 'off' }],
  ] as const)('%s: %s', async (section, label, expected) => {
    const screen = await openSettings(section);
    await screen.act(() => choose(label));
    expect(screen.settings()).toMatchObject(expected);
  });
});

describe('K-05 changing a key', () => {
  it('the next press becomes the key, after the second in which a chord could follow', async () => {
    const screen = await openSettings('keys');
    await screen.act(() => named('Record a key for Approve: A').click());
    await screen.press('y');
    expect(screen.settings().keys).toEqual({});
    await screen.act(() => screen.clock.advance(1_100));
    expect(screen.settings().keys).toEqual({ 'decide.approve': ['y'] });
    expect(keyOf('decide.approve')).toEqual(['Y']);
    expect(document.activeElement?.closest('[data-command]')?.getAttribute('data-command')).toBe('decide.approve');
    await screen.act(() => named('Reset the keys of Approve').click());
    expect(screen.settings().keys).toEqual({});
    expect(nameOf(document.activeElement ?? document.body)).toBe('Record a key for Approve: A');
  });
  it('two presses become a chord, a named key needs no wait', async () => {
    const screen = await openSettings('keys');
    await screen.act(() => named('Record a key for Snooze: H').click());
    await screen.press('x');
    await screen.press('h');
    expect(screen.settings().keys).toEqual({ 'item.snooze': ['x h'] });
    await screen.act(() => named('Add a key for Approve').click());
    await screen.press('F9');
    expect(screen.settings().keys['decide.approve']).toEqual(['a', 'F9']);
  });
  it('a key that is taken is named, and moved only when asked to', async () => {
    const screen = await openSettings('keys');
    await screen.act(() => named('Record a key for Approve: A').click());
    await screen.press('r');
    await screen.act(() => screen.clock.advance(1_100));
    expect(document.querySelector('.key-clash')?.textContent).toContain('R is used by: Reject.');
    expect(screen.settings().keys).toEqual({});
    await screen.act(() => named('Use it here instead').click());
    expect(screen.settings().keys).toEqual({ 'decide.reject': [], 'decide.approve': ['r'] });
  });
  it('what browser or system keep is refused on the spot; Escape leaves all as it was; Backspace takes the key', async () => {
    const screen = await openSettings('keys');
    await screen.act(() => named('Record a key for Approve: A').click());
    await screen.press('w', { ctrlKey: true });
    expect(document.querySelector('.key-recorder')?.textContent).toContain('keeps this key for itself');
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('settings');
    expect(screen.settings().keys).toEqual({});
    await screen.act(() => named('Record a key for Approve: A').click());
    await screen.press('Backspace');
    expect(screen.settings().keys).toEqual({ 'decide.approve': [] });
  });
  it('a fixed arrow cannot be taken', async () => {
    const screen = await openSettings('keys');
    await screen.act(() => named('Record a key for Approve: A').click());
    await screen.press('ArrowDown');
    expect(document.querySelector('.key-clash')?.textContent).toContain('always work');
    expect(document.querySelector('.key-clash button')).toBeNull();
  });
});

describe('K-06 keys from a file', () => {
  const load = async (screen: Awaited<ReturnType<typeof openSettings>>, text: string): Promise<void> => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no file input');
    Object.defineProperty(input, 'files', { configurable: true, value: [new File([text], 'keys.json')] });
    await screen.act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await vi.waitFor(async () => {
      await act(async () => undefined);
      expect(document.querySelector('.key-told')).not.toBeNull();
    });
  };
  it('are in use at once; what is unknown is named', async () => {
    const screen = await openSettings('keys');
    const keys = { 'decide.approve': ['y'], 'decide.teleport': ['x'] };
    await load(screen, JSON.stringify({ program: 'countersign', kind: 'keys', version: 1, singleKeys: 'alt', keys }));
    expect(screen.settings()).toMatchObject({ singleKeys: 'alt', keys: { 'decide.approve': ['y'] } });
    expect(screen.text()).toContain('1 command set from the file.');
    expect(screen.text()).toContain('decide.teleport');
  });
  it('of another file change nothing', async () => {
    const screen = await openSettings('keys', { keys: { 'item.flag': ['y'] } });
    await load(screen, '{"hello":"world"}');
    expect(screen.text()).toContain('does not hold keys');
    expect(screen.settings().keys).toEqual({ 'item.flag': ['y'] });
  });
});

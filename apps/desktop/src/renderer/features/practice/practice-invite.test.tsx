// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
// Not part of the first load; here it is there at once.
import './practice-view.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(async () => {
  await unmount();
  unmount = async () => undefined;
});
const render = async (...parameters: Parameters<typeof renderReviewer>) => {
  const screen = await renderReviewer(...parameters);
  unmount = screen.unmount;
  return screen;
};
const INVITATION = 'Twelve made cases, about five minutes.';
const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith(name));

describe('T-07 the invitation', () => {
  it('T-07 stands above the queue, takes no focus and no key, and is gone once it is put off', async () => {
    const screen = await render([itemOf(1)]);
    expect(screen.text()).toContain(INVITATION);
    expect(document.activeElement?.getAttribute('data-focus-home')).not.toBeNull();
    await screen.press('a');
    expect(screen.sent).toHaveLength(1);
    await screen.act(() => button('Later')?.click());
    expect(screen.text()).not.toContain(INVITATION);
    expect(screen.settings().offersPractice).toBe(false);
    expect(document.activeElement?.getAttribute('data-focus-home')).not.toBeNull();
  });
  it('T-07 is not there where it was answered before', async () => {
    const screen = await render([itemOf(1)], undefined, { offersPractice: false });
    expect(screen.text()).not.toContain(INVITATION);
  });
  it('T-07 taking it opens the drill and answers it; the real queue hears no key meanwhile, and is there again after', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('g');
    await screen.press('p');
    expect(document.querySelector('.coach')?.textContent).toContain('Case 1 of 12');
    expect(screen.settings().offersPractice).toBe(false);
    const before = screen.store.get().inbox;
    for (const key of ['a', 'r', 'Escape', 'e', 't', 'j', 'z']) await screen.press(key);
    expect(screen.sent).toEqual([]);
    expect(screen.store.get().inbox).toBe(before);
    await screen.press('g');
    await screen.press('i');
    expect(document.querySelector('.coach')).toBeNull();
    expect(screen.text()).toContain('order 1');
  });
});

// @vitest-environment happy-dom
import { registerTemplates } from '@countersign/shared/domain/summary/templates/registered';
import { afterEach, describe, expect, it } from 'vitest';
import { NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

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
const row = (): HTMLElement | null => document.querySelector('[role=option]');

describe('U-20 names in rows', () => {
  it('are whole for a reviewer who did not choose otherwise', async () => {
    await render([itemOf(1, { target: 'Dana Kowalski' })]);
    expect(row()?.textContent).toContain('Dana Kowalski');
  });

  it('are initials for one who did, and nowhere in the row', async () => {
    await render([itemOf(1, { target: 'Dana Kowalski' })], new Map(), { maskRows: 'always' });
    expect(row()?.textContent).toContain('D. K.');
    expect(row()?.outerHTML).not.toContain('Kowalski');
  });
});

describe('U-25 time goes on without the list', () => {
  it('the time of a row ticks', async () => {
    const screen = await render([itemOf(1, { deadlineAt: NOW + 100_000 })]);
    const time = (): string => document.querySelector('.row-time')?.textContent ?? '';
    const before = time();
    await screen.act(() => screen.clock.advance(5_000));
    expect(time()).not.toBe(before);
    expect(time()).toMatch(/^1:\d\d$/);
  });
});

describe('V-12 a team’s sentence', () => {
  it('is on the card as soon as the hub has told it', async () => {
    const action = { name: 'shop.refund', arguments: { who: 'Dana K.' } };
    const screen = await render([itemOf(1)], new Map([[idOf(1), { action, context: {} }]]));
    expect(document.querySelector('.headline')?.textContent).toContain('Shop refund');
    const templates = registerTemplates({
      version: 1,
      templates: [{ name: 'shop.refund', headline: 'Pay {who} back', slots: { who: { from: 'who', as: 'text' } } }],
    });
    if (!templates.ok) throw new Error(JSON.stringify(templates.error));
    await screen.act(() => screen.store.setTemplates(templates.value));
    expect(document.querySelector('.headline')?.textContent).toBe('Pay Dana K. back');
  });
});

// @vitest-environment happy-dom
import type { Draft } from '@countersign/shared/protocol/reviewer';
import { afterEach, describe, expect, it } from 'vitest';
import { draftBody } from '../../state/draft-body.ts';
import { SAVE_AFTER_MS } from '../../state/draft-keeper.ts';
import { BEN, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());

const open = async (drafts: readonly Draft[] = []) => {
  const screen = await renderReviewer([itemOf(1)]);
  unmount = screen.unmount;
  screen.drafts.set(idOf(1), drafts);
  await screen.press('c');
  const field = () => document.querySelector<HTMLTextAreaElement>('form[data-editor] textarea');
  return {
    ...screen,
    field,
    named: (name: string) => screen.sent.filter((command) => command.name === name),
    type: (text: string) =>
      screen.act(() => {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field(), text);
        field()?.dispatchEvent(new Event('input', { bubbles: true }));
      }),
  };
};

describe('an answer that is being written', () => {
  it('M-08 claims the item, is kept after a pause, and is there again when the editor opens again', async () => {
    const { type, named, act, clock, press, field, text } = await open();
    expect(named('escalation:claim')).toHaveLength(1);
    await type('The order was');
    await act(() => clock.advance(SAVE_AFTER_MS));
    expect(named('draft:save')[0]?.input).toMatchObject({ editor: 'respond', body: draftBody({ text: 'The order was' }) });
    await act(() => named('draft:save')[0]?.answer({ ok: true, value: { at: NOW } }));
    expect(text()).toContain('Draft saved');
    await press('Escape');
    expect(field()).toBeNull();
    await press('c');
    expect(field()?.value).toBe('The order was');
  });

  it('M-08 is kept at once when the editor closes', async () => {
    const { type, named, press } = await open();
    await type('half');
    await press('Escape');
    expect(named('draft:save')).toHaveLength(1);
  });

  it('M-08 somebody else’s is offered; one that cannot be read is said and left alone', async () => {
    const { act, field, text, named } = await open([
      { editor: 'respond', body: draftBody({ text: 'Ben’s words' }), at: 2, by: BEN, byName: 'Ben' },
      { editor: 'respond', body: 'nonsense', at: 1, by: 'cy' as typeof BEN, byName: 'Cy' },
    ]);
    expect(field()?.value).toBe('');
    expect(text()).toContain('Cy’s draft cannot be read');
    await act(() => document.querySelector<HTMLElement>('.draft-offer button')?.click());
    expect(field()?.value).toBe('Ben’s words');
    expect(named('draft:save').some(({ input }) => input['body'] === null)).toBe(false);
  });
});

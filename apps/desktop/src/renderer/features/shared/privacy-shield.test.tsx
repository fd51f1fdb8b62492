// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS } from '../../../platform/settings.ts';
import type { DecisionId } from '@countersign/shared/model/ids';
import { createInboxStore } from '../../state/inbox-store.ts';
import { createFakeHub, createManualClock } from '../../test/fake-hub.ts';
import { createFakePlatform } from '../../test/fake-platform.ts';
import { itemOf } from '../../test/queue-item.ts';
import { ReviewerContext } from '../app/reviewer-context.ts';
import { PrivacyShield } from './privacy-shield.tsx';
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
const shield = (): HTMLDialogElement | null => document.querySelector('dialog.privacy');
const MINUTE = 60_000;

describe('U-21 nobody is there', () => {
  it('after five idle minutes everything is behind a modal sheet', async () => {
    const screen = await render([itemOf(1)]);
    await screen.act(() => screen.clock.advance(4 * MINUTE));
    expect(shield()).toBeNull();
    await screen.act(() => screen.clock.advance(MINUTE));
    expect(shield()?.open).toBe(true);
  });

  it('a key starts the minutes anew', async () => {
    const screen = await render([itemOf(1)]);
    await screen.act(() => screen.clock.advance(4 * MINUTE));
    await screen.press('j');
    await screen.act(() => screen.clock.advance(4 * MINUTE));
    expect(shield()).toBeNull();
    await screen.act(() => screen.clock.advance(MINUTE));
    expect(shield()).not.toBeNull();
  });

  it('the key that brings it back does nothing else', async () => {
    const screen = await render([itemOf(1), itemOf(2)]);
    const before = screen.store.get().inbox.selected;
    await screen.act(() => screen.clock.advance(5 * MINUTE));
    await screen.press('j');
    expect(shield()).toBeNull();
    expect(screen.store.get().inbox.selected).toBe(before);
    await screen.press('j');
    expect(screen.store.get().inbox.selected).not.toBe(before);
  });

  it('U-27 nor does the next one, as long as the guard of a card just seen lasts', async () => {
    const screen = await render([itemOf(1)]);
    await screen.act(() => screen.clock.advance(5 * MINUTE));
    await screen.press('a');
    await screen.press('a');
    expect(screen.sent).toHaveLength(0);
    await screen.act(() => screen.clock.advance(350));
    await screen.press('a');
    expect(screen.sent.map(({ name }) => name)).toEqual(['escalation:decide']);
  });

  it('what was armed is not armed behind it', async () => {
    const screen = await render([itemOf(1, { routing: { riskClass: 'high' } })]);
    await screen.press('a');
    expect(screen.store.get().interaction.mode.kind).toBe('armed');
    await screen.act(() => screen.clock.advance(5 * MINUTE));
    await screen.press('Enter');
    expect(screen.store.get().interaction.mode.kind).toBe('reading');
    expect(screen.sent.map(({ name }) => name)).not.toContain('escalation:decide');
  });

  it('when the machine is locked it is hidden at once, whatever the minutes', async () => {
    let lock = (): void => undefined;
    const platform = createFakePlatform();
    const store = createInboxStore({
      hub: createFakeHub().hub,
      clock: createManualClock(),
      monotonic: () => 0,
      newDecisionId: () => 'unused' as DecisionId,
    });
    const container = document.createElement('div');
    document.body.replaceChildren(container);
    const root = createRoot(container);
    await act(async () =>
      root.render(
        <ReviewerContext
          value={{
            store,
            platform: {
              ...platform,
              power: {
                ...platform.power,
                onLock: (listener) => {
                  lock = listener;
                  return () => undefined;
                },
              },
            },
            settings: { ...DEFAULT_SETTINGS, blurMinutes: 0 },
            writeSettings: () => undefined,
            signOut: () => undefined,
          }}
        >
          <PrivacyShield />
        </ReviewerContext>,
      ),
    );
    expect(shield()).toBeNull();
    await act(async () => lock());
    expect(shield()?.textContent).toContain('locked');
    await act(async () => {
      window.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    });
    expect(shield()).toBeNull();
    await act(async () => root.unmount());
    store.stop();
  });
});

import type { DecisionId, EscalationId } from '@countersign/shared/model/ids';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS, type Settings } from '../../platform/settings.ts';
import { ReviewerContext } from '../features/app/reviewer-context.ts';
import { ReviewerView } from '../features/app/reviewer-view.tsx';
import { createInboxStore } from '../state/inbox-store.ts';
import { createFakePlatform } from './fake-platform.ts';
import { createFakeHub, createManualClock, settled } from './fake-hub.ts';
import { NOW } from './queue-item.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

/** happy-dom lays nothing out; a virtual list needs a window to be in. */
const giveSize = (): void => {
  for (const [name, size] of [
    ['clientHeight', 700],
    ['clientWidth', 336],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
};

/** When a card is on the glass is the test's to say: the page's own word for it counts in another time. */
class SilentChannel {
  readonly port1 = { onmessage: null, close: (): void => undefined };
  readonly port2 = { postMessage: (): void => undefined };
}
const keepPaintQuiet = (): void => {
  Object.defineProperty(globalThis, 'MessageChannel', { configurable: true, value: SilentChannel });
};

/** The reviewer's whole screen over a hub that the test plays, in a clock that the test moves. */
export const renderReviewer = async (
  items: readonly QueueItem[],
  bundles: ReadonlyMap<EscalationId, { action: ProposedAction; context: ContextBundle }> = new Map(),
  chosen: Partial<Settings> = {},
) => {
  giveSize();
  keepPaintQuiet();
  const fake = createFakeHub(bundles);
  const clock = createManualClock();
  let ids = 0;
  const at = (): number => clock.now() - NOW;
  const store = createInboxStore({
    hub: fake.hub,
    clock,
    monotonic: at,
    newDecisionId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}` as DecisionId,
  });
  fake.queue(items);
  await settled();
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  const root = createRoot(container);
  let settings: Settings = { ...DEFAULT_SETTINGS, ...chosen };
  const platform = createFakePlatform();
  /** Settings live in the program, as with a real shell; what is written is there at the next look. */
  const Screen = (): ReactNode => {
    const [current, setCurrent] = useState(settings);
    const writeSettings = (patch: Partial<Settings>): void => {
      settings = { ...settings, ...patch };
      setCurrent(settings);
    };
    return (
      <ReviewerContext value={{ store, platform, settings: current, writeSettings, signOut: () => undefined }}>
        <ReviewerView />
      </ReviewerContext>
    );
  };
  await act(async () => root.render(<Screen />));
  /** The card is on the glass, and the guard is over. */
  const paint = async (): Promise<void> => {
    await act(async () => {
      await settled();
      const { selected } = store.get().inbox;
      if (selected !== null) store.painted(selected, at(), true);
    });
    await act(async () => clock.advance(400));
  };
  await paint();
  return {
    ...fake,
    store,
    clock,
    paint,
    text: (): string => document.body.textContent,
    settings: (): Settings => settings,
    /** A real key event at the focused element, stamped with the test's clock. */
    press: async (key: string, held: KeyboardEventInit = {}): Promise<void> => {
      const event = new KeyboardEvent('keydown', {
        key,
        code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key,
        bubbles: true,
        cancelable: true,
        ...held,
      });
      Object.defineProperty(event, 'timeStamp', { value: at() });
      // happy-dom takes every Alt for AltGr.
      Object.defineProperty(event, 'getModifierState', { value: () => false });
      await act(async () => {
        (document.activeElement ?? document.body).dispatchEvent(event);
        await settled();
      });
    },
    act: async (run: () => void | Promise<void>): Promise<void> => {
      await act(async () => {
        await run();
        await settled();
      });
    },
    unmount: async (): Promise<void> => {
      await act(async () => root.unmount());
      store.stop();
    },
  };
};

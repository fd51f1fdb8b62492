import type { Answer, ShellApi } from '../ipc/contract.ts';
import type { Platform, Unsubscribe } from './platform.ts';
import type { UpdateState } from './update-state.ts';

/** The shell refuses only what the page should never have asked: a bug on our side, so it throws. */
const valueOf = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
  const settled = await answer;
  if (settled.ok) return settled.value;
  throw new Error(`shell: ${settled.error.code}: ${settled.error.message}`);
};

/** Keeps the last eight until somebody listens: what waited for the page also waits for the sign-in. */
const holdUntilHeard = <T>(source: (listener: (value: T) => void) => Unsubscribe) => {
  const listeners = new Set<(value: T) => void>();
  let unheard: T[] = [];
  source((value) => {
    if (listeners.size === 0) unheard = [...unheard, value].slice(-8);
    for (const listener of listeners) listener(value);
  });
  return {
    subscribe: (listener: (value: T) => void): Unsubscribe => {
      listeners.add(listener);
      for (const value of unheard.splice(0)) listener(value);
      return () => void listeners.delete(listener);
    },
  };
};

/** The port over `window.shell`, which the preload builds. */
export const createElectronPlatform = async ({ call, listen }: ShellApi): Promise<Platform> => {
  // Subscribed before anything is awaited: an activation or a link may be waiting for this page to load.
  const activations = holdUntilHeard(listen.activation);
  const links = holdUntilHeard(listen['item:opened']);
  const focusListeners = new Set<(focused: boolean) => void>();
  let isFocused: boolean | undefined;
  listen['window:focused']((focused) => {
    isFocused = focused;
    for (const listener of focusListeners) listener(focused);
  });
  const updateListeners = new Set<(state: UpdateState) => void>();
  let update: UpdateState | undefined;
  listen['update:changed']((state) => {
    update = state;
    for (const listener of updateListeners) listener(state);
  });
  const description = await valueOf(call['shell:describe'](undefined));
  isFocused ??= description.focused;
  update ??= description.update;
  const permission = () => valueOf(call['notification:permission'](undefined));

  return {
    kind: 'electron',
    capabilities: description.capabilities,
    notify: async (request) => {
      const answer = await call['notification:show'](request);
      return answer.ok ? answer.value : { outcome: 'failed', reason: answer.error.message };
    },
    dismiss: (tag) => valueOf(call['notification:dismiss'](tag)),
    onActivated: activations.subscribe,
    // The system asks by itself when the first notification is shown; there is nothing to ask beforehand.
    notificationPermission: { read: permission, ask: permission },
    setBadge: (count) => valueOf(call['badge:set'](count)),
    settings: {
      read: () => valueOf(call['settings:read'](undefined)),
      write: async (patch) => {
        const { settings, reload } = await valueOf(call['settings:write'](patch));
        if (!reload) return settings;
        // The content policy of this document admits the old hub only. A fresh document gets the new policy.
        await valueOf(call['window:reload'](undefined));
        return new Promise(() => undefined);
      },
    },
    secrets: {
      get: (key) => valueOf(call['secret:get'](key)),
      set: (key, value) => valueOf(call['secret:set']({ key, value })),
      remove: (key) => valueOf(call['secret:remove'](key)),
    },
    window: {
      focus: () => valueOf(call['window:focus'](undefined)),
      isFocused: () => isFocused ?? false,
      onFocusChange: (listener) => {
        focusListeners.add(listener);
        return () => void focusListeners.delete(listener);
      },
    },
    power: {
      onResume: (listener) => listen['power:resumed'](() => listener()),
      onLock: (listener) => listen['power:locked'](() => listener()),
      onUnlock: (listener) => listen['power:unlocked'](() => listener()),
    },
    openAtLogin: {
      read: () => valueOf(call['login-item:read'](undefined)),
      write: (on) => valueOf(call['login-item:write'](on)),
    },
    deepLinks: { onOpened: links.subscribe },
    updates: {
      state: () => update ?? description.update,
      onChange: (listener) => {
        updateListeners.add(listener);
        return () => void updateListeners.delete(listener);
      },
      check: () => valueOf(call['update:act']('check')),
      download: () => valueOf(call['update:act']('download')),
      installAndRestart: () => valueOf(call['update:act']('install')),
    },
    menu: {
      show: (groups) => valueOf(call['menu:set'](groups)),
      onChosen: (listener) => listen['menu:chosen'](listener),
    },
    openExternal: async (url) => void (await valueOf(call['external:open'](url))),
  };
};

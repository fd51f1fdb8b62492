import type { Answer, ShellApi } from '../ipc/contract.ts';
import type { Activation, Platform } from './platform.ts';

/** The shell refuses only what the page should never have asked: a bug on our side, so it throws. */
const valueOf = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
  const settled = await answer;
  if (settled.ok) return settled.value;
  throw new Error(`shell: ${settled.error.code}: ${settled.error.message}`);
};

/** The port over `window.shell`, which the preload builds. */
export const createElectronPlatform = async ({ call, listen }: ShellApi): Promise<Platform> => {
  // Subscribed before anything is awaited: an activation may be waiting for this page to load.
  const listeners = new Set<(activation: Activation) => void>();
  let unheard: Activation[] = [];
  listen.activation((activation) => {
    if (listeners.size === 0) unheard = [...unheard, activation].slice(-8);
    for (const listener of listeners) listener(activation);
  });
  const focusListeners = new Set<(focused: boolean) => void>();
  let isFocused: boolean | undefined;
  listen['window:focused']((focused) => {
    isFocused = focused;
    for (const listener of focusListeners) listener(focused);
  });
  const description = await valueOf(call['shell:describe'](undefined));
  isFocused ??= description.focused;
  const permission = () => valueOf(call['notification:permission'](undefined));

  return {
    kind: 'electron',
    capabilities: description.capabilities,
    notify: async (request) => {
      const answer = await call['notification:show'](request);
      return answer.ok ? answer.value : { outcome: 'failed', reason: answer.error.message };
    },
    dismiss: (tag) => valueOf(call['notification:dismiss'](tag)),
    onActivated: (listener) => {
      listeners.add(listener);
      for (const activation of unheard.splice(0)) listener(activation);
      return () => void listeners.delete(listener);
    },
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
    power: { onResume: (listener) => listen['power:resumed'](() => listener()) },
    openExternal: async (url) => void (await valueOf(call['external:open'](url))),
  };
};

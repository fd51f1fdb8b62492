import type { Activation, NotificationOutcome, NotificationRequest, Platform } from '../../platform/platform.ts';
import { createFakePlatform } from './fake-platform.ts';

/** A shell whose notifications, badge and focus the test sees and plays. */
export const createRecordingPlatform = () => {
  const live = new Map<string, NotificationRequest>();
  const asked: NotificationRequest[] = [];
  const badges: number[] = [];
  const focusListeners = new Set<(focused: boolean) => void>();
  let activated = (_activation: Activation): void => undefined;
  let isFocused = false;
  let answer: NotificationOutcome = { outcome: 'shown' };
  const platform: Platform = {
    ...createFakePlatform(),
    notify: async (request) => {
      asked.push(request);
      if (answer.outcome === 'shown') live.set(request.tag, request);
      return answer;
    },
    dismiss: async (tag) => void live.delete(tag),
    onActivated: (listener) => {
      activated = listener;
      return () => undefined;
    },
    setBadge: async (count) => void badges.push(count),
    window: {
      focus: async () => undefined,
      isFocused: () => isFocused,
      onFocusChange: (listener) => {
        focusListeners.add(listener);
        return () => void focusListeners.delete(listener);
      },
    },
  };
  return {
    platform,
    live,
    asked,
    badge: (): number | undefined => badges.at(-1),
    activate: (activation: Activation): void => activated(activation),
    answer: (next: NotificationOutcome): void => void (answer = next),
    focus: (next: boolean): void => {
      isFocused = next;
      for (const listener of focusListeners) listener(next);
    },
  };
};

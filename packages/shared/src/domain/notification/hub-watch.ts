import type { NotificationEvent } from './event.ts';
import { HUB_NOTICE_MS, HUB_TOAST_MS } from './profile.ts';

/** How a connection to the hub is going, in milliseconds of one clock. */
export type HubWatch = {
  /** When the session was lost; null while there is one. */
  readonly lostSince: number | null;
  /** How much of the loss was told. */
  readonly toldMs: number;
};
export const EMPTY_HUB_WATCH: HubWatch = { lostSince: null, toldMs: 0 };

/** @param lostSince null while there is a session, undefined where neither can be said: closed, refused, never opened. */
export const watchHub = (
  before: HubWatch,
  lostSince: number | null | undefined,
  now: number,
): { readonly watch: HubWatch; readonly events: readonly NotificationEvent[]; readonly nextAt: number | null } => {
  if (lostSince === undefined) return { watch: before, events: [], nextAt: null };
  if (lostSince === null) {
    const events = before.lostSince === null ? [] : [{ kind: 'hub-back', lostMs: now - before.lostSince } as const];
    return { watch: EMPTY_HUB_WATCH, events, nextAt: null };
  }
  const lostMs = now - lostSince;
  const step = [HUB_TOAST_MS, HUB_NOTICE_MS].find((ms) => lostMs >= ms) ?? 0;
  const next = [HUB_NOTICE_MS, HUB_TOAST_MS].find((ms) => lostMs < ms);
  return {
    watch: { lostSince, toldMs: Math.max(step, before.toldMs) },
    events: step > before.toldMs ? [{ kind: 'hub-lost', lostMs }] : [],
    nextAt: next === undefined ? null : lostSince + next,
  };
};

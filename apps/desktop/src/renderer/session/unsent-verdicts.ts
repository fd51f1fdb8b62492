import { DecisionId, EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import { DecisionKind } from '@countersign/shared/model/vocabulary';
import { z } from 'zod';
import type { Platform } from '../../platform/platform.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import type { VerdictOverlay } from '../state/verdict-overlay.ts';

/** Name of the list among the secrets: what is kept there ends with the tab, or with the machine's keyring. */
const KEY = 'unsent';
/** More than this many decisions at once are never without an answer, and the place is small. */
const MOST = 40;

const Unsent = z.array(z.object({ id: EscalationId, decisionId: DecisionId, kind: DecisionKind, by: PrincipalId })).max(MOST);
type Unsent = z.infer<typeof Unsent>;

const parse = (text: string | undefined): Unsent => {
  try {
    return Unsent.catch([]).parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
};

const isUnsent = (overlay: VerdictOverlay): boolean =>
  overlay.kind === 'queued' || (overlay.kind === 'failed' && overlay.error.code === 'CLOSED');

/**
 * A verdict that the hub has not answered is lost with its window. Which ones there were is kept: ids and kinds, nothing of
 * what they were about. The next window says of those that are still open that they were not sent. Returns how to stop.
 */
export const keepUnsent = (
  store: Pick<InboxStore, 'get' | 'subscribe' | 'restoreVerdict'>,
  secrets: Platform['secrets'],
): (() => void) => {
  let found: Unsent | null = null;
  let kept = '';

  const restore = (): void => {
    const { inbox, isFresh, principal } = store.get();
    if (found === null || found.length === 0 || !isFresh || principal === null) return;
    const waiting = found;
    found = [];
    for (const { id, decisionId, kind, by } of waiting) {
      const item = inbox.items.get(id);
      if (by !== principal.id || item === undefined || item.status.decision?.decisionId === decisionId) continue;
      const error = { code: 'CLOSED', message: 'the connection was closed', retryable: false, delivered: 'unknown' } as const;
      store.restoreVerdict(id, { kind: 'failed', decisionId, verdict: { kind }, error });
    }
  };
  const keep = (): void => {
    const { inbox, principal } = store.get();
    // What the window before left is not written over before it was looked at.
    if (principal === null || found === null || found.length > 0) return;
    const unsent: Unsent = [...inbox.overlays]
      .filter(([, overlay]) => isUnsent(overlay))
      .slice(-MOST)
      .map(([id, { decisionId, verdict }]) => ({ id, decisionId, kind: verdict.kind, by: principal.id }));
    const text = unsent.length === 0 ? '' : JSON.stringify(unsent);
    if (text === kept) return;
    kept = text;
    void (text === '' ? secrets.remove(KEY) : secrets.set(KEY, text));
  };

  let isHere = true;
  void secrets.get(KEY).then((text) => {
    if (!isHere) return;
    found = parse(text);
    kept = text ?? '';
    restore();
    keep();
  });
  const stop = store.subscribe(() => {
    // Not within a change: the store says that it is fresh a moment before the rows are in place.
    if (found !== null && found.length > 0) queueMicrotask(() => isHere && restore());
    keep();
  });
  return () => {
    isHere = false;
    stop();
  };
};

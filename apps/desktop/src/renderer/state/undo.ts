import type { DecisionId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { BatchMemory } from '../batch/batch-memory.ts';
import { t } from '../strings/strings.ts';
import type { InboxSnapshot } from './inbox-snapshot.ts';
import type { VerdictSender } from './verdict-sender.ts';

/**
 * Takes back the verdict that was given last and can still be held up, and with it all that were given in the same
 * batch; pressing again takes the one before it. One that is still on its way counts: it is the one that is meant.
 */
export const createUndo = (deps: {
  readonly snapshot: () => InboxSnapshot;
  readonly hubNow: () => Timestamp;
  readonly sender: Pick<VerdictSender, 'undo'>;
  readonly memory: BatchMemory;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
}): (() => void) => {
  /** Taken back before the hub had answered them. */
  const asked = new Set<DecisionId>();
  return (): void => {
    const { snapshot, hubNow, sender, memory, notify } = deps;
    const { overlays } = snapshot().inbox;
    const held: readonly EscalationId[] = [...overlays].flatMap(([id, overlay]) =>
      (overlay.kind === 'queued' || (overlay.kind === 'committed' && (overlay.releaseAt ?? 0) > hubNow())) &&
      !asked.has(overlay.decisionId)
        ? [id]
        : [],
    );
    const last = held.at(-1);
    if (last === undefined) return notify(t.notice.nothingToUndo, 'plain');
    const ids = memory.together(last, held);
    for (const id of ids) memory.forget(id);
    const early = ids.flatMap((id) => {
      const overlay = overlays.get(id);
      return overlay?.kind === 'queued' ? [overlay.decisionId] : [];
    });
    for (const decisionId of early) asked.add(decisionId);
    if (early.length > 0) notify(t.verdict.undoing, 'plain');
    void Promise.all(ids.map((id) => sender.undo(id, ids.length === 1))).then((undone) => {
      for (const decisionId of early) asked.delete(decisionId);
      const back = undone.filter(Boolean).length;
      if (ids.length === 1) return;
      if (back === ids.length) notify(t.batch.undone(back), 'plain');
      else notify(t.batch.partlyUndone(back, ids.length), 'problem');
    });
  };
};

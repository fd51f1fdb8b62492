import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { BatchMemory } from '../batch/batch-memory.ts';
import { t } from '../strings/strings.ts';
import type { InboxSnapshot } from './inbox-snapshot.ts';
import type { VerdictSender } from './verdict-sender.ts';

/**
 * Takes back the newest verdict that the hub still holds, and with it all that were given in the same batch;
 * pressing again takes the one before it.
 */
export const createUndo =
  (deps: {
    readonly snapshot: () => InboxSnapshot;
    readonly hubNow: () => Timestamp;
    readonly sender: Pick<VerdictSender, 'undo'>;
    readonly memory: BatchMemory;
    readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  }) =>
  (): void => {
    const { snapshot, hubNow, sender, memory, notify } = deps;
    const held: readonly EscalationId[] = [...snapshot().inbox.overlays].flatMap(([id, overlay]) =>
      overlay.kind === 'committed' && (overlay.releaseAt ?? 0) > hubNow() ? [id] : [],
    );
    const last = held.at(-1);
    if (last === undefined) return notify(t.notice.nothingToUndo, 'plain');
    const ids = memory.together(last, held);
    for (const id of ids) memory.forget(id);
    if (ids.length === 1) return void sender.undo(last);
    void Promise.all(ids.map((id) => sender.undo(id, false))).then((undone) => {
      const back = undone.filter(Boolean).length;
      if (back === ids.length) notify(t.batch.undone(back), 'plain');
      else notify(t.batch.partlyUndone(back, ids.length), 'problem');
    });
  };

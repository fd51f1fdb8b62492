import { maySee } from '@countersign/shared/domain/escalation/eligibility';
import { refuseStatus } from '@countersign/shared/domain/escalation/refuse';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { DraftEditor } from '@countersign/shared/protocol/reviewer';
import { forgetDraft, saveDraft } from '../store/draft-store.ts';
import { loadByIds } from '../store/escalation-store.ts';
import { isOpen } from './change.ts';
import type { Once } from './once.ts';
import type { WorkError } from './work.ts';

export type DraftInput = { readonly escalationId: EscalationId; readonly editor: DraftEditor; readonly body: string | null };

/** Keeps what a person is writing on an item, until the item is settled for good (SPEC H-14). */
export const createHalfWritten =
  (once: Once) =>
  (tokenId: string, commandId: CommandId, input: DraftInput): Promise<Result<{ at: Timestamp }, WorkError>> =>
    once({
      tokenId,
      commandId,
      name: 'draft:save',
      input,
      run: async (tx, actor, at) => {
        const [stored] = await loadByIds(tx, [input.escalationId]);
        if (stored === undefined || !maySee(actor, stored.state))
          return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
        const key = { escalationId: input.escalationId, by: actor.id, editor: input.editor };
        if (input.body === null) await forgetDraft(tx, key);
        else if (isOpen(stored.state)) await saveDraft(tx, { ...key, at, body: input.body });
        else return refuseStatus(stored.state);
        return ok({ at });
      },
    });
export type HalfWritten = ReturnType<typeof createHalfWritten>;

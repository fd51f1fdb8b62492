import { maySee } from '@countersign/shared/domain/escalation/eligibility';
import { refuseStatus } from '@countersign/shared/domain/escalation/refuse';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Limits } from '@countersign/shared/protocol/limits';
import type { DraftEditor } from '@countersign/shared/protocol/reviewer';
import { countOtherDrafts, forgetDraft, saveDraft } from '../store/draft-store.ts';
import { loadForUpdate } from '../store/escalation-store.ts';
import { isOpen } from './change.ts';
import type { Database } from '../store/database.ts';
import type { Once } from './once.ts';
import type { WorkError } from './work.ts';

export type DraftInput = { readonly escalationId: EscalationId; readonly editor: DraftEditor; readonly body: string | null };

/** Keeps what a person is writing on an item, until the item is settled for good (SPEC H-14). */
export const createHalfWritten =
  (once: Once, { dialect }: Pick<Database, 'dialect'>, { draftsPerPerson }: Pick<Limits, 'draftsPerPerson'>) =>
  (tokenId: string, commandId: CommandId, input: DraftInput): Promise<Result<{ at: Timestamp }, WorkError>> =>
    once({
      tokenId,
      commandId,
      name: 'draft:save',
      input,
      run: async (tx, actor, at) => {
        // Locked: a commit that settles it meanwhile would not see the draft that it must forget.
        const [stored] = await loadForUpdate(tx, dialect, [input.escalationId], []);
        if (stored === undefined || !maySee(actor, stored.state))
          return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
        const key = { escalationId: input.escalationId, by: actor.id, editor: input.editor };
        if (input.body === null) {
          await forgetDraft(tx, key);
          return ok({ at });
        }
        if (!isOpen(stored.state)) return refuseStatus(stored.state);
        if ((await countOtherDrafts(tx, key)) >= draftsPerPerson)
          return err({ code: 'LIMIT', message: 'You keep too many drafts.', field: 'drafts', limit: draftsPerPerson });
        await saveDraft(tx, { ...key, at, body: input.body });
        return ok({ at });
      },
    });
export type HalfWritten = ReturnType<typeof createHalfWritten>;

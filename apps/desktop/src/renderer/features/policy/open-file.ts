import { LIMITS } from '@countersign/shared/protocol/limits';
import { number } from '../../format/format.ts';
import type { InboxStore } from '../../state/inbox-store.ts';
import { t } from '../../strings/strings.ts';

/** A character takes at most this many bytes. */
const BYTES = 4;

/** Puts the text of a file into the editor, or says why not. */
export const openFile = async (store: InboxStore, file: File): Promise<void> => {
  const tooLong = (): void => store.notify(t.policy.fileTooLong(file.name, number(LIMITS.policyBytes)), 'problem');
  if (file.size > LIMITS.policyBytes * BYTES) return tooLong();
  const text = await file.text().catch(() => null);
  if (text === null || text.includes('\0')) return store.notify(t.policy.fileUnreadable(file.name), 'problem');
  if (text.length > LIMITS.policyBytes) return tooLong();
  store.policy.writing.openText(file.name, text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
};

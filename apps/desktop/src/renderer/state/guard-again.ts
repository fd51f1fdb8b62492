import type { Timestamp } from '@countersign/shared/model/ids';
import { type InboxSnapshot, blockOf } from './inbox-snapshot.ts';
import { step } from './interaction.ts';

/**
 * The same card, and what its keys would do is another thing than a moment ago. Where they do something again, after a
 * break, a refusal or an undo, the guard runs anew; where they do nothing any more, nothing stays armed (U-27).
 */
export const withGuardAgain = (before: InboxSnapshot, after: InboxSnapshot, at: Timestamp): InboxSnapshot => {
  const { interaction, inbox } = after;
  if (inbox.selected === null || inbox.selected !== before.inbox.selected || interaction.paintedAt === null) return after;
  const [was, is] = [blockOf(before), blockOf(after)];
  if (was === null && is !== null) return { ...after, interaction: step(interaction, { type: 'blur' }).next };
  return was !== null && is === null ? { ...after, interaction: { ...interaction, paintedAt: at } } : after;
};

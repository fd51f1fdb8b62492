import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import { blockOf } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useAriaKeys, useKeysOf } from '../shared/use-keys-of.ts';

/** The key alone where there is little room; the word is its name in any case. */
const SideCommand = ({ command, label }: { readonly command: UiCommandId; readonly label: string }): ReactNode => {
  const run = useCommand();
  const [keys = ''] = useKeysOf(command);
  const shortcut = useAriaKeys(keys);
  return (
    <button
      type="button"
      className="side-command"
      data-command={command}
      aria-keyshortcuts={shortcut}
      title={label}
      onClick={(event) => run(command, event)}
    >
      <span className="side-label">{label}</span> <KeyHint command={command} />
    </button>
  );
};

/** What can be done with the item besides deciding it. Away from the decisions, and quieter. */
export const SideCommands = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  const block = useInbox(blockOf);
  const isMine = item.status.kind === 'claimed' && item.status.by === me;
  return (
    <span className="side-commands">
      {block === null ? (
        <>
          <SideCommand command="decide.take-over" label={t.bar.takeOver} />
          <SideCommand command="item.claim" label={isMine ? t.bar.release : t.bar.claim} />
          <SideCommand command="item.snooze" label={t.bar.snooze} />
        </>
      ) : null}
      <SideCommand command="item.flag" label={item.flagged ? t.menu.unflag : t.menu.flagSend} />
    </span>
  );
};

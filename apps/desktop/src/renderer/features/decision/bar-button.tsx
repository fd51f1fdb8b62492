import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import { keysOf } from '../../commands/keymap.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { KeyHint, ariaKeys } from '../shared/key-hint.tsx';

type Props = {
  readonly command: UiCommandId;
  readonly label: string;
  readonly second?: string;
  readonly tone?: 'quiet';
  readonly keys?: string;
};

/** A control that runs the same command as its key, and shows that key. */
export const BarButton = ({ command, label, second, tone, keys = keysOf(command)[0] ?? '' }: Props): ReactNode => {
  const run = useCommand();
  return (
    <button
      type="button"
      className={tone === 'quiet' ? 'bar-button bar-quiet' : 'bar-button'}
      data-command={command}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={(event) => run(command, event)}
    >
      {label} <KeyHint keys={second === undefined ? keys : `${keys} ${second}`} />
    </button>
  );
};

import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useAriaKeys, useKeysOf } from '../shared/use-keys-of.ts';

type Props = {
  readonly command: UiCommandId;
  readonly label: string;
  /** What is pressed after it. */
  readonly second?: UiCommandId;
  readonly tone?: 'quiet';
  readonly keys?: string;
  /** Why it can do nothing here. It keeps its place, so that the others keep theirs. */
  readonly whyNot?: string;
};

/** A control that runs the same command as its key, and shows that key. */
export const BarButton = ({ command, label, second, tone, keys, whyNot }: Props): ReactNode => {
  const run = useCommand();
  const [own = ''] = useKeysOf(command);
  const first = keys ?? own;
  const shortcut = useAriaKeys(first);
  return (
    <button
      type="button"
      className={tone === 'quiet' ? 'bar-button bar-quiet' : 'bar-button'}
      data-command={command}
      aria-keyshortcuts={shortcut}
      aria-disabled={whyNot === undefined ? undefined : true}
      title={whyNot}
      onClick={(event) => run(command, event)}
    >
      {label} <KeyHint keys={first} />
      {second === undefined ? null : <KeyHint command={second} />}
    </button>
  );
};

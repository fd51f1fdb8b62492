import type { SummaryFact, SummaryView } from '@countersign/shared/domain/summary/summary-view';
import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import { number } from '../../format/format.ts';
import { factsToCheck } from '../../state/card-look.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useAriaKeys, useKeysOf } from '../shared/use-keys-of.ts';
import { CALM_SHOWN } from './card-head.tsx';

const COMMANDS = ['fact.1', 'fact.2', 'fact.3'] as const satisfies readonly UiCommandId[];

const Check = ({
  fact,
  n,
  command,
}: {
  readonly fact: SummaryFact;
  readonly n: number;
  readonly command: UiCommandId;
}): ReactNode => {
  const run = useCommand();
  const isChecked = useInbox((s) => s.look.checked.includes(n));
  const [keys = ''] = useKeysOf(command);
  const shortcut = useAriaKeys(keys);
  return (
    <button
      type="button"
      className="chip"
      data-command={command}
      data-checked={isChecked}
      title={isChecked ? t.look.checkedFact(n, fact.label) : t.look.checkFact(n, fact.label)}
      aria-pressed={isChecked}
      aria-keyshortcuts={shortcut}
      onClick={(event) => run(command, event)}
    >
      {isChecked ? <span aria-hidden="true">✓</span> : null}
      <KeyHint command={command} />
      <bdi className="chip-label">{fact.label}</bdi>
    </button>
  );
};

/** One chip for each odd fact: its key leads to the very line that the fact was read from (UX-28). */
export const Checks = ({ summary, children }: { readonly summary: SummaryView; readonly children: ReactNode }): ReactNode => {
  const { store } = useReviewer();
  const facts = factsToCheck(summary.facts);
  const calm = summary.facts.filter(({ odd }) => !odd).length;
  // What an uninspectable action says of itself gives way to the advice to read it raw.
  const more = summary.moreFacts + Math.max(0, calm - (summary.inspectable ? CALM_SHOWN : 0));
  return (
    <div className="checks" data-slot="checks" role="group" aria-label={t.look.checks}>
      {facts.map((fact, i) => (
        <Check key={COMMANDS[i]} fact={fact} n={i + 1} command={COMMANDS[i] ?? 'fact.1'} />
      ))}
      {children}
      {more > 0 ? (
        <button
          type="button"
          className="quiet checks-more"
          title={t.look.moreTitle}
          onClick={() => store.showSource({ panel: 'transaction', fact: 0 })}
        >
          {t.look.more(number(more))}
        </button>
      ) : null}
    </div>
  );
};

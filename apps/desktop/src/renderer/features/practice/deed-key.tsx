import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import type { Deed } from '../../practice/practice-case.ts';
import { KeyHint } from '../shared/key-hint.tsx';

/** The command that does it; its key is shown as the learner has it. */
export const COMMAND_OF: { readonly [D in Deed]: UiCommandId } = {
  move: 'queue.next',
  approve: 'decide.approve',
  commit: 'decide.commit',
  reject: 'decide.reject',
  modify: 'decide.modify',
  raise: 'decide.raise',
  respond: 'decide.respond',
  'take-over': 'decide.take-over',
  snooze: 'item.snooze',
  claim: 'item.claim',
  flag: 'item.flag',
  undo: 'decide.undo',
  'agent-view': 'agent-view.toggle',
  panel: 'evidence.next',
  check: 'fact.1',
  palette: 'palette.open',
  help: 'help.toggle',
};

export const DeedKey = ({ deed }: { readonly deed: Deed }): ReactNode => <KeyHint command={COMMAND_OF[deed]} />;

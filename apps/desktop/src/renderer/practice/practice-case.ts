import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { DecisionKind } from '@countersign/shared/model/vocabulary';

/** Something a learner does with a key; the drill ticks it off. */
export const DEEDS = [
  'move',
  'approve',
  'commit',
  'reject',
  'modify',
  'raise',
  'respond',
  'take-over',
  'snooze',
  'claim',
  'flag',
  'undo',
  'agent-view',
  'panel',
  'check',
  'palette',
  'help',
] as const;
export type Deed = (typeof DEEDS)[number];

export type CaseId =
  | 'easy-credit'
  | 'agent-view'
  | 'panels'
  | 'arm'
  | 'new-card'
  | 'wrong-amount'
  | 'modify'
  | 'question'
  | 'raise'
  | 'wait'
  | 'changed-account'
  | 'odd';

/** One made case. `right`: outcomes that a careful reviewer could defend. */
export type PracticeCase = {
  readonly id: CaseId;
  readonly agentName: string;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** What this case teaches; all of it is to be done before the case counts as finished. */
  readonly deeds: readonly Deed[];
  readonly right: readonly (DecisionKind | 'raise' | 'snooze')[];
  /** Approving it would do harm. Nothing on the card says so but the facts. */
  readonly isBad: boolean;
};

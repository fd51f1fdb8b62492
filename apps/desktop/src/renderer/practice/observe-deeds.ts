import type { Verdict } from '@countersign/shared/model/decision';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import type { DrillEvent } from './drill.ts';
import type { Deed } from './practice-case.ts';

const BY_VERDICT: { readonly [K in Verdict['kind']]: Deed } = {
  approve: 'approve',
  modify: 'modify',
  reject: 'reject',
  respond: 'respond',
  take_over: 'take-over',
};

const deed = (name: Deed): DrillEvent => ({ type: 'deed', deed: name });

/** What an accepted command means for the drill. `isArmed`: it needed two strokes. */
export const eventsOfCommand = (name: string, input: unknown, isArmed: boolean): readonly DrillEvent[] => {
  switch (name) {
    case 'escalation:decide': {
      const { verdict } = input as { readonly verdict: Verdict };
      const { kind } = verdict;
      const committed = isArmed && (kind === 'approve' || kind === 'take_over') ? [deed('commit')] : [];
      return [deed(BY_VERDICT[kind]), ...committed, { type: 'ended', outcome: kind }];
    }
    case 'escalation:raise':
      return [deed('raise'), { type: 'ended', outcome: 'raise' }];
    case 'escalation:snooze':
      return [deed('snooze'), { type: 'ended', outcome: 'snooze' }];
    case 'escalation:claim':
      return [deed('claim')];
    case 'escalation:flag':
      return [deed('flag')];
    case 'decision:undo':
      return [deed('undo'), { type: 'undone' }];
    default:
      return [];
  }
};

/** What the learner looked at, from one picture of the screen to the next. */
export const eventsOfScreen = (before: InboxSnapshot, after: InboxSnapshot): readonly DrillEvent[] => {
  const isSame = before.inbox.selected === after.inbox.selected;
  return [
    ...(after.isAgentViewOpen && !before.isAgentViewOpen ? [deed('agent-view')] : []),
    ...(isSame && after.panel !== before.panel ? [deed('panel')] : []),
    ...(after.dialog === 'palette' && before.dialog !== 'palette' ? [deed('palette')] : []),
    ...(after.dialog === 'help' && before.dialog !== 'help' ? [deed('help')] : []),
    ...(isSame && after.look.checked.length > before.look.checked.length ? [deed('check')] : []),
    ...(isSame ? [] : [deed('move')]),
  ];
};

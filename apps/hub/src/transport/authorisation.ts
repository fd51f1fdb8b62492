import type { CommandName } from '@countersign/shared/protocol/contract';
import type { AgentContract } from '@countersign/shared/protocol/agent';
import type { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import type { Role } from '@countersign/shared/model/vocabulary';

/** How far a role reaches with a command: its own items, its tiers' items, or every item. */
export type Scope = 'own' | 'tier' | 'any';
export type AnyCommand = CommandName<AgentContract> | CommandName<ReviewerContract>;

const AGENT = { agent: 'own' } as const;
const REVIEWERS = { reviewer: 'tier', supervisor: 'any' } as const;
const SUPERVISORS = { supervisor: 'any' } as const;

/**
 * Who may give which command. What is not in the table is refused. The scope itself is applied to each
 * item by `maySee`, on the grant as it is at the commit.
 */
export const ACCESS: { readonly [K in AnyCommand]: { readonly [R in Role]?: Scope } } = {
  'escalation:open': AGENT,
  'agent:sync': AGENT,
  'escalation:withdraw': AGENT,
  'decision:receive': AGENT,
  'decision:begin': AGENT,
  'decision:finish': AGENT,
  'queue:sync': REVIEWERS,
  'escalation:read': REVIEWERS,
  'escalation:claim': REVIEWERS,
  'escalation:renew': REVIEWERS,
  'escalation:release': REVIEWERS,
  'escalation:snooze': REVIEWERS,
  'escalation:wake': REVIEWERS,
  'escalation:raise': REVIEWERS,
  'escalation:decide': REVIEWERS,
  'decision:undo': REVIEWERS,
  'escalation:hand-back': REVIEWERS,
  'escalation:assign': SUPERVISORS,
  'escalation:flag': REVIEWERS,
  'escalation:call': SUPERVISORS,
  'escalation:preview': REVIEWERS,
  'draft:save': REVIEWERS,
  'history:read': REVIEWERS,
  'presence:set': REVIEWERS,
  'board:read': SUPERVISORS,
  'reviewer:set-tiers': SUPERVISORS,
  'agent:set-paused': SUPERVISORS,
  'policy:list': SUPERVISORS,
  'policy:read': SUPERVISORS,
  'policy:check': SUPERVISORS,
  'policy:publish': SUPERVISORS,
  'policy:use': SUPERVISORS,
  'policy:backtest': SUPERVISORS,
  'shadow:read': SUPERVISORS,
  'learned:list': SUPERVISORS,
  'learned:train': SUPERVISORS,
  'learned:use': SUPERVISORS,
  'measures:read': SUPERVISORS,
  'checklist:read': SUPERVISORS,
  'reviewer:set-availability': REVIEWERS,
};

export const scopeOf = (command: string, role: Role): Scope | undefined =>
  Object.hasOwn(ACCESS, command) ? ACCESS[command as AnyCommand][role] : undefined;

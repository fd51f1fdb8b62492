import type { CommandKind } from '../../model/command.ts';
import type { StatusKind } from '../../model/escalation.ts';
import type { Actor } from '../../model/principal.ts';

/**
 * The state table (SPEC R-06): from which status a command may be given. What it needs besides
 * (claimant, fence, digest, time) is in `decide`. Delivery commands are guarded by the delivery state.
 */
export const ALLOWED_FROM: { readonly [K in CommandKind]: readonly StatusKind[] } = {
  claim: ['pending', 'claimed'],
  renew: ['claimed'],
  release: ['claimed'],
  snooze: ['pending', 'claimed'],
  wake: ['snoozed'],
  raise: ['pending', 'claimed', 'snoozed'],
  assign: ['pending', 'claimed', 'snoozed'],
  call: ['pending', 'claimed', 'snoozed'],
  flag: ['pending', 'claimed', 'snoozed', 'holding', 'decided', 'handed_back', 'expired', 'withdrawn', 'superseded'],
  decide: ['pending', 'claimed'],
  undo: ['holding'],
  'hand-back': ['decided'],
  withdraw: ['pending', 'claimed', 'snoozed', 'holding'],
  supersede: ['pending', 'claimed', 'snoozed', 'holding'],
  tick: ['pending', 'claimed', 'snoozed', 'holding'],
  receive: ['decided', 'expired', 'withdrawn', 'superseded', 'handed_back'],
  begin: ['decided', 'handed_back'],
  finish: ['pending', 'claimed', 'snoozed', 'holding', 'decided', 'expired', 'withdrawn', 'superseded', 'handed_back'],
};

/** Nothing but delivery reports can happen any more. */
export const TERMINAL: readonly StatusKind[] = ['handed_back', 'expired', 'withdrawn', 'superseded'];

const PEOPLE = ['reviewer', 'supervisor'] as const;
/** The hub itself takes an item back from somebody who has lost its tier (SPEC H-16). */
const SUPERVISORS_AND_CLOCK = ['supervisor', 'system'] as const;
const AGENT = ['agent'] as const;
const CLOCK = ['system'] as const;

/** Who gives which command (SPEC R-23). The hub refuses by its own table first; this one holds for every caller. */
export const GIVEN_BY: { readonly [K in CommandKind]: readonly Actor['role'][] } = {
  claim: PEOPLE,
  renew: PEOPLE,
  release: PEOPLE,
  snooze: PEOPLE,
  wake: PEOPLE,
  raise: PEOPLE,
  assign: SUPERVISORS_AND_CLOCK,
  call: ['supervisor'],
  flag: PEOPLE,
  decide: PEOPLE,
  undo: PEOPLE,
  'hand-back': PEOPLE,
  withdraw: AGENT,
  supersede: AGENT,
  tick: CLOCK,
  receive: AGENT,
  begin: AGENT,
  finish: AGENT,
};

import { expect, test } from 'vitest';
import { AGENT, ANA, anEscalation, NOW, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import type { Command, CommandKind } from '../../model/command.ts';
import type { Decision } from '../../model/decision.ts';
import { type Escalation, type Status, StatusKind } from '../../model/escalation.ts';
import type { DecisionId, EscalationId } from '../../model/ids.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { decide } from './decide.ts';
import { ALLOWED_FROM, GIVEN_BY } from './transitions.ts';

const decisionId = '01900000-0000-7000-8000-0000000000d1' as DecisionId;
const other = '01900000-0000-7000-8000-0000000000ff' as EscalationId;
const digest = anEscalation().actionDigest;
const decision: Decision = {
  decisionId,
  verdict: { kind: 'approve' },
  by: ANA.id,
  source: 'reviewer',
  at: NOW,
  actionDigest: digest,
  decidedDigest: digest,
};

const STATUSES: { readonly [K in Status['kind']]: Extract<Status, { kind: K }> } = {
  pending: { kind: 'pending' },
  claimed: { kind: 'claimed', by: ANA.id, leaseExpiresAt: NOW + 60_000 },
  snoozed: { kind: 'snoozed', by: ANA.id, until: NOW + 60_000 },
  holding: { kind: 'holding', decision, releaseAt: NOW + 10_000 },
  decided: { kind: 'decided', decision },
  handed_back: { kind: 'handed_back', decision, at: NOW },
  expired: { kind: 'expired', at: NOW },
  withdrawn: { kind: 'withdrawn', at: NOW, reason: 'x' },
  superseded: { kind: 'superseded', at: NOW, by: other },
};

const COMMANDS: { readonly [K in CommandKind]: Extract<Command, { kind: K }> } = {
  claim: { kind: 'claim', leaseMs: 60_000 },
  renew: { kind: 'renew', fence: 0, leaseMs: 60_000 },
  release: { kind: 'release', fence: 0 },
  snooze: { kind: 'snooze', fence: 0, until: NOW + 60_000 },
  wake: { kind: 'wake' },
  raise: { kind: 'raise', fence: 0 },
  assign: { kind: 'assign', fence: 0, reviewTier: 'manager', force: false },
  call: { kind: 'call', fence: 0 },
  flag: { kind: 'flag', flagged: true },
  decide: {
    kind: 'decide',
    fence: 0,
    actionDigest: digest,
    decisionId,
    verdict: { kind: 'approve' },
    action: REFUND,
    recheck: null,
  },
  undo: { kind: 'undo', decisionId },
  'hand-back': { kind: 'hand-back', decisionId },
  withdraw: { kind: 'withdraw', reason: 'x' },
  supersede: { kind: 'supersede', by: other },
  tick: { kind: 'tick' },
  receive: { kind: 'receive', decisionId },
  begin: { kind: 'begin', decisionId, actionDigest: digest, permitMs: 60_000 },
  finish: { kind: 'finish', decisionId, phase: 'refused' },
};

const ACTORS: { readonly [R in Actor['role']]: Actor } = {
  agent: AGENT,
  reviewer: ANA,
  supervisor: SUPERVISOR,
  system: SYSTEM_ACTOR,
};
const cells = StatusKind.options.flatMap((status) =>
  (Object.keys(COMMANDS) as CommandKind[]).map((command) => ({ status, command })),
);

/** What every cell of the table answers when the right actor gives the command. */
test.each(cells)('R-04 R-06 $command while $status', ({ status, command }) => {
  const state: Escalation = {
    ...anEscalation(),
    status: STATUSES[status],
    delivery: { phase: status === 'decided' ? 'pending' : 'none' },
  };
  const [role] = GIVEN_BY[command];
  if (role === undefined) throw new Error(`nobody gives ${command}`);
  const actor = ACTORS[role];
  const before = structuredClone(state);
  const result = decide(state, COMMANDS[command], { now: NOW, actor });
  expect(state).toEqual(before);
  if (ALLOWED_FROM[command].includes(status)) return;
  expect(result).toMatchObject({
    ok: false,
    error: { code: expect.stringMatching(/^(NOT_ALLOWED|ALREADY_DECIDED|EXPIRED|WITHDRAWN)$/), current: { status, fence: 0 } },
  });
});

test('R-23 whoever may not give a command is refused in every status', () => {
  for (const { status, command } of cells)
    for (const actor of Object.values(ACTORS)) {
      if (GIVEN_BY[command].includes(actor.role)) continue;
      const state: Escalation = { ...anEscalation(), status: STATUSES[status] };
      expect(decide(state, COMMANDS[command], { now: NOW, actor })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Override, connectAgent } from '@countersign/agent';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { expect, it, onTestFinished } from 'vitest';
import { createTestHub } from '../../apps/hub/test/harness.ts';
import { startReviewer } from './scripted-reviewer.ts';

const HOLD: ProposedAction = { name: 'hold_invoice', arguments: { invoice: 'F-7' }, target: 'F-7', reversible: true };
/** Sure enough to run, not sure enough to go unseen. */
const UNSURE: ContextBundle = {
  conversation: [{ role: 'customer', text: 'Please wait with it.' }],
  actionsAttempted: [],
  failureReason: 'none',
  currentGoal: 'Deal with the invoice',
  pendingDecision: 'Whether to hold it',
  customer: { id: 'c-1' },
  transaction: { id: 't-1' },
  policyContext: [{ text: 'Disputed invoices are held.' }],
  recommendation: { kind: 'approve', text: 'Hold it.' },
  confidence: 0.6,
  alternatives: [],
};

it('G-61 over the real hub, an override whose handler failed is brought again to the restarted agent', async () => {
  const hub = await createTestHub();
  const outbox = await mkdtemp(join(tmpdir(), 'countersign-override-'));
  onTestFinished(async () => {
    await hub.close();
    await rm(outbox, { recursive: true, force: true });
  });
  const { token, principal } = await hub.token('agent', 'invoices');
  const options = { url: hub.url, token, outbox };

  const failed = Promise.withResolvers<string>();
  const failing = connectAgent({
    ...options,
    onOverride: () => Promise.reject(new Error('ledger locked')),
    onWarning: failed.resolve,
  });
  const outcome = await failing.propose(HOLD, UNSURE, { key: 'hold-1' });
  if (outcome.kind !== 'run') throw new Error(outcome.kind);
  expect(outcome.route).toBe('review');
  await outcome.run(() => 'held');

  const { token: supervisor } = await hub.token('supervisor', 'Sue');
  const reviewer = startReviewer(hub.url, supervisor, () => ({ kind: 'reject', reasonCode: 'not_asked_for', reason: 'Paid.' }));
  onTestFinished(reviewer.close);
  expect(await failed.promise).toContain('ledger locked');
  await failing.close();
  const phase = async () => (await hub.hub.reads.byKeys(principal.id, ['hold-1' as SubmissionKey]))[0]?.state.delivery.phase;
  expect(await phase()).toBe('pending');

  const handled = Promise.withResolvers<Override>();
  const undoing = connectAgent({ ...options, onOverride: handled.resolve });
  expect(await handled.promise).toMatchObject({
    kind: 'reject',
    byName: 'Sue',
    reason: 'Paid.',
    proposed: HOLD,
    effect: 'applied',
    effectKey: outcome.effectKey,
  });
  await undoing.close();
  expect(await phase()).toBe('applied');
  expect(await readdir(outbox)).toEqual([]);
});

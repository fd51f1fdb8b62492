import type { AgentClient } from '../agent-client.ts';
import type { AgentParts } from '../agent-parts.ts';
import type { Reporter } from '../effect/reporter.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { Problem } from '../propose/problem.ts';
import { checkKey, checkProposal, checkSupersedes } from '../propose/proposal.ts';
import { createFollower } from './follow.ts';
import { type FailMode, createPatience } from './patience.ts';
import { takeUp } from './take-up.ts';

const invalid = (problems: readonly Problem[]): Outcome => {
  const [first = { field: 'proposal', message: 'is not valid' }, ...rest] = problems;
  return { kind: 'invalid', problems: [first, ...rest] };
};

/** The whole way of a proposal: check, store, send, wait, permit. */
export const createPropose = (parts: AgentParts, reporter: Reporter, failMode: FailMode): AgentClient['propose'] => {
  const { hub, admission } = parts;
  const { follow } = createFollower(parts, reporter);

  return async (action, context, { key: wantedKey, signal, supersedes: replaced, waitMs, onWaiting } = {}) => {
    signal?.throwIfAborted();
    const proposal = checkProposal(action, context);
    const key = wantedKey === undefined ? undefined : checkKey(wantedKey);
    const supersedes = replaced === undefined ? undefined : checkSupersedes(replaced);
    if (!proposal.ok) return invalid(proposal.error);
    if (key?.ok === false) return invalid(key.error);
    if (supersedes?.ok === false) return invalid(supersedes.error);

    const wanted = { ...proposal.value, ...(supersedes === undefined ? {} : { supersedes: supersedes.value }) };
    const name = key?.value;
    let taken: Awaited<ReturnType<typeof takeUp>>;
    try {
      taken = await takeUp(parts, wanted, name);
    } catch (cause) {
      // Not durable, so not sent: what the agent could lose, no reviewer should see.
      return { kind: 'unavailable', ...(name === undefined ? {} : { key: name }), why: 'outbox', message: String(cause) };
    }
    if (!taken.ok) return taken.error;

    const record = taken.value;
    // Whoever asks again may have put the token right.
    if (admission.refusal() !== undefined) hub.connect();
    const patience = createPatience(parts, record.entry.key, { signal, waitMs, failMode });
    const outcome = await follow(record, patience, onWaiting).finally(patience.end);
    if (outcome.kind === 'unavailable') record.taken = false;
    return outcome;
  };
};

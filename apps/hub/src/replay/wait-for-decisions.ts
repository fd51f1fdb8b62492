import { setTimeout as sleep } from 'node:timers/promises';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { AgentHub } from './agent-connection.ts';
import type { Routed } from './propose-record.ts';

/** Pushes are only a doorbell: this often it looks for itself, in milliseconds. */
const LOOK_EVERY_MS = 5_000;

export const isWaiting = ({ routing, resolution }: ProposalState): boolean =>
  routing.route === 'escalate' && resolution.kind === 'waiting';

const decisionOf = ({ resolution }: ProposalState) => ('decisionId' in resolution ? resolution.decisionId : null);

/**
 * Waits until nothing of the replay waits for a person any more, and confirms every decision to the hub. Nothing is run.
 * @param onDecided called once per item, also for those that were decided before.
 * @returns how many still wait: none, unless `signal` was aborted first.
 */
export const waitForDecisions = async (
  hub: AgentHub,
  routed: readonly Routed[],
  signal: AbortSignal,
  onDecided: (state: ProposalState) => void,
): Promise<number> => {
  const asked = routed.filter(({ route }) => route === 'escalate').map(({ state }) => state);
  const open = new Set(asked.map(({ key }) => key));
  const under = new Set<Promise<unknown>>();
  const done = new AbortController();

  const take = (state: ProposalState): void => {
    if (isWaiting(state) || !open.delete(state.key)) return;
    onDecided(state);
    const receipt = hub.send('decision:receive', { escalationId: state.escalationId, decisionId: decisionOf(state) }, { signal });
    under.add(receipt.finally(() => under.delete(receipt)));
    if (open.size === 0) done.abort();
  };

  const look = async (): Promise<void> => {
    const keys = [...open];
    for (let from = 0; from < keys.length; from += LIMITS.queuePage) {
      const synced = await hub.send('agent:sync', { keys: keys.slice(from, from + LIMITS.queuePage) }, { retry: 'once', signal });
      if (synced.ok) for (const state of synced.value.states) take(state);
    }
  };

  const stop = hub.on('decision:delivered', take);
  for (const state of asked) take(state);
  const over = AbortSignal.any([signal, done.signal]);
  while (open.size > 0 && !signal.aborted) {
    await look();
    await sleep(LOOK_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
  stop();
  await Promise.all(under);
  return open.size;
};

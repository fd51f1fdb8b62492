import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import { connect, type RawClient } from './connect.ts';
import { createTestClock, createTestHub, type TestClock, type TestHub } from './harness.ts';

/** A policy as text. JSON is YAML. */
export const policyText = (version: string, more: Partial<RoutingPolicy> = {}): string =>
  JSON.stringify({ ...DEFAULT_POLICY, holdMs: 0, version, ...more }, null, 2);

/** Runs unseen under the default policy at a confidence from 0.8 up. */
export const HARMLESS: ProposedAction = { name: 'post_invoice', arguments: {}, reversible: true };

/** Until a change takes effect. */
export const SOON_MS = 2_000;

export type Desk = {
  readonly hub: TestHub;
  readonly clock: TestClock;
  readonly agent: RawClient;
  readonly agentId: string;
  readonly sue: RawClient;
  readonly sueId: string;
  readonly close: () => Promise<void>;
};

/** A hub with an agent and a supervisor, and a clock that stands still. */
export const createDesk = async (
  settings: Parameters<typeof createTestHub>[0] = {},
  clock: TestClock = createTestClock(),
): Promise<Desk> => {
  const hub = await createTestHub({ clock, ...settings });
  const bot = await hub.token('agent', 'bot');
  const supervisor = await hub.token('supervisor', 'Sue');
  const agent = await connect(hub.url, '/agent', bot.token);
  const sue = await connect(hub.url, '/reviewer', supervisor.token);
  const close = async (): Promise<void> => {
    agent.close();
    sue.close();
    await hub.close();
  };
  return { hub, clock, agent, agentId: bot.principal.id, sue, sueId: supervisor.principal.id, close };
};

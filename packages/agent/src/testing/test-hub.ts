import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { InProcessHub } from '../connect-agent.ts';
import { createConnections } from './connections.ts';
import { createDesk } from './desk.ts';
import type { Item } from './item.ts';
import { createCommandServer, stateOf } from './serve.ts';
import { type TestEscalation, testEscalation } from './test-escalation.ts';

export type EscalationHandler = (escalation: TestEscalation) => void | Promise<void>;

/** A hub inside the test's own process: the real rules, no sockets, no files. Pass it as `connectAgent({ hub })`. */
export interface TestHub extends InProcessHub {
  /** Scripts the reviewer. Called once for every escalation and every action queued for review, those already open included. */
  onEscalation(handler: EscalationHandler): void;
  /** Everything ever proposed, autonomous actions included, oldest first. */
  escalations(): readonly TestEscalation[];
  /** Resolves with the first one that `wanted` accepts, now or later. */
  escalation(wanted?: (escalation: TestEscalation) => boolean): Promise<TestEscalation>;
  /** Resolves as soon as `condition` holds; it is looked at after every change in the hub. */
  until(condition: () => boolean): Promise<void>;
  /** Cuts every connection and lets nobody in. What was answered stays known. */
  drop(): void;
  restore(): void;
  /** The hub comes back from a backup that knows nothing. */
  forget(): void;
}

export type TestHubOptions = {
  /** Default: the hub's default policy, with no undo time and no sampling. */
  readonly policy?: RoutingPolicy;
  /** Milliseconds since 1970. Default: the real time. */
  readonly now?: () => number;
};

export const createTestHub = ({ policy = { ...DEFAULT_POLICY, holdMs: 0 }, now = Date.now }: TestHubOptions = {}): TestHub => {
  const seen = new Map<EscalationId, TestEscalation>();
  const asked = new Set<EscalationId>();
  const conditions = new Set<() => void>();
  let handler: EscalationHandler | undefined;

  const ask = (escalation: TestEscalation): void => {
    if (handler === undefined || asked.has(escalation.id) || escalation.status() !== 'pending') return;
    asked.add(escalation.id);
    // A failing script must fail the test run, not pass for a slow reviewer.
    void Promise.resolve(escalation).then(handler);
  };

  const onChange = (item: Item, isNew: boolean): void => {
    const escalation = seen.get(item.state.id) ?? testEscalation(desk, item, now);
    seen.set(item.state.id, escalation);
    if (item.state.delivery.phase === 'pending') connections.push(item.state.agentId, 'decision:delivered', stateOf(item));
    if (isNew) setImmediate(() => ask(escalation));
    for (const look of [...conditions]) look();
  };

  const desk = createDesk({ policy, now, onChange });
  const connections = createConnections({
    now,
    handle: createCommandServer(desk),
    greeting: (agent) =>
      desk
        .all()
        .filter(({ state }) => state.agentId === agent.id && state.delivery.phase === 'pending')
        .map((item) => ['decision:delivered', stateOf(item)] as const),
  });

  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        conditions.delete(look);
        resolve();
      };
      conditions.add(look);
      look();
    });

  return {
    openSocket: connections.openSocket,
    onEscalation: (next) => {
      handler = next;
      for (const escalation of seen.values()) ask(escalation);
    },
    escalations: () => [...seen.values()],
    escalation: async (wanted = () => true) => {
      const find = () => [...seen.values()].find(wanted);
      await until(() => find() !== undefined);
      const found = find();
      if (found === undefined) throw new Error('the escalation is gone');
      return found;
    },
    until,
    drop: connections.drop,
    restore: connections.restore,
    forget: () => {
      desk.forget();
      seen.clear();
    },
  };
};

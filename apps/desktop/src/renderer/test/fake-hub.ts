import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { Sent } from '@countersign/shared/client/hub-client';
import type { QueueChange } from '@countersign/shared/client/queue-follower';
import type { QueueView } from '@countersign/shared/client/queue-sync';
import type { Clock } from '@countersign/shared/client/socket-port';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Draft, QueueItem } from '@countersign/shared/protocol/reviewer';
import type { Hub } from '../state/hub.ts';
import { ANA, NOW } from './queue-item.ts';

export type SentCommand = {
  readonly name: string;
  readonly input: Record<string, unknown>;
  readonly commandId: string | undefined;
  /** Answers as the hub would, whenever the test likes. */
  readonly answer: (answer: Sent<unknown>) => Promise<void>;
};

const PRINCIPAL: Principal = { id: ANA, role: 'reviewer', name: 'Ana', tiers: ['junior_reviewer', 'senior_reviewer'] };

export const READY: ConnectionState = {
  kind: 'ready',
  since: NOW,
  session: { protocolVersion: 1, principal: PRINCIPAL, logEpoch: 'epoch', head: 0, now: NOW },
};

/** A clock that moves when it is told to. */
export const createManualClock = (): Clock & { readonly advance: (ms: number) => void } => {
  let now = NOW;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.run();
      }
      now = end;
    },
  };
};

/**
 * The hub's side of the port, played by the test: reads answer by themselves, every other command waits for
 * the answer that the test gives, so that each order of events can be acted out.
 */
export const createFakeHub = (
  bundles: ReadonlyMap<EscalationId, { action: ProposedAction; context: ContextBundle }> = new Map(),
) => {
  let connection: ConnectionState = READY;
  let view: QueueView = { epoch: 'epoch', head: 0, items: new Map(), floor: 0, gone: new Map() };
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const queueListeners = new Set<(change: QueueChange) => void>();
  const eventListeners = new Map<string, Set<(data: unknown) => void>>();
  const sent: SentCommand[] = [];
  const drafts = new Map<EscalationId, readonly Draft[]>();

  const send = (
    name: string,
    input: Record<string, unknown>,
    options?: { readonly commandId?: string | undefined },
  ): Promise<Sent<unknown>> => {
    if (name === 'escalation:read') {
      const id = input.escalationId as EscalationId;
      const bundle = bundles.get(id) ?? { action: { name: 'issue_refund', arguments: { order: id } }, context: {} };
      return Promise.resolve({
        ok: true,
        value: {
          item: view.items.get(id),
          action: bundle.action,
          actionDigest: actionDigest(bundle.action),
          context: bundle.context,
          drafts: drafts.get(id) ?? [],
        },
      });
    }
    return new Promise((resolve) => {
      sent.push({
        name,
        input,
        commandId: options?.commandId,
        answer: async (answer) => {
          resolve(answer);
          await settled();
        },
      });
    });
  };

  const change = (closed: readonly QueueItem[]): void => {
    for (const listener of queueListeners) listener({ view, closed, fresh: true });
  };

  return {
    hub: {
      client: {
        send: send as Hub['client']['send'],
        state: () => connection,
        onState: (listener) => {
          stateListeners.add(listener);
          return () => stateListeners.delete(listener);
        },
        on: ((name: string, listener: (data: unknown) => void) => {
          const all = eventListeners.get(name) ?? eventListeners.set(name, new Set()).get(name);
          all?.add(listener);
          return () => all?.delete(listener);
        }) as Hub['client']['on'],
        wake: () => undefined,
      },
      follower: {
        view: () => view,
        isFresh: () => true,
        problem: () => null,
        onChange: (listener) => {
          queueListeners.add(listener);
          return () => queueListeners.delete(listener);
        },
        refresh: () => undefined,
      },
    } satisfies Hub,
    sent,
    /** What people were writing about an item, as the next reading says. */
    drafts,
    connect: (next: ConnectionState): void => {
      connection = next;
      for (const listener of stateListeners) listener(next);
    },
    /** An event of the hub's, to this person. */
    tell: (name: string, data: unknown): void => {
      for (const listener of eventListeners.get(name) ?? []) listener(data);
    },
    /** The open queue as it is from now on. */
    queue: (items: readonly QueueItem[], closed: readonly QueueItem[] = []): void => {
      const head = Math.max(view.head, ...items.map(({ seq }) => seq), ...closed.map(({ seq }) => seq));
      view = { ...view, head, items: new Map(items.map((item) => [item.id, item])) };
      change(closed);
    },
  };
};

/** All promises that can settle have. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

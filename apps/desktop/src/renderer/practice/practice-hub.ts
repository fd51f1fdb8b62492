import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { Sent } from '@countersign/shared/client/hub-client';
import type { QueueChange } from '@countersign/shared/client/queue-follower';
import { type QueueView, applyChanged, emptyQueueView } from '@countersign/shared/client/queue-sync';
import type { Clock } from '@countersign/shared/client/socket-port';
import { nextStep } from '@countersign/shared/domain/escalation/ladder';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { Principal } from '@countersign/shared/model/principal';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import { queueItemOf } from '@countersign/shared/protocol/queue-item';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import type { Hub } from '../state/hub.ts';
import { type PracticeAnswers, createPracticeAnswers } from './practice-answers.ts';
import { type PracticeItem, createPracticeDesk } from './practice-desk.ts';

export type PracticeHubOptions = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly principal: Principal;
  /** People who appear in the cases, by id. */
  readonly names?: Readonly<Record<string, string>>;
  readonly policy?: RoutingPolicy;
  /** How long an answer takes. Milliseconds. */
  readonly latencyMs?: number;
  /** Answers that the desk itself has none for, by command: a made board, a made history. */
  readonly made?: { readonly [command: string]: () => unknown };
  /** Told of every command that was accepted. */
  readonly onAccepted?: (name: string, input: unknown) => void;
};

const TICK_MS = 250;

/** A hub for one person that lives in this window: the same port, the same rules, nothing behind it. */
export const createPracticeHub = (options: PracticeHubOptions) => {
  const { clock, principal, names = {}, latencyMs = 40 } = options;
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const queueListeners = new Set<(change: QueueChange) => void>();
  const eventListeners = new Set<{ readonly name: string; readonly listener: (data: unknown) => void }>();
  const nameOf = (id: string): string => (id === principal.id ? principal.name : (names[id] ?? id));
  let connection: ConnectionState = {
    kind: 'ready',
    since: clock.now(),
    session: { protocolVersion: PROTOCOL_VERSION, principal, logEpoch: 'practice', head: 0, now: clock.now() },
  };
  let view: QueueView = { ...emptyQueueView, epoch: 'practice' };

  const onChange = (item: PracticeItem): void => {
    const row = queueItemOf({ ...item, next: nextStep(item.state) }, nameOf);
    const sees = principal.role === 'supervisor' || principal.tiers.includes(row.reviewTier);
    const update = applyChanged(view, { head: item.seq, items: sees ? [row] : [], left: sees ? [] : [row.id] });
    view = update.view;
    for (const listener of queueListeners) listener({ ...update, fresh: true });
  };
  const desk = createPracticeDesk({
    now: clock.now,
    newId: options.newId,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    onChange,
  });
  const prepared = new Map<EscalationId, PreparedContext>();
  const answers: PracticeAnswers = createPracticeAnswers({
    desk,
    principal,
    nameOf,
    now: clock.now,
    made: options.made ?? {},
    preparedFor: (id) => prepared.get(id),
  });

  const send = (name: string, input: unknown): Promise<Sent<unknown>> =>
    new Promise((resolve) => {
      clock.after(latencyMs, () => {
        const answer = answers.answer(name, input as { readonly escalationId: EscalationId });
        if (answer.ok) options.onAccepted?.(name, input);
        resolve(answer);
      });
    });

  let cancel = (): void => undefined;
  const tick = (): void => {
    cancel = clock.after(TICK_MS, () => {
      desk.tick();
      tick();
    });
  };
  tick();

  return {
    hub: {
      client: {
        // The names and shapes are the contract's; `answers` refuses what it does not know.
        send: send as Hub['client']['send'],
        state: () => connection,
        onState: (listener) => {
          stateListeners.add(listener);
          return () => stateListeners.delete(listener);
        },
        on: ((name: string, listener: (data: unknown) => void) => {
          const entry = { name, listener };
          eventListeners.add(entry);
          return () => eventListeners.delete(entry);
        }) as Hub['client']['on'],
        wake: () => undefined,
      },
      follower: {
        view: () => view,
        isFresh: () => connection.kind === 'ready',
        problem: () => null,
        onChange: (listener) => {
          queueListeners.add(listener);
          return () => queueListeners.delete(listener);
        },
        refresh: () => undefined,
      },
    } satisfies Hub,
    desk,
    /** What is ready about the like when the card is read. */
    prepare: (id: EscalationId, context: PreparedContext): void => void prepared.set(id, context),
    /** An event of the hub's, to this person. */
    tell: (name: string, data: unknown): void => {
      for (const entry of eventListeners) if (entry.name === name) entry.listener(data);
    },
    /** Plays a broken line and its return. */
    connect: (next: ConnectionState): void => {
      connection = next;
      for (const listener of stateListeners) listener(next);
    },
    stop: (): void => cancel(),
  };
};
export type PracticeHub = ReturnType<typeof createPracticeHub>;

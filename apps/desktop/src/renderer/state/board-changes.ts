import type { Clock } from '@countersign/shared/client/socket-port';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { BoardPerson } from '@countersign/shared/protocol/board';
import type { Availability } from '@countersign/shared/protocol/judgement';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { Sent } from '@countersign/shared/client/hub-client';
import { t } from '../strings/strings.ts';
import { placeOf } from './board-columns.ts';
import {
  type BoardChange,
  type BoardError,
  type MoveEvent,
  type Place,
  UNDO_MS,
  lastUndoable,
  opposite,
  stepMoves,
  underWay,
} from './board-moves.ts';
import { doneSentence, failedSentence } from './board-sentences.ts';
import { type BoardAsk, type BoardSnapshot, idsOf } from './board-snapshot.ts';
import { cursorAt } from './board-cursor.ts';
import type { Hub } from './hub.ts';
import type { InboxEvent } from './inbox-state.ts';
import type { Store } from './store.ts';

type Deps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly apply: (event: InboxEvent) => void;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  readonly store: Store<BoardSnapshot>;
  readonly arrange: () => void;
  readonly read: () => void;
  readonly itemOf: (id: string) => QueueItem | undefined;
  readonly ask: (question: BoardAsk | null) => void;
  /** How an item is called. */
  readonly subjectOf: (item: QueueItem) => string;
};

/** The two refusals that somebody may insist against. */
const whyNotFree = (error: BoardError): 'out' | 'capacity' | null =>
  error.code === 'NOT_ALLOWED' && 'field' in error && (error.field === 'out' || error.field === 'capacity') ? error.field : null;

type Answer = Sent<QueueItem | object>;

const RETRY = { retry: { forMs: 10_000 } } as const;

/** Sends what a supervisor changes, tells what became of it, and takes it back by the opposite change. */
export const createBoardChanges = (deps: Deps) => {
  const { hub, clock, hubNow, store } = deps;
  let serial = 0;
  const step = (event: MoveEvent): void => {
    store.set((s) => ({ ...s, entries: stepMoves(s.entries, event) }));
    deps.arrange();
  };

  const sendMove = async (id: EscalationId, fence: number, to: Place, force: boolean): Promise<Sent<QueueItem>> => {
    const answer = await hub.client.send(
      'escalation:assign',
      { escalationId: id, fence, reviewTier: to.tier, assignee: to.assignee, ...(force ? { force } : {}) },
      RETRY,
    );
    if (answer.ok) deps.apply({ type: 'answered', item: answer.value });
    return answer;
  };
  const sendTiers = (id: PrincipalId, tiers: readonly ReviewTier[]) =>
    hub.client.send('reviewer:set-tiers', { principalId: id, tiers: [...tiers] }, RETRY);
  const sendPause = (id: PrincipalId, reason: string | null) =>
    hub.client.send('agent:set-paused', { agentId: id, paused: reason !== null, ...(reason ? { reason } : {}) }, RETRY);

  /** `fence`: of the item as it was seen by whoever changes it. */
  const carryOut = (change: BoardChange, fence: number, force: boolean): Promise<Answer> => {
    if (change.kind === 'tiers') return sendTiers(change.id, change.to);
    if (change.kind === 'availability')
      return hub.client.send('reviewer:set-availability', { principalId: change.id, ...change.to }, RETRY);
    if (change.kind === 'pause') return sendPause(change.id, change.to);
    return sendMove(change.id, fence, change.to, force);
  };

  /** What is so now is what the keys act on next: the row where it stands, after a move or after a refusal. */
  const follow = (change: BoardChange): void => {
    const item = change.kind === 'move' ? deps.itemOf(change.id) : undefined;
    if (item !== undefined) store.set((s) => ({ ...s, cursor: cursorAt(s.cursor, idsOf(s), item.reviewTier, item.id) }));
  };

  const finish = (ours: number, change: BoardChange, answer: Answer, isUndo: boolean): void => {
    if (answer.ok) {
      const fence = 'fence' in answer.value ? answer.value.fence : null;
      step({ type: 'settled', serial: ours, now: hubNow(), fence });
      clock.after(UNDO_MS, () => step({ type: 'tick', now: hubNow() }));
      if (isUndo) follow(change);
      deps.say('polite', isUndo ? t.board.undone(change.subject) : doneSentence(change, store.get().columns, hubNow()));
    } else {
      step({ type: 'refused', serial: ours, error: answer.error });
      // What is on screen was not what is: the queue is read again, whether or not the news is on its way.
      if (answer.error.code === 'STALE_FENCE') hub.follower.refresh();
      follow(change);
      deps.say('assertive', failedSentence(change, answer.error, deps.itemOf(change.id)));
    }
    deps.read();
  };

  const start = async (change: BoardChange, fence = 0, force = false): Promise<void> => {
    if (underWay(store.get().entries, change.kind, change.id) !== undefined)
      return deps.say('polite', t.board.busy(change.subject));
    const ours = ++serial;
    step({ type: 'started', serial: ours, change });
    const answer = await carryOut(change, fence, force);
    const holder = !answer.ok && 'current' in answer.error ? answer.error.current : undefined;
    // Somebody opened it between the look and the move: the same question as if it had been seen before.
    if (change.kind === 'move' && !answer.ok && answer.error.code === 'ALREADY_CLAIMED' && !force) {
      step({ type: 'dropped', serial: ours });
      const byName = holder?.byName ?? deps.itemOf(change.id)?.status.byName ?? '';
      return deps.ask({ kind: 'claimed', id: change.id, subject: change.subject, to: change.to, byName });
    }
    const why = answer.ok || change.kind !== 'move' || force ? null : whyNotFree(answer.error);
    if (change.kind === 'move' && why !== null) {
      step({ type: 'dropped', serial: ours });
      return deps.ask({ kind: 'not-free', id: change.id, subject: change.subject, to: change.to, why });
    }
    finish(ours, change, answer, false);
  };

  /** Everybody in the tier, for each of these items. What somebody took meanwhile needs nobody any more. */
  const call = async (items: readonly QueueItem[]): Promise<void> => {
    const answers = await Promise.all(
      items.map(({ id, fence }) => hub.client.send('escalation:call', { escalationId: id, fence }, RETRY)),
    );
    for (const answer of answers) if (answer.ok) deps.apply({ type: 'answered', item: answer.value });
    deps.arrange();
    const failed = answers.find(({ ok }) => !ok);
    const called = answers.filter(({ ok }) => ok).length;
    if (called > 0) deps.say('polite', t.duty.called(called));
    else if (failed?.ok === false) deps.say('assertive', t.problem(failed.error));
    deps.read();
  };

  return {
    move: (item: QueueItem, to: Place, force: boolean): Promise<void> =>
      start({ kind: 'move', id: item.id, subject: deps.subjectOf(item), from: placeOf(item), to }, item.fence, force),
    setTiers: (person: BoardPerson, tiers: readonly ReviewTier[]): Promise<void> =>
      start({ kind: 'tiers', id: person.id, subject: person.name, from: person.tiers, to: tiers }),
    setAvailability: (person: BoardPerson, to: Availability): Promise<void> => {
      const from = person.availability ?? { capacity: null, out: null };
      return start({ kind: 'availability', id: person.id, subject: person.name, from, to });
    },
    call,
    /** A pause needs a reason, so it asks; going on needs none. */
    togglePause: (id: PrincipalId): void => {
      const agent = store.get().board?.agents.find((each) => each.id === id);
      if (agent === undefined) return;
      if (agent.paused === null) return deps.ask({ kind: 'pause', id });
      void start({ kind: 'pause', id, subject: agent.name, from: agent.paused.reason, to: null });
    },
    pause: (id: PrincipalId, reason: string): void => {
      const agent = store.get().board?.agents.find((each) => each.id === id);
      if (agent !== undefined) void start({ kind: 'pause', id, subject: agent.name, from: null, to: reason });
    },
    undo: async (chosen?: number): Promise<void> => {
      const { entries } = store.get();
      const entry = chosen === undefined ? lastUndoable(entries, hubNow()) : entries.find((each) => each.serial === chosen);
      if (entry?.phase !== 'moved') return deps.say('polite', t.board.nothingToUndo);
      step({ type: 'undo', serial: entry.serial });
      const back = opposite(entry.change);
      finish(entry.serial, back, await carryOut(back, entry.fence ?? 0, false), true);
    },
    dismiss: (ours: number): void => step({ type: 'dropped', serial: ours }),
  };
};

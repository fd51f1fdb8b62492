import type { Clock } from '@countersign/shared/client/socket-port';
import type { DecisionId, EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { Proposal } from '../src/renderer/practice/practice-desk.ts';
import { type PracticeHub, createPracticeHub } from '../src/renderer/practice/practice-hub.ts';
import { PRACTICE_POLICY } from '../src/renderer/practice/practice-policy.ts';
import { type InboxStore, createInboxStore } from '../src/renderer/state/inbox-store.ts';
import { MADE_BOARD } from './made-board.ts';
import { NOW } from './now.ts';

/** Long after every guard: a picture does not wait for 350 ms. */
export const LATER = 3_600_000;

const person = (id: string, name: string, role: Principal['role']): Principal => ({
  id: id as PrincipalId,
  role,
  name,
  tiers: role === 'reviewer' ? [...REVIEW_TIERS] : [],
});
export const ANA = person('ana', 'Ana', 'reviewer');
export const BEN = person('ben', 'Ben', 'reviewer');
export const SUE = person('sue', 'Sue', 'supervisor');

/** Time stands still, so that a picture is the same tomorrow; timers run, so that answers come. */
const stillClock: Clock = {
  now: () => NOW,
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, 50));
    return () => clearTimeout(timer);
  },
};

export type Scene = {
  readonly practice: PracticeHub;
  readonly store: InboxStore;
  /** @returns the id of the new item, at the end of the queue's own order */
  readonly propose: (proposal: Proposal) => EscalationId;
  /** Selects an item and waits until its card is there. */
  readonly open: (id: EscalationId) => Promise<void>;
  readonly until: (isSo: () => boolean) => Promise<void>;
  /** An event of the hub's, to this person. */
  readonly tell: PracticeHub['tell'];
  /** What the hub answers in place of the desk, by command. */
  readonly made: { [command: string]: () => unknown };
  /** What the hub refuses, by command. */
  readonly refused: { [command: string]: WireError };
  /** What is proposed from now on came in so many minutes ago. */
  readonly minutesAgo: (minutes: number) => void;
  /** From now on the hub answers nothing. */
  readonly deafen: () => void;
  readonly stop: () => void;
};

/**
 * The reviewer's state over a practice hub, ready to be put into any situation.
 * @param isLoading the queue was not read yet
 */
export const createScene = (principal: Principal, isLoading = false): Scene => {
  let ids = 0;
  const newId = (): string => `0199a000-0000-7000-8000-${String(++ids).padStart(12, '0')}`;
  const made: Scene['made'] = { 'board:read': () => MADE_BOARD };
  const refused: Scene['refused'] = {};
  let isDeaf = false;
  let age = 0;
  const practice = createPracticeHub({
    // No clockwork: what is held stays held, and what is overdue is made so on purpose.
    clock: { now: () => NOW - age, after: (ms, run) => (ms === 250 ? () => undefined : stillClock.after(ms, run)) },
    newId,
    principal,
    names: { ana: 'Ana', ben: 'Ben', sue: 'Sue' },
    policy: PRACTICE_POLICY,
    made,
    latencyMs: 0,
  });
  const { client, follower } = practice.hub;
  const send = ((...sent: Parameters<typeof client.send>) =>
    isDeaf
      ? new Promise(() => undefined)
      : refused[sent[0]] === undefined
        ? client.send(...sent)
        : Promise.resolve({ ok: false, error: refused[sent[0]] })) as typeof client.send;
  const store = createInboxStore({
    hub: { client: { ...client, send }, follower: isLoading ? { ...follower, isFresh: () => false } : follower },
    // Notices and held decisions stay on the picture.
    clock: { ...stillClock, after: (ms, run) => (ms > 1_000 ? () => undefined : stillClock.after(ms, run)) },
    monotonic: () => performance.now(),
    newDecisionId: () => newId() as DecisionId,
  });
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isSo()) return resolve();
      const stop = store.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  return {
    practice,
    store,
    until,
    made,
    tell: practice.tell,
    refused,
    minutesAgo: (minutes) => {
      age = minutes * 60_000;
    },
    deafen: () => {
      isDeaf = true;
    },
    propose: (proposal) => practice.desk.propose(proposal).state.id,
    open: async (id) => {
      store.select(id);
      await until(() => store.get().cards.get(id)?.kind === 'ready');
      store.painted(id, 0, true);
      store.showFace('card');
    },
    stop: () => {
      store.stop();
      practice.stop();
    },
  };
};

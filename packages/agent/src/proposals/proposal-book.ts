import type { Digest } from '@countersign/shared/model/ids';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { Outbox } from '../outbox/outbox.ts';
import type { Finish, OutboxEntry } from '../outbox/outbox-entry.ts';

/** One proposal in memory. Everybody who works on it shares this object, also after it left the book. */
export type ProposalRecord = {
  entry: OutboxEntry;
  /** What the hub said last. */
  state: ProposalState | undefined;
  /** Until when the effect may start without asking again, by our own clock. */
  permitUntil: number;
  /** A caller of this process waits for its outcome or holds it. */
  taken: boolean;
  /** Resolves when it is durable; rejects when it could not be stored, and then it has left the book. */
  stored: Promise<void>;
  /** Work on it goes one after another. */
  queue: Promise<unknown>;
  readonly listeners: Set<(state: ProposalState) => void>;
};

export type Done = { readonly actionDigest: Digest; readonly phase: Finish['phase'] };

export interface ProposalBook {
  /** Resolves when the outbox has been read; rejects when it cannot be. */
  readonly loaded: Promise<void>;
  get(key: string): ProposalRecord | undefined;
  all(): readonly ProposalRecord[];
  /**
   * How a proposal ended that has left the book, as far back as the last 10,000: the hub does not keep this for
   * actions that needed no decision.
   */
  done(key: string): Done | undefined;
  /** Makes the record of a new entry and begins to store it; see `stored`. */
  add(entry: OutboxEntry): ProposalRecord;
  update(record: ProposalRecord, change: Partial<OutboxEntry>): Promise<void>;
  drop(record: ProposalRecord): Promise<void>;
  /** Takes in what the hub says. A late "waiting" never replaces an answer. */
  learn(record: ProposalRecord, state: ProposalState): void;
  /** Runs `work` after all earlier work on the same record. */
  inTurn<T>(record: ProposalRecord, work: () => Promise<T>): Promise<T>;
}

const rank = ({ resolution }: ProposalState): number => {
  if (resolution.kind === 'waiting') return 0;
  return resolution.kind === 'taken_over' && resolution.handback !== undefined ? 2 : 1;
};

const isOlder = (next: ProposalState, known: ProposalState | undefined): boolean =>
  known !== undefined && known.escalationId === next.escalationId && rank(next) < rank(known);

const recordOf = (entry: OutboxEntry): ProposalRecord => ({
  entry,
  state: undefined,
  permitUntil: 0,
  taken: false,
  stored: Promise.resolve(),
  queue: Promise.resolve(),
  listeners: new Set(),
});

const DONE_KEPT = 10_000;

/** The agent's own proposals: the outbox and, beside it, what the hub said of each. */
export const createProposalBook = (outbox: Outbox, warn: (message: string) => void): ProposalBook => {
  const records = new Map<string, ProposalRecord>();
  const done = new Map<string, Done>();
  // Writes of one key must reach the outbox in the order in which they were made.
  const writes = new Map<string, Promise<unknown>>();

  const write = async (key: string, work: () => Promise<void>): Promise<void> => {
    const turn = (writes.get(key) ?? Promise.resolve()).catch(() => {}).then(work);
    writes.set(key, turn);
    try {
      await turn;
    } finally {
      if (writes.get(key) === turn) writes.delete(key);
    }
  };

  /** Once the hub has the proposal, a failing disk costs a repeat after a crash, which the effect key absorbs: go on. */
  const keep = (key: string, work: () => Promise<void>): Promise<void> =>
    write(key, work).catch((cause: unknown) => warn(`The outbox could not be written: ${String(cause)}`));

  const remember = ({ key, actionDigest, finish }: OutboxEntry): void => {
    if (finish === undefined) return;
    done.set(key, { actionDigest, phase: finish.phase });
    const oldest = done.size > DONE_KEPT ? done.keys().next() : undefined;
    if (oldest?.done === false) done.delete(oldest.value);
  };

  const loaded = outbox.load().then((entries) => {
    for (const entry of entries) records.set(entry.key, recordOf(entry));
  });
  // Whoever awaits `loaded` is told; nobody awaiting it must not end the process.
  loaded.catch(() => {});

  return {
    loaded,
    get: (key) => records.get(key),
    all: () => [...records.values()],
    done: (key) => done.get(key),
    add: (entry) => {
      const record = recordOf(entry);
      records.set(entry.key, record);
      record.stored = write(entry.key, () => outbox.put(entry)).catch((cause: unknown) => {
        records.delete(entry.key);
        throw cause;
      });
      return record;
    },
    update: async (record, change) => {
      record.entry = { ...record.entry, ...change };
      const { entry } = record;
      if (records.get(entry.key) === record) await keep(entry.key, () => outbox.put(entry));
    },
    drop: async (record) => {
      const { key } = record.entry;
      if (records.get(key) !== record) return;
      records.delete(key);
      remember(record.entry);
      await keep(key, () => outbox.remove(key));
    },
    learn: (record, state) => {
      if (isOlder(state, record.state)) return;
      record.state = state;
      for (const listener of [...record.listeners]) listener(state);
    },
    inTurn: (record, work) => {
      const turn = record.queue.then(work, work);
      record.queue = turn.catch(() => {});
      return turn;
    },
  };
};

import type { ProposalState } from '@countersign/shared/protocol/agent';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { AgentParts } from '../agent-parts.ts';
import type { Reporter } from '../effect/reporter.ts';
import { createOverrideDesk } from '../overrides/override-desk.ts';
import { acknowledge } from './acknowledge.ts';
import type { ProposalRecord } from './proposal-book.ts';
import { submit } from './submit.ts';

/** Pushes are only a doorbell: this often the agent looks for itself, as long as anything is open. */
const LOOK_EVERY_MS = 15_000;

const isUnreported = ({ entry }: ProposalRecord): boolean => entry.finish !== undefined && !entry.finish.reported;

/** Keeps the book in step with the hub: on every connection, on every push, and now and then. */
export const startResuming = (parts: AgentParts, reporter: Reporter): void => {
  const { hub, book, clock, closing, background, onOverride } = parts;
  const overrides = onOverride === undefined ? undefined : createOverrideDesk(parts, onOverride);

  /** What follows from an answer by itself, whether or not a caller waits for it. */
  const settle = async (
    record: ProposalRecord,
    { escalationId, routing, resolution, delivery }: ProposalState,
  ): Promise<void> => {
    const isReviewed = routing.route === 'review' && resolution.kind === 'approved';
    const isFinal = delivery === 'applied' || delivery === 'refused' || delivery === 'failed';
    if (record.entry.finish?.reported === true && (isReviewed || isFinal)) await book.drop(record);
    // Who asked knows of the take-over already; the hand-back reaches them through the record.
    if (record.taken && routing.route === 'escalate' && resolution.kind === 'taken_over' && resolution.handback !== undefined)
      if (await acknowledge(parts, escalationId, resolution.decisionId, closing, 'handback')) await book.drop(record);
  };

  const takeIn = (state: ProposalState): void => {
    const record = book.get(state.key);
    if (record !== undefined) {
      book.learn(record, state);
      background(settle(record, state));
    }
    overrides?.take(state);
  };

  /** A hub that lost its memory gets the proposal again (D9), but never one whose effect has happened. */
  const submitAgain = async (key: string): Promise<void> => {
    const record = book.get(key);
    if (record === undefined || record.entry.finish !== undefined) return;
    record.state = undefined;
    const sent = await submit(parts, record, closing);
    if (sent.ok) takeIn(sent.value);
  };

  const flushAll = (): void => {
    for (const record of book.all().filter(isUnreported)) background(reporter.flush(record));
  };

  const look = async (): Promise<void> => {
    await book.loaded;
    flushAll();
    const keys = book
      .all()
      .filter((record) => !isUnreported(record))
      .map((record) => record.entry.key);
    for (let from = 0; from < keys.length; from += LIMITS.queuePage) {
      const page = keys.slice(from, from + LIMITS.queuePage);
      const synced = await hub.send('agent:sync', { keys: page }, { retry: 'once', signal: closing });
      if (!synced.ok) return;
      for (const state of synced.value.states) takeIn(state);
      for (const key of synced.value.unknown) background(submitAgain(key));
    }
  };

  const lookQuietly = () => background(look());
  let stop = () => {};
  const lookAgain = (): void => {
    stop = clock.after(LOOK_EVERY_MS, () => {
      if (hub.state().kind === 'ready' && book.all().length > 0) lookQuietly();
      lookAgain();
    });
  };
  closing.addEventListener('abort', () => stop(), { once: true });

  // Before there is a connection, so that `close()` knows what is still to be said.
  book.loaded.then(flushAll, () => {});
  hub.on('decision:delivered', (state) => background(book.loaded.then(() => takeIn(state))));
  hub.onState((state) => {
    if (state.kind === 'ready') lookQuietly();
  });
  lookAgain();
};

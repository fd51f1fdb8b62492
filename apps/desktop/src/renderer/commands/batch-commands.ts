import { LEAST_IN_BATCH, chooseAlike } from '../batch/choose-alike.ts';
import { isReading, queueOf } from '../state/batch-desk.ts';
import { batchBlock } from '../batch/batch.ts';
import { type InboxSnapshot, selectedItem } from '../state/inbox-snapshot.ts';
import type { UiCommandId } from './command-id.ts';
import type { Definitions, Why } from './command.ts';
import { focusedRow } from './focus.ts';

type BatchCommandId = Extract<UiCommandId, `batch.${string}`>;

const whyNoBatch = (snapshot: InboxSnapshot): Why | null =>
  chooseAlike(queueOf(snapshot), selectedItem(snapshot), snapshot.principal?.id ?? null).length < LEAST_IN_BATCH
    ? 'no-batch'
    : null;

const whyNotApprove = ({ batch, cards, connection }: InboxSnapshot): Why | null => {
  if (batch === null) return 'not-here';
  if (connection.kind !== 'ready') return 'offline';
  if (isReading(batch, cards)) return 'loading';
  const block = batchBlock(batch);
  return block === null ? null : block === 'open-one' ? 'open-one-first' : 'no-batch';
};

/** Alike low-risk items together. */
export const batchCommands: Definitions<BatchCommandId> = {
  'batch.start': { group: 'decide', pages: ['inbox'], whyNot: whyNoBatch, run: ({ store }) => store.batch.start() },
  'batch.open': {
    group: 'look',
    pages: ['batch'],
    run: ({ store }) => {
      const id = focusedRow();
      if (id !== null) store.batch.open(id);
    },
  },
  'batch.expel': {
    group: 'decide',
    pages: ['batch'],
    run: ({ store }) => {
      const id = focusedRow();
      if (id !== null) store.batch.expel(id);
    },
  },
  'batch.approve': {
    group: 'decide',
    pages: ['batch'],
    whyNot: whyNotApprove,
    run: ({ store, at }) => store.batch.arm(at),
  },
  'batch.commit': {
    group: 'decide',
    pages: ['batch'],
    whyNot: (s) => (s.batch?.isArmed === true ? whyNotApprove(s) : 'nothing-armed'),
    run: ({ store }) => void store.batch.commit(),
  },
  'batch.back': { group: 'move', pages: ['batch'], run: ({ store }) => store.batch.back() },
};

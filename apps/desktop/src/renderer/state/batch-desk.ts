import type { TemplateRegistry } from '@countersign/shared/domain/summary/templates/template';
import type { ReadingTelemetry } from '@countersign/shared/model/decision';
import type { DecisionId, Digest, EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type Batch, type BatchEvent, type Expulsion, remaining, startBatch, stepBatch } from '../batch/batch.ts';
import { chooseAlike } from '../batch/choose-alike.ts';
import type { BatchMemory } from '../batch/batch-memory.ts';
import { oddOnes, shapeOf } from '../batch/odd-ones.ts';
import { t } from '../strings/strings.ts';
import type { Card, CardLoad } from './card-cache.ts';
import { type InboxSnapshot, type Page, flatten, selectedItem } from './inbox-snapshot.ts';
import { readingKey } from './decidable.ts';
import { summaryOf } from './summary-of.ts';
import { createDwell } from './dwell.ts';

export type BatchDeps = {
  readonly snapshot: () => InboxSnapshot;
  readonly set: (change: (snapshot: InboxSnapshot) => InboxSnapshot) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly load: (id: EscalationId) => void;
  readonly showPage: (page: Page) => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  readonly newUuid: () => DecisionId;
  readonly monotonic: () => number;
  readonly memory: BatchMemory;
  readonly select: (id: EscalationId | null) => void;
  /** Whether the hub took it. */
  readonly approve: (item: QueueItem, digest: Digest, batchId: string, telemetry?: ReadingTelemetry) => Promise<boolean>;
};

/** A number from 0 up to 1 out of the random end of a UUID: which card has to be opened. */
const drawOf = (uuid: string): number => Number.parseInt(uuid.slice(-8), 16) / 2 ** 32;

/** The rows of a batch: all items of the queue, in its order. */
export const queueOf = ({ order }: Pick<InboxSnapshot, 'order'>): readonly QueueItem[] => order.flatMap(({ items }) => items);

/** Why this card cannot stay, or null. */
const faultOf = (item: QueueItem, card: Card, templates: TemplateRegistry): Expulsion | null => {
  const summary = summaryOf(item, card, templates);
  if (!summary.inspectable) return 'uninspectable';
  return summary.facts.some(({ odd }) => odd) ? 'odd-fact' : null;
};

const cardOf = (load: CardLoad | undefined): Card | undefined => (load?.kind === 'ready' ? load.card : undefined);

/** Alike low-risk items in one table, decided together: what differs is read, what is odd is taken out. */
export const createBatchDesk = (deps: BatchDeps) => {
  const { snapshot, set } = deps;
  let keys = new Map<EscalationId, string>();
  let stopWatching = (): void => undefined;

  let dwell = createDwell(deps.monotonic);

  const step = (event: BatchEvent): void => set((s) => (s.batch === null ? s : { ...s, batch: stepBatch(s.batch, event) }));
  const closeCard = (): void => {
    dwell.closed();
    set((s) => (s.batchCard === null ? s : { ...s, batchCard: null }));
  };
  const expel = (id: EscalationId, why: Expulsion): void => {
    if (snapshot().batchCard === id) closeCard();
    step({ type: 'expelled', id, why, draw: drawOf(deps.newUuid()) });
  };

  /** Whatever is read, changes or goes away while the table is open. */
  const watch = (): void => {
    const { batch, cards, inbox, principal, templates } = snapshot();
    if (batch === null) return;
    for (const id of remaining(batch)) {
      const item = inbox.items.get(id);
      const load = cards.get(id);
      const card = cardOf(load);
      if (item === undefined || readingKey(item, principal?.id ?? null) !== keys.get(id)) expel(id, 'changed');
      else if (load?.kind === 'failed') expel(id, 'unreadable');
      else if (card !== undefined) {
        const fault = faultOf(item, card, templates);
        if (fault !== null) expel(id, fault);
      }
    }
    const after = snapshot().batch;
    if (after === null || isReading(after, cards)) return;
    // Only when all are read is it known which form is the usual one.
    const shapes = new Map<EscalationId, string>();
    for (const id of remaining(after)) {
      const card = cardOf(cards.get(id));
      if (card !== undefined) shapes.set(id, shapeOf(card.action.arguments));
    }
    for (const id of oddOnes(shapes)) expel(id, 'other-fields');
  };

  const leave = (): void => {
    stopWatching();
    set((s) => ({ ...s, batch: null, batchCard: null }));
    deps.showPage('inbox');
  };

  /** The first row after this person's place that was not in the batch. */
  const moveOn = (ids: readonly EscalationId[]): void => {
    const { listed, anchor } = snapshot();
    const rows = flatten(listed);
    deps.select([...rows.slice(anchor), ...rows.slice(0, anchor)].find((id) => !ids.includes(id)) ?? null);
  };

  return {
    /** Opens the table for the selected item and what is like it. */
    start: (): void => {
      const now = snapshot();
      const me = now.principal?.id ?? null;
      const ids = chooseAlike(queueOf(now), selectedItem(now), me);
      if (ids.length === 0) return deps.notify(t.why['no-batch'], 'plain');
      keys = new Map(
        ids.flatMap((id) => {
          const item = now.inbox.items.get(id);
          return item === undefined ? [] : [[id, readingKey(item, me)]];
        }),
      );
      for (const id of ids) deps.load(id);
      dwell = createDwell(deps.monotonic);
      set((s) => ({ ...s, batchCard: null, batch: startBatch(ids, drawOf(deps.newUuid())) }));
      stopWatching();
      stopWatching = deps.subscribe(watch);
      deps.showPage('batch');
      watch();
    },
    open: (id: EscalationId): void => {
      closeCard();
      set((s) => (s.batch === null ? s : { ...s, batchCard: id }));
    },
    /** The whole card is on the glass since `at`: only now it counts as read. */
    shown: (id: EscalationId, at: number): void => {
      if (snapshot().batchCard !== id) return;
      dwell.shown(id, at);
      step({ type: 'opened', id, at });
    },
    closeCard,
    expel: (id: EscalationId): void => expel(id, 'by-hand'),
    painted: (at: number): void => step({ type: 'painted', at }),
    arm: (at: number): void => step({ type: 'arm', at }),
    disarm: (): void => step({ type: 'disarm' }),
    /** Esc: disarm first, then close the card, then leave. */
    back: (): void => {
      const { batch, batchCard } = snapshot();
      if (batch?.isArmed === true) return step({ type: 'disarm' });
      if (batchCard !== null) return closeCard();
      leave();
    },
    /** Sends one decision per item, all with the same batch id; the hub answers each by itself. */
    commit: async (): Promise<void> => {
      const { batch, inbox, cards } = snapshot();
      if (batch?.isArmed !== true) return;
      const batchId = deps.newUuid();
      dwell.closed();
      const ids = remaining(batch);
      const sent = ids.map(async (id) => {
        const item = inbox.items.get(id);
        const card = cardOf(cards.get(id));
        if (item === undefined || card === undefined) return false;
        deps.memory.sent(id, batchId);
        const isTaken = await deps.approve(item, card.digest, batchId, dwell.of(id));
        if (!isTaken) deps.memory.forget(id);
        return isTaken;
      });
      leave();
      moveOn(ids);
      const taken = (await Promise.all(sent)).filter(Boolean).length;
      const isWhole = taken === ids.length;
      deps.notify(isWhole ? t.batch.done(taken) : t.batch.partly(taken, ids.length), isWhole ? 'plain' : 'problem');
    },
    stop: (): void => stopWatching(),
  };
};

/** Cards that are still being read; until they are there nothing can be approved. */
export const isReading = (batch: Batch, cards: InboxSnapshot['cards']): boolean =>
  remaining(batch).some((id) => cards.get(id)?.kind !== 'ready');

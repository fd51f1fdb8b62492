import { stepWarnings } from '@countersign/shared/domain/board/warning';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Availability } from '@countersign/shared/protocol/judgement';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { callable } from './board-coverage.ts';
import { createBoardChanges } from './board-changes.ts';
import { boardColumns, findRow, neighbour, orphanedTiers, placeOf, tierForPerson } from './board-columns.ts';
import { type BoardColumn, cursorAt, cursorId, moveColumn, moveRow } from './board-cursor.ts';
import { headlineOf, readingsOf, waitingItems } from './board-figures.ts';
import type { Place } from './board-moves.ts';
import { subjectOf } from './board-sentences.ts';
import { type BoardAsk, type BoardSnapshot, type ChartId, EMPTY_BOARD, type MoveTarget, idsOf } from './board-snapshot.ts';
import { withSample } from './board-trend.ts';
import type { Hub } from './hub.ts';
import type { InboxEvent } from './inbox-state.ts';
import type { InboxSnapshot } from './inbox-snapshot.ts';
import { createStore } from './store.ts';

export type BoardDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly inbox: () => InboxSnapshot;
  readonly apply: (event: InboxEvent) => void;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  /** Opens or closes the layer that takes all keys. */
  readonly showDialog: (isOpen: boolean) => void;
};

const READ_EVERY_MS = 5_000;
/** At 50 changes a second the rows are put in order ten times, not fifty. */
const ARRANGE_EVERY_MS = 100;

/** State of the supervisor's board and what can be done there. It works only while somebody watches it. */
export const createBoardStore = (deps: BoardDeps) => {
  const { hub, clock, hubNow, inbox } = deps;
  const store = createStore<BoardSnapshot>(EMPTY_BOARD);
  const { get, set } = store;
  let isMasked = false;
  let watchers = 0;
  let arrangedAt = 0;
  let isArrangeDue = false;
  let returnTo: EscalationId | null = null;
  let reading: symbol | null = null;
  let stops: (() => void)[] = [];

  /** Columns, figures, warnings and the cursor's place, from what is known now. */
  const arrange = (): void => {
    arrangedAt = clock.now();
    const now = hubNow();
    const { inbox: rows, principal } = inbox();
    set((s) => {
      const columns = boardColumns(rows.items.values(), s.entries, now, principal?.id ?? null);
      const next = { ...s, columns };
      const ids = idsOf(next);
      const items = waitingItems(columns);
      const { oldestMs, waiting, atRisk, honestMs, reviewers } = headlineOf(items, s.board, now);
      return {
        ...next,
        // The remembered row keeps its place up to date, so that whoever takes it is selected when it leaves.
        cursor: cursorAt(s.cursor, ids, s.cursor.column, cursorId(s.cursor, ids)),
        warnings: stepWarnings(s.warnings, readingsOf(items, s.board, now), now),
        samples:
          s.board === null ? s.samples : withSample(s.samples, { at: now, waiting, oldestMs, atRisk, honestMs, reviewers }),
      };
    });
  };
  const arrangeSoon = (): void => {
    if (watchers === 0 || isArrangeDue) return;
    const wait = arrangedAt + ARRANGE_EVERY_MS - clock.now();
    if (wait <= 0) return arrange();
    isArrangeDue = true;
    clock.after(wait, () => {
      isArrangeDue = false;
      if (watchers > 0) arrange();
    });
  };

  const read = async (): Promise<void> => {
    const ours = Symbol('read');
    reading = ours;
    const answer = await hub.client.send('board:read', {}, { retry: 'once' });
    if (reading !== ours) return;
    set((s) => (answer.ok ? { ...s, board: answer.value, readAt: hubNow(), problem: null } : { ...s, problem: answer.error }));
    arrange();
  };

  const ask = (question: BoardAsk | null): void => {
    set((s) => ({ ...s, ask: question }));
    deps.showDialog(question !== null);
  };
  const itemOf = (id: string): QueueItem | undefined => inbox().inbox.items.get(id as EscalationId);

  const subject = (item: QueueItem): string => subjectOf(item, isMasked);
  const changes = createBoardChanges({ ...deps, store, arrange, read: () => void read(), itemOf, ask, subjectOf: subject });

  const select = (column: BoardColumn, id: string | null): void =>
    set((s) => ({ ...s, cursor: cursorAt(s.cursor, idsOf(s), column, id) }));

  /** The item that the keys act on; undefined among people and agents. */
  const current = (): QueueItem | undefined => {
    const { cursor } = get();
    const id = cursorId(cursor, idsOf(get()));
    return id === null || cursor.column === 'people' || cursor.column === 'agents' ? undefined : itemOf(id);
  };

  const placeFor = (item: QueueItem, target: MoveTarget): Place | null => {
    if ('tier' in target) return { tier: target.tier, assignee: null, assigneeName: null };
    const person = get().board?.people.find(({ id }) => id === target.person);
    const tier = person === undefined ? null : tierForPerson(item.reviewTier, person.tiers);
    return person === undefined || tier === null ? null : { tier, assignee: person.id, assigneeName: person.name };
  };

  const move = (id: EscalationId, target: MoveTarget): void => {
    const item = itemOf(id);
    const to = item === undefined ? null : placeFor(item, target);
    if (item === undefined || to === null) return;
    const from = placeOf(item);
    if (from.tier === to.tier && from.assignee === to.assignee) return;
    const { kind, by, byName = '' } = item.status;
    if (kind === 'claimed' && by !== inbox().principal?.id && by !== to.assignee)
      return ask({ kind: 'claimed', id, subject: subject(item), to, byName });
    void changes.move(item, to, false);
  };

  const setTiers = (id: PrincipalId, tiers: readonly ReviewTier[], isSure = false): void => {
    const { board, columns } = get();
    const person = board?.people.find((each) => each.id === id);
    if (board === null || person === undefined) return;
    const orphaned = isSure ? [] : orphanedTiers(columns, board.people, id, tiers);
    if (orphaned.length > 0) return ask({ kind: 'last-reviewer', id, tiers, orphaned });
    void changes.setTiers(person, tiers);
  };

  const setAvailability = (id: PrincipalId, to: Availability): void => {
    const person = get().board?.people.find((each) => each.id === id);
    if (person !== undefined) void changes.setAvailability(person, to);
  };

  /** Live while it is on screen; ends when the last watcher has gone. */
  const watch = (): (() => void) => {
    watchers += 1;
    if (watchers === 1) {
      arrange();
      void read();
      let cancel = (): void => undefined;
      const again = (): void => {
        cancel = clock.after(READ_EVERY_MS, () => {
          if (hub.client.state().kind === 'ready') void read();
          else arrange();
          again();
        });
      };
      again();
      stops = [hub.follower.onChange(arrangeSoon), () => cancel()];
    }
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      for (const stop of stops) stop();
      stops = [];
    };
  };

  return {
    get,
    subscribe: store.subscribe,
    watch,
    read,
    select,
    move,
    setTiers,
    setAvailability,
    callEverybody: (tier: ReviewTier): Promise<void> => changes.call(callable(get().columns, tier)),
    ask,
    current,
    /** Its card is opened from here: leaving it leads back, unless the reader has gone on to another one. */
    rememberReturn: (id: EscalationId): void => void (returnTo = id),
    takeReturn: (): boolean => {
      const isBack = returnTo !== null && returnTo === inbox().inbox.selected;
      returnTo = null;
      return isBack;
    },
    /** The focus came into a column by Tab or by a click: the keys act there from now on. */
    enter: (column: BoardColumn, id?: string): void =>
      set((s) => {
        const ids = idsOf(s);
        const wanted = id ?? cursorId(s.cursor, ids, column);
        return s.cursor.column === column && s.cursor.ids[column] === wanted
          ? s
          : { ...s, cursor: cursorAt(s.cursor, ids, column, wanted) };
      }),
    moveColumn: (by: 1 | -1): void => set((s) => ({ ...s, cursor: moveColumn(s.cursor, idsOf(s), by) })),
    moveRow: (by: 1 | -1): void => set((s) => ({ ...s, cursor: moveRow(s.cursor, idsOf(s), by) })),
    /** The selected item, one tier towards the start (-1) or the end (1) of the row. */
    moveTier: (by: 1 | -1): void => {
      const item = current();
      const found = item === undefined ? undefined : findRow(get().columns, item.id);
      const tier = found === undefined ? undefined : neighbour(found.tier, by);
      if (item !== undefined && tier !== undefined) move(item.id, { tier });
    },
    /** `T`: where to with this item; on a person, which tiers; on an agent, pause or resume. */
    openMenu: (): void => {
      const { cursor } = get();
      const id = cursorId(cursor, idsOf(get()));
      const item = current();
      if (item !== undefined) ask({ kind: 'move-to', id: item.id });
      else if (id === null) return;
      else if (cursor.column === 'people') ask({ kind: 'tiers', id: id as PrincipalId });
      else if (cursor.column === 'agents') changes.togglePause(id as PrincipalId);
    },
    /** `O` on a person: when they can be given work, and how much. */
    openAvailability: (): void => {
      const { cursor } = get();
      const id = cursor.column === 'people' ? cursorId(cursor, idsOf(get())) : null;
      if (id !== null) ask({ kind: 'availability', id: id as PrincipalId });
    },
    /** Yes to the open question. */
    confirm: (): void => {
      const { ask: question } = get();
      ask(null);
      if (question?.kind === 'claimed' || question?.kind === 'not-free') {
        const item = itemOf(question.id);
        if (item !== undefined) void changes.move(item, question.to, true);
      } else if (question?.kind === 'last-reviewer') setTiers(question.id, question.tiers, true);
    },
    /** Whether sentences about an item mask what it is about, as its row does. */
    setMasked: (masks: boolean): void => void (isMasked = masks),
    togglePause: changes.togglePause,
    pause: changes.pause,
    undo: changes.undo,
    dismiss: changes.dismiss,
    showChart: (chart: ChartId): void => set((s) => ({ ...s, chart })),
    toggleTable: (): void => set((s) => ({ ...s, isTable: !s.isTable })),
  };
};
export type BoardStore = ReturnType<typeof createBoardStore>;

import type { Clock } from '@countersign/shared/client/socket-port';
import { PANELS, type PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { Money } from '@countersign/shared/model/action';
import type { Verdict } from '@countersign/shared/model/decision';
import type { DecisionId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { DEFAULT_SETTINGS, type Settings } from '../../platform/settings.ts';
import { t } from '../strings/strings.ts';
import { createBatchMemory } from '../batch/batch-memory.ts';
import { createBatchDesk } from './batch-desk.ts';
import { createUndo } from './undo.ts';
import { createBoardStore } from './board-store.ts';
import { createSupervisorPages } from './supervisor-pages.ts';
import { createBatcher } from './batch-changes.ts';
import { createCardCache } from './card-cache.ts';
import { createDuty } from './duty.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { Hub } from './hub.ts';
import type { InboxEvent } from './inbox-state.ts';
import { EMPTY_SNAPSHOT, type InboxSnapshot, blockOf, flatten, selectedCard, selectedItem } from './inbox-snapshot.ts';
import { type InteractionEvent, READING, needsArming, step } from './interaction.ts';
import { createScreenCommands } from './screen-commands.ts';
import { snoozeChoices } from './snooze-choices.ts';
import { FIRST_LOOK, firstPanelOf } from './card-look.ts';
import { createLookCommands } from './look-commands.ts';
import { createItemCommands } from './item-commands.ts';
import { withGuardAgain } from './guard-again.ts';
import { arrange, withAnchor, withEvent } from './arrange.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import { type ReadingClock, panelOpened, signOfLife, startReading, telemetryOf, visibilityChanged } from './reading-clock.ts';
import { createStore } from './store.ts';
import type { VerdictOverlay } from './verdict-overlay.ts';
import { type VerdictOutcome, createVerdictSender } from './verdict-sender.ts';

export type InboxDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  /** Milliseconds that never jump, on the same scale as an event's timeStamp. */
  readonly monotonic: () => number;
  readonly newDecisionId: () => DecisionId;
  /** Changes of the queue within so many milliseconds are put on screen together; 0, or absent, at once. */
  readonly batchMs?: number;
};

/** Time alone moves items between sections; looking this often is enough. Milliseconds. */
const REORDER_MS = 5_000;

/** Decisions that are read at a time. */
const HISTORY_PAGE = 50;

/** The only mutable thing of the renderer: state, and what a person can do to it. */
export const createInboxStore = ({ hub, clock, monotonic, newDecisionId, batchMs = 0 }: InboxDeps) => {
  const store = createStore<InboxSnapshot>(EMPTY_SNAPSHOT);
  const { get } = store;
  const set = (change: (snapshot: InboxSnapshot) => InboxSnapshot): void =>
    store.set((s) => withGuardAgain(s, change(s), monotonic()));
  const hubNow = (): Timestamp => clock.now() + get().clockOffset;
  const drafts = createDraftKeeper({ hub, clock });
  let reading: ReadingClock | null = null;
  let advances: Pick<Settings, 'advanceCalm' | 'advanceGrave'> = DEFAULT_SETTINGS;
  let lastSignAt = clock.now();
  let serial = 0;

  const say = (level: 'polite' | 'assertive', text: string): void => set((s) => ({ ...s, [level]: { text, serial: ++serial } }));
  const notify = (text: string, tone: 'plain' | 'problem'): void => {
    set((s) => ({ ...s, notice: { text, tone, serial: ++serial } }));
    say(tone === 'problem' ? 'assertive' : 'polite', text);
    const shown = serial - 1;
    clock.after(6_000, () => set((s) => (s.notice !== null && s.notice.serial <= shown ? { ...s, notice: null } : s)));
  };

  const cards = createCardCache(hub.client, (change) => set((s) => ({ ...s, cards: change(s.cards) })), drafts.wasRead);
  const apply = (event: InboxEvent): void => set((s) => withEvent(s, event, hubNow(), monotonic()));

  const select = (id: EscalationId | null): void => {
    if (get().inbox.selected === id) return;
    reading = null;
    set((s) => {
      const cleared = {
        ...s,
        interaction: READING,
        hasChanged: false,
        look: FIRST_LOOK,
        panel: firstPanelOf(s.inbox, id),
        isAgentViewOpen: false,
      };
      return withAnchor(withEvent(cleared, { type: 'selected', id }, hubNow(), monotonic()));
    });
    const { listed, anchor } = get();
    if (id === null) return;
    cards.load(id);
    // The next two are read ahead, so that a decision leads straight to a painted card (UX-08).
    for (const ahead of flatten(listed).slice(anchor + 1, anchor + 3)) cards.load(ahead);
  };

  /** Whoever moved into the place of the item that left; the one before it at the end of the queue. */
  const advance = (): void => {
    const { listed, anchor, inbox } = get();
    const ids = flatten(listed).filter((id) => id !== inbox.selected);
    select(ids[Math.min(anchor, ids.length - 1)] ?? null);
  };

  /** Where reading goes on after a decision, as the person wants it for this risk (UX-15). */
  const moveOn = (isGrave: boolean): void => {
    const how = isGrave ? advances.advanceGrave : advances.advanceCalm;
    if (how === 'stay') return;
    if (how !== 'previous') advance();
    else {
      const { listed, anchor, inbox } = get();
      const ids = flatten(listed).filter((id) => id !== inbox.selected);
      select(ids[Math.min(Math.max(anchor - 1, 0), ids.length - 1)] ?? null);
    }
    if (how === 'list') set((s) => ({ ...s, face: 'queue', homeSerial: s.homeSerial + 1 }));
  };

  const move = (by: 1 | -1): void => {
    const { listed, anchor, inbox } = get();
    const ids = flatten(listed);
    if (ids.length === 0) return;
    const isListed = inbox.selected !== null && ids.includes(inbox.selected);
    // The row below the one that left has its place already.
    const target = isListed ? anchor + by : by === 1 ? anchor : anchor - 1;
    select(ids[Math.min(Math.max(target, 0), ids.length - 1)] ?? null);
  };

  const tell = (id: EscalationId, outcome: VerdictOutcome): void => {
    switch (outcome.kind) {
      case 'committed':
        for (const editor of ['modify', 'respond', 'reject'] as const) drafts.forget(id, editor);
        return say('polite', t.verdict.announceHeld(outcome.verdict.kind));
      case 'moved':
        return notify(t.modify.moved(outcome.to), 'plain');
      case 'failed':
        return say('assertive', `${t.verdict.failed(outcome.verdict.kind)} ${t.problem(outcome.error)}`);
      case 'undone':
        return notify(t.verdict.undone, 'plain');
      case 'undo-failed':
        return notify(outcome.agentHasIt ? t.verdict.tooLate : t.problem(outcome.error), 'problem');
    }
  };
  const sender = createVerdictSender({ hub, clock, hubNow, newDecisionId, inbox: () => get().inbox, apply, tell });
  const items = createItemCommands({
    hub,
    hubNow,
    snapshot: get,
    apply,
    advance,
    notify,
    settled: (id) => drafts.forget(id, 'hand-back'),
  });

  const decide = (verdict: Verdict): void => {
    const snapshot = get();
    const item = selectedItem(snapshot);
    const load = selectedCard(snapshot);
    const block = blockOf(snapshot);
    if (block !== null) return notify(t.block[block], 'problem');
    if (item === undefined || load?.kind !== 'ready') return;
    // Ahead of the decision: where it moves the item, the whole draft goes along, and later this person may not see it any more.
    drafts.flush();
    const telemetry = reading === null ? undefined : telemetryOf(reading, monotonic());
    void sender.send(item.id, verdict, { item, digest: load.card.digest, telemetry });
    set((s) => ({ ...s, interaction: { ...s.interaction, mode: READING.mode, hint: null }, hasChanged: false }));
    moveOn(needsArming(item.routing.riskClass));
  };

  /** Every key and button that could decide goes through the interaction machine. */
  const interact = (event: InteractionEvent): void => {
    const isDecision = !['painted', 'escape', 'blur', 'navigated', 'changed'].includes(event.type);
    if (isDecision && blockOf(get()) !== null) return;
    const before = get().interaction.mode.kind;
    const { next, effect } = step(get().interaction, event);
    set((s) => ({ ...s, interaction: next }));
    // An editor claims the item, so that nobody decides it while this person types; what it leaves behind is kept at once.
    if (next.mode.kind === 'editing' && before !== 'editing') void items.claimForEditing();
    if (next.mode.kind !== 'editing' && before === 'editing') drafts.flush();
    if (effect === undefined) return;
    if (effect.kind === 'verdict') decide(effect.verdict);
    else if (effect.kind === 'raise') void items.raise(effect.to);
    else void items.snooze(effect.until);
  };

  const screen = createScreenCommands({
    clock,
    snapshot: get,
    set,
    rearrange: () => set((s) => arrange(s, hubNow())),
    cardShown: (isShown) => {
      if (reading !== null) reading = visibilityChanged(reading, monotonic(), isShown);
    },
  });

  const board = createBoardStore({
    hub,
    clock,
    hubNow,
    inbox: get,
    apply,
    say,
    showDialog: (isOpen) => screen.showDialog(isOpen ? 'board' : null),
  });
  const supervision = createSupervisorPages({ hub, clock, hubNow, snapshot: get, say, notify, ...screen });

  const duty = createDuty({ hub, snapshot: get, set, hubNow, say, notify });

  const showPanel = (panel: PanelId): void => {
    if (reading !== null) reading = panelOpened(reading, panel, monotonic());
    set((s) => ({ ...s, panel }));
  };

  const onQueue = (closed: readonly QueueItem[] = []): void => {
    const { items: rows, epoch, head } = hub.follower.view();
    set((s) => ({
      ...s,
      problem: hub.follower.problem(),
      isFresh: hub.follower.isFresh(),
      isLoaded: s.isLoaded || hub.follower.isFresh(),
    }));
    apply({ type: 'queue', items: rows, closed, epoch, head });
    sender.recover(get().principal?.id ?? null);
  };
  const onConnection = (): void => {
    const connection = hub.client.state();
    set((s) => ({
      ...s,
      connection,
      // What was armed before a break is not what Enter should commit after it.
      interaction: connection.kind === 'ready' ? s.interaction : step(s.interaction, { type: 'blur' }).next,
      ...(connection.kind === 'ready'
        ? { principal: connection.session.principal, clockOffset: connection.session.now - connection.since }
        : {}),
    }));
    const { selected } = get().inbox;
    if (connection.kind === 'ready' && selected !== null) cards.load(selected);
    if (connection.kind === 'ready') supervision.online();
  };
  const batchMemory = createBatchMemory();
  const batch = createBatchDesk({
    snapshot: get,
    set,
    subscribe: store.subscribe,
    load: cards.load,
    showPage: screen.showPage,
    notify,
    newUuid: newDecisionId,
    select,
    monotonic,
    memory: batchMemory,
    approve: (item, digest, batchId, telemetry) =>
      sender.send(item.id, { kind: 'approve' }, { item, digest, telemetry, batchId }),
  });
  const selectFirst = (): void => {
    const [first] = flatten(get().listed);
    if (get().inbox.selected === null && first !== undefined) select(first);
  };

  const changes = createBatcher<QueueItem>(clock, batchMs, (closed) => {
    onQueue(closed);
    selectFirst();
  });
  const stops = [
    hub.client.onState(onConnection),
    hub.follower.onChange(({ closed }) => changes.add(closed)),
    () => changes.stop(),
    duty.stop,
  ];
  onConnection();
  onQueue();
  selectFirst();
  let cancelReorder = (): void => undefined;
  const reorder = (): void => {
    cancelReorder = clock.after(REORDER_MS, () => {
      set((s) => arrange(s, hubNow()));
      reorder();
    });
  };
  reorder();
  const lease = createLeaseKeeper({
    hub,
    clock,
    hubNow,
    selected: () => ({ item: selectedItem(get()), me: get().principal?.id ?? null }),
    lastSignAt: () => lastSignAt,
    renewed: (item) => apply({ type: 'answered', item }),
  });

  return {
    get,
    subscribe: store.subscribe,
    clock,
    drafts,
    hubNow,
    select,
    move,
    interact,
    decide,
    showPanel,
    stepPanel: (by: 1 | -1): void =>
      showPanel(PANELS[(PANELS.indexOf(get().panel) + by + PANELS.length) % PANELS.length] ?? 'raw'),
    toggleAgentView: (): void => {
      if (reading !== null) reading = panelOpened(reading, 'agent-view', monotonic());
      set((s) => ({ ...s, isAgentViewOpen: !s.isAgentViewOpen }));
    },
    ...screen,
    ...createLookCommands({ snapshot: get, set, showPanel, say, notify }),
    board,
    ...supervision.pages,
    batch,
    /** What follows a decision; the person's own setting. */
    setAdvances: (next: typeof advances): void => void (advances = next),
    /** The ways to snooze this item, or a sentence when its deadline leaves none. */
    openSnooze: (at: number): void => {
      const item = selectedItem(get());
      if (item === undefined) return;
      const isAny = snoozeChoices(item.deadlineAt, hubNow()).some(({ until }) => until !== null);
      if (isAny) interact({ type: 'choose', at, menu: 'snooze' });
      else notify(t.notice.snoozeTooLate, 'problem');
    },
    /** Flagging asks for a note, which may be left empty; taking the flag back asks nothing. */
    toggleFlag: (): void => {
      const item = selectedItem(get());
      if (item === undefined) return;
      if (item.flagged) void items.flag(false);
      else set((s) => ({ ...s, interaction: { ...s.interaction, mode: { kind: 'flagging' }, hint: null } }));
    },
    sendFlag: (note: string): void => {
      set((s) => ({ ...s, interaction: { ...s.interaction, mode: READING.mode } }));
      void items.flag(true, note.trim() === '' ? undefined : note.trim());
    },
    /** One page of this person's own decisions, newest first. */
    readHistory: (beforeSeq?: number) =>
      hub.client.send(
        'history:read',
        { limit: HISTORY_PAGE, ...(beforeSeq === undefined ? {} : { beforeSeq }) },
        { retry: 'once' },
      ),
    ...duty.commands,
    toggleClaim: items.toggleClaim,
    snooze: items.snooze,
    handBack: items.handBack,
    /** The item is decided, by this person's take-over: the one editor that a decided item still has. */
    openHandBack: (): void =>
      set((s) => ({ ...s, interaction: { ...s.interaction, mode: { kind: 'editing', editor: 'hand-back' }, hint: null } })),
    retryCard: (id: EscalationId): void => cards.load(id),
    /** What became of a verdict that an earlier window gave. */
    restoreVerdict: (id: EscalationId, overlay: VerdictOverlay): void => apply({ type: 'verdict-found', id, overlay }),
    dismissFailure: (id: EscalationId): void => apply({ type: 'overlay-closed', id }),
    announce: say,
    notify,
    undo: createUndo({ snapshot: get, hubNow, sender, memory: batchMemory, notify }),
    /** The card of this item is on the glass since `at`; the guard and the reading time start here. */
    painted: (id: EscalationId, at: number, isVisible: boolean): void => {
      if (get().inbox.selected !== id) return;
      reading ??= startReading(at, isVisible);
      interact({ type: 'painted', at });
    },
    /** What hid the whole screen is gone: the card is seen anew. */
    uncovered: (at: number): void => {
      if (get().interaction.paintedAt !== null) interact({ type: 'painted', at });
    },
    signOfLife: (at: number, isKey: boolean): void => {
      lastSignAt = clock.now();
      if (reading !== null) reading = signOfLife(reading, at, isKey);
    },
    visibilityChanged: (at: number, isVisible: boolean): void => {
      if (reading !== null) reading = visibilityChanged(reading, at, isVisible);
    },
    wake: (): void => hub.client.wake(),
    refresh: (): void => hub.follower.refresh(),
    /** What policy says of the action with these arguments. */
    preview: (id: EscalationId, args: JsonObject, amount: Money | null) =>
      hub.client.send(
        'escalation:preview',
        { escalationId: id, arguments: args, ...(amount === null ? {} : { amount }) },
        { retry: 'once' },
      ),
    stop: (): void => {
      for (const stop of stops) stop();
      drafts.stop();
      screen.stopScreen();
      batch.stop();
      supervision.stop();
      cancelReorder();
      lease.stop();
    },
  };
};
export type InboxStore = ReturnType<typeof createInboxStore>;

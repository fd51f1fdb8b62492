import type { Clock } from '@countersign/shared/client/socket-port';
import { PANELS, type PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { Verdict } from '@countersign/shared/model/decision';
import type { DecisionId, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { t } from '../strings/strings.ts';
import { createCardCache } from './card-cache.ts';
import type { Hub } from './hub.ts';
import type { InboxEvent } from './inbox-state.ts';
import {
  EMPTY_SNAPSHOT,
  type Dialog,
  type InboxSnapshot,
  blockOf,
  flatten,
  selectedCard,
  selectedItem,
} from './inbox-snapshot.ts';
import { type InteractionEvent, READING, needsArming, step } from './interaction.ts';
import { createItemCommands } from './item-commands.ts';
import { arrange, withEvent } from './arrange.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import { type ReadingClock, panelOpened, signOfLife, startReading, telemetryOf, visibilityChanged } from './reading-clock.ts';
import { createStore } from './store.ts';
import { type VerdictOutcome, createVerdictSender } from './verdict-sender.ts';

export type InboxDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  /** Milliseconds that never jump, on the same scale as an event's timeStamp. */
  readonly monotonic: () => number;
  readonly newDecisionId: () => DecisionId;
};

/** Time alone moves items between sections; looking this often is enough. Milliseconds. */
const REORDER_MS = 5_000;

/** The only mutable thing of the renderer: state, and what a person can do to it. */
export const createInboxStore = ({ hub, clock, monotonic, newDecisionId }: InboxDeps) => {
  const store = createStore<InboxSnapshot>(EMPTY_SNAPSHOT);
  const { get, set } = store;
  const hubNow = (): Timestamp => clock.now() + get().clockOffset;
  const drafts = new Map<string, string>();
  let reading: ReadingClock | null = null;
  let lastSignAt = clock.now();
  let serial = 0;

  const say = (level: 'polite' | 'assertive', text: string): void => set((s) => ({ ...s, [level]: { text, serial: ++serial } }));
  const notify = (text: string, tone: 'plain' | 'problem'): void => {
    set((s) => ({ ...s, notice: { text, tone, serial: ++serial } }));
    say(tone === 'problem' ? 'assertive' : 'polite', text);
    const shown = serial - 1;
    clock.after(6_000, () => set((s) => (s.notice !== null && s.notice.serial <= shown ? { ...s, notice: null } : s)));
  };

  const cards = createCardCache(hub.client, (change) => set((s) => ({ ...s, cards: change(s.cards) })));
  const apply = (event: InboxEvent): void => set((s) => withEvent(s, event, hubNow(), monotonic()));

  const select = (id: EscalationId | null): void => {
    if (get().inbox.selected === id) return;
    reading = null;
    set((s) => {
      const cleared = { ...s, interaction: READING, hasChanged: false, panel: 'conversation' as const, isAgentViewOpen: false };
      return arrange(withEvent(cleared, { type: 'selected', id }, hubNow(), monotonic()), hubNow());
    });
    const { order, anchor } = get();
    if (id === null) return;
    cards.load(id);
    // The next two are read ahead, so that a decision leads straight to a painted card (UX-08).
    for (const ahead of flatten(order).slice(anchor + 1, anchor + 3)) cards.load(ahead);
  };

  /** Whoever moved into the place of the item that left; the one before it at the end of the queue. */
  const advance = (): void => {
    const { order, anchor, inbox } = get();
    const ids = flatten(order).filter((id) => id !== inbox.selected);
    select(ids[Math.min(anchor, ids.length - 1)] ?? null);
  };

  const move = (by: 1 | -1): void => {
    const { order, anchor, inbox } = get();
    const ids = flatten(order);
    if (ids.length === 0) return;
    const isListed = inbox.selected !== null && ids.includes(inbox.selected);
    // The row below the one that left has its place already.
    const target = isListed ? anchor + by : by === 1 ? anchor : anchor - 1;
    select(ids[Math.min(Math.max(target, 0), ids.length - 1)] ?? null);
  };

  const tell = (id: EscalationId, outcome: VerdictOutcome): void => {
    switch (outcome.kind) {
      case 'committed':
        for (const editor of ['modify', 'respond', 'reject']) drafts.delete(`${editor}:${id}`);
        return say('polite', t.verdict.announceHeld(outcome.verdict.kind));
      case 'failed':
        return say('assertive', `${t.verdict.failed(outcome.verdict.kind)} ${outcome.error.message}`);
      case 'undone':
        return notify(t.verdict.undone, 'plain');
      case 'undo-failed':
        return notify(outcome.agentHasIt ? t.verdict.tooLate : outcome.error.message, 'problem');
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
    settled: (id) => void drafts.delete(`hand-back:${id}`),
  });

  const decide = (verdict: Verdict): void => {
    const snapshot = get();
    const item = selectedItem(snapshot);
    const load = selectedCard(snapshot);
    const block = blockOf(snapshot);
    if (block !== null) return notify(t.block[block], 'problem');
    if (item === undefined || load?.kind !== 'ready') return;
    const telemetry = reading === null ? undefined : telemetryOf(reading, monotonic());
    void sender.send(item.id, verdict, { item, digest: load.card.digest, telemetry });
    set((s) => ({ ...s, interaction: { ...s.interaction, mode: READING.mode, hint: null }, hasChanged: false }));
    if (!needsArming(item.routing.riskClass)) advance();
  };

  /** Every key and button that could decide goes through the interaction machine. */
  const interact = (event: InteractionEvent): void => {
    const isDecision = !['painted', 'escape', 'blur', 'navigated', 'changed'].includes(event.type);
    if (isDecision && blockOf(get()) !== null) return;
    const { next, effect } = step(get().interaction, event);
    set((s) => ({ ...s, interaction: next }));
    if (effect === undefined) return;
    if (effect.kind === 'verdict') decide(effect.verdict);
    else if (effect.kind === 'raise') void items.raise();
    else void items.snooze();
  };

  const showPanel = (panel: PanelId): void => {
    if (reading !== null) reading = panelOpened(reading, panel);
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
  };
  const selectFirst = (): void => {
    const [first] = flatten(get().order);
    if (get().inbox.selected === null && first !== undefined) select(first);
  };

  const stops = [
    hub.client.onState(onConnection),
    hub.follower.onChange(({ closed }) => {
      onQueue(closed);
      selectFirst();
    }),
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
      if (reading !== null) reading = panelOpened(reading, 'agent-view');
      set((s) => ({ ...s, isAgentViewOpen: !s.isAgentViewOpen }));
    },
    showDialog: (dialog: Dialog | null): void => set((s) => ({ ...s, dialog })),
    showFace: (face: 'queue' | 'card'): void => set((s) => ({ ...s, face })),
    toggleClaim: items.toggleClaim,
    claimForEditing: items.claimForEditing,
    snooze: items.snooze,
    handBack: items.handBack,
    /** The item is decided, by this person's take-over: the one editor that a decided item still has. */
    openHandBack: (): void =>
      set((s) => ({ ...s, interaction: { ...s.interaction, mode: { kind: 'editing', editor: 'hand-back' }, hint: null } })),
    retryCard: (id: EscalationId): void => cards.load(id),
    dismissFailure: (id: EscalationId): void => apply({ type: 'overlay-closed', id }),
    announce: say,
    notify,
    /** The newest verdict that the hub still holds; pressing again takes the one before it. */
    undo: (): void => {
      const held = [...get().inbox.overlays].filter(([, o]) => o.kind === 'committed' && (o.releaseAt ?? 0) > hubNow());
      const last = held.at(-1);
      if (last === undefined) return notify(t.notice.nothingToUndo, 'plain');
      void sender.undo(last[0]);
    },
    /** The card of this item is on the glass since `at`; the guard and the reading time start here. */
    painted: (id: EscalationId, at: number, isVisible: boolean): void => {
      if (get().inbox.selected !== id) return;
      reading ??= startReading(at, isVisible);
      interact({ type: 'painted', at });
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
    stop: (): void => {
      for (const stop of stops) stop();
      cancelReorder();
      lease.stop();
    },
  };
};
export type InboxStore = ReturnType<typeof createInboxStore>;

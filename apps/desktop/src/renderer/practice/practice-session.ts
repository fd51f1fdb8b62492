import type { Clock } from '@countersign/shared/client/socket-port';
import type { DecisionId, PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { selectedItem } from '../state/inbox-snapshot.ts';
import { type InboxStore, createInboxStore } from '../state/inbox-store.ts';
import { needsArming } from '../state/interaction.ts';
import { type Store, createStore } from '../state/store.ts';
import { t } from '../strings/strings.ts';
import { CASES } from './cases.ts';
import { type Drill, type DrillEvent, currentCase, startDrill, stepDrill } from './drill.ts';
import { eventsOfCommand, eventsOfScreen } from './observe-deeds.ts';
import { createPracticeHub } from './practice-hub.ts';
import { PRACTICE_POLICY } from './practice-policy.ts';

export type PracticeSession = {
  readonly store: InboxStore;
  readonly drill: Pick<Store<Drill>, 'get' | 'subscribe'>;
  /** Brings the next case, once this one is finished. */
  readonly next: () => void;
  /** Brings the same case, when it ended before all was done that it teaches. */
  readonly repeat: () => void;
  readonly again: () => void;
  readonly stop: () => void;
};

export type PracticeDeps = {
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly newId: () => string;
  readonly name: string;
  /** Where the learner was; from the first case if absent. */
  readonly from?: Drill | undefined;
  /** The way to the inbox leads out of the drill. */
  readonly leave: () => void;
};

const learner = (name: string): Principal => ({
  id: 'learner' as PrincipalId,
  role: 'reviewer',
  name,
  tiers: ['junior_reviewer', 'senior_reviewer'],
});

/** One run of the drill: a desk of its own, the same screen, and somebody who watches what was done. */
export const createPracticeSession = (deps: PracticeDeps): PracticeSession => {
  const { clock, monotonic, newId } = deps;
  const drill = createStore<Drill>(deps.from ?? startDrill(CASES));
  /** Every case has an item; after a repeat another one. */
  let current: string | undefined;
  const take = (events: readonly DrillEvent[]): void => drill.set((now) => events.reduce(stepDrill, now));

  const practice = createPracticeHub({
    clock,
    newId,
    principal: learner(deps.name),
    policy: PRACTICE_POLICY,
    onAccepted: (name, input) => {
      const id = (input as { readonly escalationId?: string }).escalationId;
      // An earlier case may be looked at again, but it is judged no more.
      if (id !== current) return;
      const risk = practice.desk.items().find(({ state }) => state.id === id)?.state.routing.riskClass ?? 'low';
      take(eventsOfCommand(name, input, needsArming(risk)));
    },
  });
  const inbox = createInboxStore({
    hub: practice.hub,
    clock,
    monotonic,
    newDecisionId: () => newId() as DecisionId,
  });
  // The card stays where it is: the coach says what to think of it before the next one comes.
  inbox.setAdvances({ advanceCalm: 'stay', advanceGrave: 'stay' });
  const store: InboxStore = {
    ...inbox,
    setAdvances: () => undefined,
    goInbox: deps.leave,
    showPage: (page) => (page === 'inbox' || page === 'batch' ? inbox.showPage(page) : inbox.notify(t.practice.notHere, 'plain')),
    showSettings: () => inbox.notify(t.practice.notHere, 'plain'),
  };
  let before = store.get();
  const stopWatching = store.subscribe(() => {
    const after = store.get();
    const events = eventsOfScreen(before, after);
    before = after;
    if (events.length > 0) take(events);
  });

  const bring = (): void => {
    const now = currentCase(drill.get());
    if (now === undefined) return;
    const { id, action, context, agentName } = now;
    practice.desk.propose({ key: `${id}-${newId()}`, agentName, action, context, deadlineMs: null });
    // What was snoozed or undone before stays in the queue; the case on the card is the new one.
    const fresh = practice.desk.items().at(-1);
    current = fresh?.state.id;
    if (fresh !== undefined && selectedItem(store.get())?.id !== fresh.state.id) store.select(fresh.state.id);
  };
  bring();

  return {
    store,
    drill,
    next: () => {
      const { at } = drill.get();
      take([{ type: 'next' }]);
      if (drill.get().at > at) bring();
    },
    repeat: () => {
      take([{ type: 'repeated' }]);
      bring();
    },
    again: () => {
      drill.set(() => startDrill(CASES));
      bring();
    },
    stop: () => {
      stopWatching();
      store.stop();
      practice.stop();
    },
  };
};

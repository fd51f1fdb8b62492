import { factsToCheck } from '../state/card-look.ts';
import { type InboxSnapshot, selectedCard, selectedItem } from '../state/inbox-snapshot.ts';
import { menuLines } from '../state/menu-lines.ts';
import { summaryOf } from '../state/summary-of.ts';
import type { Definition, Definitions, Why } from './command.ts';
import { whyUndecidable } from './decide-commands.ts';

const whyNothingSelected = ({ inbox }: InboxSnapshot): Why | null => (inbox.selected === null ? 'nothing-selected' : null);

/** What is assigned to somebody else may be taken by a claim, and by nothing else. */
const whyUnclaimable = (snapshot: InboxSnapshot): Why | null => {
  const why = whyUndecidable(snapshot);
  return why === 'assigned-to-other' ? null : why;
};

const looking = (run: Definition['run']): Definition => ({
  group: 'look',
  pages: ['inbox'],
  whyNot: whyNothingSelected,
  run,
});

const whyNoFact = (snapshot: InboxSnapshot, n: number): Why | null => {
  const item = selectedItem(snapshot);
  const load = selectedCard(snapshot);
  if (item === undefined || load?.kind !== 'ready') return 'loading';
  return factsToCheck(summaryOf(item, load.card, snapshot.templates).facts).length < n ? 'no-such-fact' : null;
};

const factCommand = (n: number): Definition => ({
  group: 'look',
  pages: ['inbox'],
  whyNot: (snapshot) => whyNothingSelected(snapshot) ?? whyNoFact(snapshot, n),
  run: ({ store }) => store.checkFact(n),
});

/** What can be done with an item besides deciding it, and looking closer at it. */
export const itemCommands: Definitions<
  | 'item.claim'
  | 'item.snooze'
  | 'item.flag'
  | 'menu.choose'
  | 'evidence.next'
  | 'evidence.previous'
  | 'agent-view.toggle'
  | 'fact.1'
  | 'fact.2'
  | 'fact.3'
> = {
  'item.claim': { group: 'decide', pages: ['inbox'], whyNot: whyUnclaimable, run: ({ store }) => void store.toggleClaim() },
  'item.snooze': {
    group: 'decide',
    pages: ['inbox'],
    needsCard: true,
    whyNot: whyUndecidable,
    run: ({ store, at }) => store.openSnooze(at),
  },
  'item.flag': {
    group: 'decide',
    pages: ['inbox'],
    needsCard: true,
    whyNot: (snapshot) => (selectedItem(snapshot) === undefined ? 'nothing-selected' : null),
    run: ({ store }) => store.toggleFlag(),
  },
  'menu.choose': {
    group: 'decide',
    pages: ['inbox'],
    needsCard: true,
    whyNot: (snapshot) => (snapshot.interaction.mode.kind === 'choosing' ? whyUndecidable(snapshot) : 'no-menu'),
    run: ({ store, at, argument }) => {
      const { mode } = store.get().interaction;
      const item = selectedItem(store.get());
      if (mode.kind !== 'choosing' || item === undefined) return;
      const line = menuLines(mode.menu, item, store.hubNow())[Number(argument) - 1];
      if (line?.effect !== null && line?.effect !== undefined) store.interact({ type: 'chosen', at, effect: line.effect });
    },
  },
  'evidence.next': { ...looking(({ store }) => store.stepPanel(1)), pages: ['inbox', 'batch'] },
  'evidence.previous': { ...looking(({ store }) => store.stepPanel(-1)), pages: ['inbox', 'batch'] },
  'agent-view.toggle': looking(({ store }) => store.toggleAgentView()),
  'fact.1': factCommand(1),
  'fact.2': factCommand(2),
  'fact.3': factCommand(3),
};

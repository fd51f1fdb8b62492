import { REVIEW_TIERS, ReasonCode } from '@countersign/shared/model/vocabulary';
import { type InboxSnapshot, blockOf, selectedItem } from '../state/inbox-snapshot.ts';
import type { Definition, Definitions, Why } from './command.ts';

/** Taken over here and not handed back yet: the same key that took it gives it back. */
export const awaitsHandBack = (snapshot: InboxSnapshot): boolean => {
  const item = selectedItem(snapshot);
  return (
    item?.status.kind === 'decided' &&
    item.status.decision?.kind === 'take_over' &&
    (item.status.decision.by === snapshot.principal?.id || snapshot.principal?.role === 'supervisor')
  );
};

/** Why the selected item cannot be decided now. */
export const whyUndecidable = (snapshot: InboxSnapshot): Why | null =>
  snapshot.inbox.selected === null ? 'nothing-selected' : blockOf(snapshot);

const whyNoRaise = (snapshot: InboxSnapshot): Why | null =>
  whyUndecidable(snapshot) ?? (selectedItem(snapshot)?.reviewTier === REVIEW_TIERS.at(-1) ? 'highest-tier' : null);

/** What another mode, such as an open editor, would swallow is not offered while that mode lasts. */
const whyNoVerdict = (snapshot: InboxSnapshot): Why | null =>
  whyUndecidable(snapshot) ?? (['reading', 'armed'].includes(snapshot.interaction.mode.kind) ? null : 'not-now');

const deciding = (run: Definition['run'], whyNot: Definition['whyNot'] = whyUndecidable): Definition => ({
  group: 'decide',
  pages: ['inbox'],
  needsCard: true,
  whyNot: (snapshot) => whyNot(snapshot),
  run,
});

export const decideCommands: Definitions<
  | 'decide.approve'
  | 'decide.commit'
  | 'decide.reject'
  | 'decide.reason'
  | 'decide.modify'
  | 'decide.raise'
  | 'decide.raise-to'
  | 'decide.respond'
  | 'decide.take-over'
  | 'decide.undo'
> = {
  'decide.approve': deciding(({ store, at }) => {
    const item = selectedItem(store.get());
    if (item !== undefined) store.interact({ type: 'approve', at, risk: item.routing.riskClass });
  }, whyNoVerdict),
  'decide.commit': deciding(
    ({ store, at }) => store.interact({ type: 'enter', at }),
    (snapshot) => (snapshot.interaction.mode.kind === 'armed' ? whyUndecidable(snapshot) : 'nothing-armed'),
  ),
  'decide.reject': deciding(({ store, at }) => store.interact({ type: 'reject', at })),
  'decide.reason': deciding(
    ({ store, at, argument }) => {
      const code = ReasonCode.safeParse(argument);
      if (code.success) store.interact({ type: 'reason', at, code: code.data });
    },
    (snapshot) => (snapshot.interaction.mode.kind === 'reasons' ? whyUndecidable(snapshot) : 'no-reasons'),
  ),
  'decide.modify': deciding(({ store, at }) => {
    store.interact({ type: 'edit', at, editor: 'modify' });
  }),
  'decide.raise': deciding(({ store, at }) => store.interact({ type: 'plain', at, effect: 'raise' }), whyNoRaise),
  'decide.raise-to': deciding(({ store, at }) => store.interact({ type: 'choose', at, menu: 'raise' }), whyNoRaise),
  'decide.respond': deciding(({ store, at }) => store.interact({ type: 'edit', at, editor: 'respond' })),
  'decide.take-over': deciding(
    ({ store, at }) => {
      const snapshot = store.get();
      const item = selectedItem(snapshot);
      if (item === undefined) return;
      if (awaitsHandBack(snapshot)) store.openHandBack();
      else store.interact({ type: 'take-over', at, risk: item.routing.riskClass });
    },
    (snapshot) => (awaitsHandBack(snapshot) ? null : whyNoVerdict(snapshot)),
  ),
  'decide.undo': {
    group: 'decide',
    whyNot: ({ inbox }) => ([...inbox.overlays.values()].some(({ kind }) => kind !== 'failed') ? null : 'nothing-held'),
    run: ({ store }) => store.undo(),
  },
};

import { bare, broken, cancelBooking, longNames, practiceCase, refund, wire } from '../proposals.ts';
import { BEN, LATER } from '../scene.ts';
import type { GalleryState } from '../state.ts';

/** The card while it is read: every risk class, and every kind of content. */
export const READING_STATES: readonly GalleryState[] = [
  {
    name: 'card-low',
    arrange: ({ propose, open }) => open(propose({ ...practiceCase('easy-credit'), context: { confidence: 0.3 } })),
  },
  { name: 'card-medium', arrange: ({ propose, open }) => open(propose(practiceCase('question'))) },
  {
    name: 'card-high',
    arrange: async ({ propose, open }) => {
      for (const proposal of [wire(), practiceCase('arm'), practiceCase('question'), bare()]) propose(proposal);
      await open(propose(cancelBooking()));
    },
  },
  { name: 'card-critical', arrange: ({ propose, open }) => open(propose(wire())) },
  { name: 'card-uninspectable', arrange: ({ propose, open }) => open(propose(broken())) },
  { name: 'card-no-context', arrange: ({ propose, open }) => open(propose(bare())) },
  { name: 'card-long-names', arrange: ({ propose, open }) => open(propose(longNames())) },
  {
    name: 'card-loading',
    arrange: async ({ propose, store, deafen }) => {
      for (const proposal of [wire(), practiceCase('question')]) propose(proposal);
      deafen();
      store.select(propose(cancelBooking()));
    },
  },
  {
    name: 'card-checked',
    arrange: async ({ propose, open, store }) => {
      await open(propose(refund()));
      store.checkFact(1);
    },
  },
  {
    name: 'card-agent-view',
    arrange: async ({ propose, open, store }) => {
      await open(propose(cancelBooking()));
      store.toggleAgentView();
    },
  },
  ...(['actions', 'policy', 'transaction', 'customer', 'raw'] as const).map(
    (panel): GalleryState => ({
      name: `panel-${panel}`,
      arrange: async ({ propose, open, store }) => {
        await open(propose(cancelBooking()));
        store.showPanel(panel);
      },
    }),
  ),
  {
    name: 'card-changed',
    arrange: async ({ propose, open, practice, until, store }) => {
      const id = propose(cancelBooking());
      await open(id);
      practice.desk.command(id, { kind: 'claim', leaseMs: LATER }, BEN);
      await until(() => store.get().inbox.items.get(id)?.status.kind === 'claimed');
    },
  },
];

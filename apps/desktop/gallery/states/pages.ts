import { cancelBooking, credits, practiceCase, refund, wire } from '../proposals.ts';
import type { Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const some = async ({ propose, open }: Scene): Promise<void> => {
  propose(wire());
  propose(refund());
  await open(propose(cancelBooking()));
};

/** Pages and dialogs over or beside the inbox. */
export const PAGE_STATES: readonly GalleryState[] = [
  ...(['help', 'palette'] as const).map(
    (dialog): GalleryState => ({
      name: dialog,
      arrange: async (scene) => {
        await some(scene);
        scene.store.showDialog(dialog);
      },
    }),
  ),
  ...(['settings', 'history', 'practice'] as const).map(
    (page): GalleryState => ({
      name: page,
      arrange: async (scene) => {
        await some(scene);
        scene.store.showPage(page);
      },
    }),
  ),
  {
    name: 'board',
    role: 'supervisor',
    arrange: async (scene) => {
      for (const proposal of [wire(), refund(), cancelBooking(), practiceCase('question'), ...credits(5)])
        scene.propose(proposal);
      scene.store.showPage('board');
    },
  },
  {
    name: 'batch',
    arrange: async ({ propose, open, store }) => {
      const ids = credits(6).map(propose);
      const [first] = ids;
      if (first === undefined) return;
      await open(first);
      store.batch.start();
    },
  },
];

import { madeHistory } from '../made-history.ts';
import { cancelBooking, refund, wire } from '../proposals.ts';
import type { Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const some = async ({ propose, open }: Scene): Promise<void> => {
  propose(wire());
  propose(refund());
  await open(propose(cancelBooking()));
};

/** Pages and dialogs over or beside the inbox. */
export const PAGE_STATES: readonly GalleryState[] = [
  ...(['duty', 'help', 'palette'] as const).map(
    (dialog): GalleryState => ({
      name: dialog,
      arrange: async (scene) => {
        await some(scene);
        scene.store.showDialog(dialog);
        while (document.querySelector('dialog[open], [role="dialog"]') === null)
          await new Promise((resolve) => requestAnimationFrame(resolve));
      },
    }),
  ),
  ...(['settings', 'practice'] as const).map(
    (page): GalleryState => ({
      name: page,
      arrange: async (scene) => {
        await some(scene);
        scene.store.showPage(page);
      },
    }),
  ),
  ...(['decisions', 'keys', 'notifications', 'privacy', 'device', 'data'] as const).map(
    (section): GalleryState => ({
      name: `settings-${section}`,
      arrange: async (scene) => {
        await some(scene);
        scene.store.showSettings(section);
      },
    }),
  ),
  {
    name: 'history-empty',
    arrange: async (scene) => {
      await some(scene);
      scene.store.showPage('history');
    },
  },
  {
    name: 'history',
    arrange: async (scene) => {
      await some(scene);
      scene.made['history:read'] = () => ({ entries: madeHistory([...scene.store.get().inbox.items.values()]), more: true });
      scene.store.showPage('history');
    },
  },
];

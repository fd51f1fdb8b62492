import { credits, refund } from '../proposals.ts';
import { LATER, type Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const start = async ({ propose, open, store, until }: Scene): Promise<void> => {
  propose(refund());
  const [first] = credits(6).map(propose);
  if (first === undefined) return;
  await open(first);
  store.batch.start();
  await until(() => store.get().batch?.ids.every((id) => store.get().cards.get(id)?.kind === 'ready') === true);
};

/** Opens the one that has to be read. */
const openDrawn = async (scene: Scene): Promise<void> => {
  await start(scene);
  const drawn = scene.store.get().batch?.mustOpen;
  if (drawn === null || drawn === undefined) return;
  scene.store.batch.open(drawn);
  scene.store.batch.shown(drawn, 0);
};

const arm = async (scene: Scene): Promise<void> => {
  await openDrawn(scene);
  scene.store.batch.closeCard();
  scene.store.batch.arm(LATER);
};

/** Alike items in one table. */
export const BATCH_STATES: readonly GalleryState[] = [
  { name: 'batch', arrange: start },
  { name: 'batch-card', arrange: openDrawn },
  { name: 'batch-armed', arrange: arm },
  {
    name: 'batch-held',
    arrange: async (scene) => {
      await arm(scene);
      await scene.store.batch.commit();
    },
  },
];

import type { EscalationId } from '@countersign/shared/model/ids';
import { cancelBooking, credits, practiceCase, refund } from '../proposals.ts';
import { LATER, type Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const opened = async ({ propose, open }: Scene): Promise<EscalationId> => {
  propose(practiceCase('arm'));
  const id = propose(cancelBooking());
  await open(id);
  return id;
};

/** A decision on its way: armed, with a reason, in an editor, held, refused. */
export const DECIDING_STATES: readonly GalleryState[] = [
  {
    name: 'armed',
    arrange: async (scene) => {
      await opened(scene);
      scene.store.interact({ type: 'approve', at: LATER, risk: 'high' });
    },
  },
  {
    name: 'too-early',
    arrange: async (scene) => {
      await opened(scene);
      scene.store.interact({ type: 'approve', at: 10, risk: 'high' });
    },
  },
  {
    name: 'reasons',
    arrange: async (scene) => {
      await opened(scene);
      scene.store.interact({ type: 'reject', at: LATER });
    },
  },
  ...(['snooze', 'raise'] as const).map(
    (menu): GalleryState => ({
      name: `menu-${menu}`,
      arrange: async ({ propose, open, store }) => {
        await open(propose({ ...practiceCase('question'), deadlineMs: 8 * 3_600_000 }));
        store.interact({ type: 'choose', at: LATER, menu });
      },
    }),
  ),
  ...(['modify', 'respond', 'reject-other'] as const).map(
    (editor): GalleryState => ({
      name: `editor-${editor}`,
      arrange: async ({ propose, open, store }) => {
        await open(propose(practiceCase('modify')));
        store.interact({ type: 'edit', at: LATER, editor });
      },
    }),
  ),
  {
    name: 'editor-modified',
    arrange: async ({ propose, open, store }) => {
      propose(refund());
      await open(propose(practiceCase('modify')));
      store.interact({ type: 'edit', at: LATER, editor: 'modify' });
      const preset = (): HTMLElement | null => document.querySelector('[data-preset="1"]');
      while (preset() === null) await new Promise((resolve) => requestAnimationFrame(resolve));
      preset()?.click();
    },
  },
  {
    name: 'flagging',
    arrange: async (scene) => {
      await opened(scene);
      scene.store.toggleFlag();
    },
  },
  {
    name: 'held',
    arrange: async ({ propose, open, store, until }) => {
      for (const proposal of credits(3)) propose(proposal);
      const id = propose(practiceCase('question'));
      await open(id);
      store.decide({ kind: 'approve' });
      await until(() => store.get().inbox.overlays.get(id)?.kind === 'committed');
    },
  },
  {
    name: 'failed',
    arrange: async (scene) => {
      const id = await opened(scene);
      scene.store.decide({ kind: 'approve' });
      // While the decision is on its way somebody raises the item.
      scene.practice.desk.command(
        id,
        { kind: 'raise', fence: 0 },
        { id: 'ben' as never, role: 'supervisor', name: 'Ben', tiers: [] },
      );
      await scene.until(() => scene.store.get().inbox.overlays.get(id)?.kind === 'failed');
    },
  },
  {
    name: 'taken-over',
    arrange: async (scene) => {
      const id = await opened(scene);
      scene.store.decide({ kind: 'take_over' });
      await scene.until(() => scene.store.get().inbox.overlays.get(id)?.kind === 'committed');
    },
  },
];

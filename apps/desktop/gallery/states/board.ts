import type { PrincipalId } from '@countersign/shared/model/ids';
import { CALM_BOARD, UNCOVERED_BOARD } from '../made-board.ts';
import { bare, cancelBooking, credits, practiceCase, refund, wire } from '../proposals.ts';
import { ANA, BEN, LATER, SUE, type Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

/** Who has the items, by their place. */
const HANDS = [
  [BEN, 'claimed'],
  [ANA, 'claimed'],
  [ANA, 'assigned'],
  [BEN, 'assigned'],
] as const;

const read = async ({ store }: Scene): Promise<void> => {
  store.showPage('board');
  // The page asks once it is on the screen.
  while (store.board.get().board === null) await new Promise((resolve) => requestAnimationFrame(resolve));
};

const busy = async (scene: Scene): Promise<void> => {
  const proposals = [wire(), refund(), cancelBooking(), practiceCase('arm'), practiceCase('question'), bare(), ...credits(5)];
  const ages = [8, 26, 21, 12, 9, 31, 190, 120, 75, 20, 3];
  for (const [i, proposal] of proposals.entries()) {
    scene.minutesAgo(ages[i] ?? 0);
    const id = scene.propose(proposal);
    const hands = HANDS[i];
    if (hands === undefined) continue;
    const [who, how] = hands;
    if (how === 'claimed') scene.practice.desk.command(id, { kind: 'claim', leaseMs: LATER }, who);
    else {
      const assignee = { id: who.id, tiers: who.tiers };
      scene.practice.desk.command(id, { kind: 'assign', fence: 0, assignee, force: false }, SUE);
    }
  }
  scene.minutesAgo(0);
  await read(scene);
};

const firstOf = ({ store }: Scene) => store.board.get().columns.senior_reviewer[0]?.item.id;

/** The supervisor's page. */
export const BOARD_STATES: readonly GalleryState[] = [
  { name: 'board', role: 'supervisor', arrange: busy },
  {
    name: 'board-alarm',
    role: 'supervisor',
    arrange: async (scene) => {
      scene.made['board:read'] = () => UNCOVERED_BOARD;
      for (const minutes of [8, 5, 3]) {
        scene.minutesAgo(minutes);
        scene.propose(wire());
      }
      await busy(scene);
    },
  },
  {
    name: 'board-availability',
    role: 'supervisor',
    arrange: async (scene) => {
      scene.made['board:read'] = () => UNCOVERED_BOARD;
      await busy(scene);
      scene.store.board.ask({ kind: 'availability', id: 'eve' as PrincipalId });
    },
  },
  {
    name: 'board-not-free',
    role: 'supervisor',
    arrange: async (scene) => {
      await busy(scene);
      const id = firstOf(scene);
      const to = { tier: 'senior_reviewer', assignee: 'eve' as PrincipalId, assigneeName: 'Eve' } as const;
      if (id !== undefined) scene.store.board.ask({ kind: 'not-free', id, subject: 'Issue refund, D. K.', to, why: 'out' });
    },
  },
  {
    name: 'board-calm',
    role: 'supervisor',
    arrange: async (scene) => {
      scene.made['board:read'] = () => CALM_BOARD;
      for (const proposal of [refund(), practiceCase('question'), ...credits(2)]) scene.propose(proposal);
      await read(scene);
    },
  },
  {
    name: 'board-empty',
    role: 'supervisor',
    arrange: async (scene) => {
      scene.made['board:read'] = () => ({ ...CALM_BOARD, people: [], agents: [], flow: [], overrides: [] });
      await read(scene);
    },
  },
  {
    name: 'board-move',
    role: 'supervisor',
    arrange: async (scene) => {
      await busy(scene);
      const id = firstOf(scene);
      if (id !== undefined) scene.store.board.ask({ kind: 'move-to', id });
    },
  },
  ...(['tiers', 'pause'] as const).map(
    (kind): GalleryState => ({
      name: `board-${kind}`,
      role: 'supervisor',
      arrange: async (scene) => {
        await busy(scene);
        scene.store.board.ask({ kind, id: (kind === 'tiers' ? 'ben' : 'billing-agent') as PrincipalId });
      },
    }),
  ),
];

import type { ConnectionState } from '@countersign/shared/client/connection-state';
import { NOW } from '../now.ts';
import { bare, cancelBooking, credits, practiceCase, refund, wire } from '../proposals.ts';
import { ANA, BEN, LATER, type Scene, SUE } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const fill = ({ propose }: Scene) =>
  [wire(), refund(), cancelBooking(), practiceCase('question'), bare(), ...credits(4)].map(propose);

const broken =
  (connection: ConnectionState): GalleryState['arrange'] =>
  async (scene) => {
    const [, , id] = fill(scene);
    if (id !== undefined) await scene.open(id);
    scene.practice.connect(connection);
  };

/** The queue and the whole screen: what is there, what is not, and who else is at it. */
export const QUEUE_STATES: readonly GalleryState[] = [
  { name: 'empty', arrange: () => undefined },
  {
    name: 'full',
    arrange: async (scene) => {
      const [, id] = fill(scene);
      if (id !== undefined) await scene.open(id);
    },
  },
  {
    name: 'compact',
    settings: { density: 'compact' },
    arrange: async (scene) => {
      const [, id] = fill(scene);
      if (id !== undefined) await scene.open(id);
    },
  },
  {
    name: 'all-snoozed',
    arrange: ({ propose, practice }) => {
      const id = propose({ ...bare(), deadlineMs: null });
      practice.desk.command(id, { kind: 'snooze', fence: 0, until: NOW + 600_000 }, ANA);
    },
  },
  {
    name: 'filtered-empty',
    arrange: (scene) => {
      fill(scene);
      scene.store.openSearch();
      scene.store.search('nothing is called like this');
    },
  },
  { name: 'reconnecting', arrange: broken({ kind: 'reconnecting', attempt: 2, retryAt: NOW + 4_000, since: NOW - 3_000 }) },
  { name: 'hub-lost', arrange: broken({ kind: 'reconnecting', attempt: 9, retryAt: NOW + 30_000, since: NOW - 95_000 }) },
  {
    name: 'taken-by-other',
    arrange: async (scene) => {
      const id = scene.propose(cancelBooking());
      scene.practice.desk.command(id, { kind: 'claim', leaseMs: LATER }, BEN);
      await scene.open(id);
    },
  },
  {
    name: 'claimed-by-me',
    arrange: async (scene) => {
      const id = scene.propose(cancelBooking());
      scene.practice.desk.command(id, { kind: 'claim', leaseMs: LATER }, ANA);
      await scene.open(id);
    },
  },
  ...([ANA, BEN] as const).map(
    (to): GalleryState => ({
      name: to === ANA ? 'assigned-to-me' : 'assigned-to-other',
      arrange: async (scene) => {
        const id = scene.propose(cancelBooking());
        const assignee = { id: to.id, tiers: to.tiers };
        scene.practice.desk.command(id, { kind: 'assign', fence: 0, assignee, force: false }, SUE);
        await scene.open(id);
      },
    }),
  ),
  {
    name: 'flagged',
    arrange: async (scene) => {
      const id = scene.propose(cancelBooking());
      scene.practice.desk.command(id, { kind: 'flag', flagged: true }, BEN);
      await scene.open(id);
    },
  },
  {
    name: 'expired',
    arrange: async (scene) => {
      const id = scene.propose({ ...cancelBooking(), deadlineMs: 1 });
      await scene.open(id);
      scene.practice.desk.command(
        id,
        { kind: 'withdraw', reason: 'the customer left' },
        { ...ANA, id: 'airline-support' as never, role: 'agent' },
      );
    },
  },
];

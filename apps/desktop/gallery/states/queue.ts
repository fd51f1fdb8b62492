import type { EscalationId } from '@countersign/shared/model/ids';
import type { ConnectionState } from '@countersign/shared/client/connection-state';
import { NOW } from '../now.ts';
import { bare, cancelBooking, credits, practiceCase, refund, wire } from '../proposals.ts';
import { ANA, BEN, LATER, type Scene, SUE } from '../scene.ts';
import { lockMachine } from '../gallery-platform.ts';
import type { GalleryState } from '../state.ts';

/** An ordinary afternoon: each came in at its own time. */
const fill = ({ propose, minutesAgo }: Scene) => {
  const ages = [8.2, 23.5, 19.8, 31, 12, 96, 44, 20, 4];
  return [wire(), refund(), cancelBooking(), practiceCase('question'), bare(), ...credits(4)].map((proposal, i) => {
    minutesAgo(ages[i] ?? 0);
    const id = propose(proposal);
    minutesAgo(0);
    return id;
  });
};

const openFull: GalleryState['arrange'] = async (scene) => {
  const [, , id] = fill(scene);
  if (id !== undefined) await scene.open(id);
  scene.store.showFace('queue');
};

const broken =
  (connection: ConnectionState): GalleryState['arrange'] =>
  async (scene) => {
    const [, , id] = fill(scene);
    if (id !== undefined) await scene.open(id);
    scene.practice.connect(connection);
  };

/** The queue and the whole screen: what is there, what is not, and who else is at it. */
export const QUEUE_STATES: readonly GalleryState[] = [
  { name: 'loading', isLoading: true, arrange: () => undefined },
  { name: 'empty', arrange: () => undefined },
  { name: 'full', arrange: openFull },
  { name: 'compact', settings: { density: 'compact' }, arrange: openFull },
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
  {
    name: 'everybody-asked',
    arrange: async (scene) => {
      const [, , id] = fill(scene);
      if (id === undefined) return;
      scene.practice.desk.command(id, { kind: 'call', fence: 0 }, SUE);
      await scene.open(id);
    },
  },
  {
    name: 'uncovered',
    role: 'supervisor',
    arrange: async (scene) => {
      const [, , id] = fill(scene);
      if (id !== undefined) await scene.open(id);
      scene.tell('coverage:changed', { uncovered: [{ reviewTier: 'manager', waiting: 3, oldestAt: NOW - 8 * 60_000 }] });
      scene.tell('availability:changed', { capacity: null, out: { from: NOW - 1, until: NOW + 20 * 3_600_000 } });
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
    name: 'notifications-denied',
    notifications: { bands: [], trouble: { kind: 'denied' } },
    arrange: openFull,
  },
  {
    name: 'critical-arrived',
    notifications: {
      bands: [
        {
          key: 'gallery',
          item: 'gallery' as EscalationId,
          content: { kind: 'item', risk: 'critical', tier: 'manager', leftMs: 110_000 },
        },
      ],
      trouble: null,
    },
    arrange: openFull,
  },
  {
    name: 'privacy',
    arrange: async (scene) => {
      await openFull(scene);
      lockMachine();
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

import { createHubClient } from '@countersign/shared/client/hub-client';
import { createQueueFollower } from '@countersign/shared/client/queue-follower';
import type { Clock, SocketPort } from '@countersign/shared/client/socket-port';
import { type DeskStep, followQueue, openDesk, tellDesk } from '@countersign/shared/domain/notification/desk';
import { isUnavailable } from '@countersign/shared/domain/coverage/own-availability';
import { watchCoverage } from '@countersign/shared/domain/notification/coverage-watch';
import type { Environment, User } from '@countersign/shared/domain/notification/environment';
import { EMPTY_HUB_WATCH, watchHub } from '@countersign/shared/domain/notification/hub-watch';
import type { Delivery } from '@countersign/shared/domain/notification/memory';
import type { Preferences } from '@countersign/shared/domain/notification/preferences';
import { EMPTY_WATCH } from '@countersign/shared/domain/notification/queue-watch';
import type { EscalationId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { UncoveredTier } from '@countersign/shared/protocol/board';
import type { Availability } from '@countersign/shared/protocol/judgement';
import { ReviewerContract } from '@countersign/shared/protocol/reviewer';

export type Ended = { readonly why: 'refused' | 'incompatible'; readonly message: string };

export type WatchPort = {
  readonly socket: SocketPort;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newCommandId: () => string;
  readonly preferences: Preferences;
  readonly tell: (delivery: Delivery, waiting: number) => void;
  /** The first session, and each one after a loss. */
  readonly connected: (name: string, waiting: number) => void;
  readonly waitingForHub: () => void;
};

/** Follows one person's queue and tells what the plan says, as the app does, until the hub refuses the token. */
export const watchQueue = (port: WatchPort) => {
  const { clock } = port;
  const client = createHubClient({ ...port, contract: ReviewerContract });
  const follower = createQueueFollower(client);
  const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
  let offset = 0;
  let user: User | null = null;
  let name = '';
  let epoch: string | null = null;
  let desk = openDesk(clock.now());
  let hub = EMPTY_HUB_WATCH;
  let availability: Availability | null = null;
  let uncovered: readonly UncoveredTier[] = [];
  let isGreeted = false;
  let isStopped = false;
  let cancelLook = (): void => undefined;

  const waiting = (): Environment['waiting'] => {
    const counts: { [tier in ReviewTier]?: number } = {};
    for (const { reviewTier, status, assignee } of follower.view().items.values()) {
      const isFree = status.kind === 'pending' && (assignee === undefined || assignee === user?.id);
      if (isFree || (status.kind === 'claimed' && status.by === user?.id)) counts[reviewTier] = (counts[reviewTier] ?? 0) + 1;
    }
    return counts;
  };
  const count = (): number => {
    const counts = waiting();
    return REVIEW_TIERS.reduce((sum, tier) => sum + (port.preferences.tiers[tier] === 'none' ? 0 : (counts[tier] ?? 0)), 0);
  };
  // A terminal is no window: nothing is open in it, and whether somebody looks at it cannot be known.
  const environment = (): Environment => {
    const local = new Date(clock.now());
    return {
      now: clock.now() + offset,
      local: { day: local.getDay(), minute: local.getHours() * 60 + local.getMinutes() },
      onShift: true,
      osFocus: 'unknown',
      isPresenting: false,
      isSharingScreen: false,
      lock: 'unknown',
      fullContent: false,
      window: { isFocused: false, openItem: null, isMidCard: false },
      isUnavailable: user !== null && isUnavailable(availability, follower.view().items.values(), user.id, clock.now() + offset),
      waiting: waiting(),
      canReplace: false,
    };
  };

  const carryOut = (step: DeskStep): DeskStep => {
    desk = step.state;
    for (const delivery of step.deliveries) port.tell(delivery, count());
    return step;
  };

  const look = (closed: readonly EscalationId[] = []): void => {
    cancelLook();
    if (user === null || isStopped) return;
    const around = environment();
    if (follower.isFresh()) {
      const view = follower.view();
      // Another history: nothing in it was seen, and all of it would be new.
      if (view.epoch !== epoch) desk = { ...desk, watch: EMPTY_WATCH };
      epoch = view.epoch;
      carryOut(followQueue(desk, view.items.values(), closed, user, around));
      if (!isGreeted) port.connected(name, count());
      isGreeted = true;
    }
    const state = client.state();
    const lostSince =
      state.kind === 'ready' ? null : state.kind === 'reconnecting' || state.kind === 'connecting' ? state.since : undefined;
    const seen = watchHub(hub, lostSince, clock.now());
    hub = seen.watch;
    if (seen.events.length > 0) carryOut(tellDesk(desk, seen.events, user, around));
    const step = carryOut(tellDesk(desk, [], user, around));
    const waits = [
      ...(step.lookAgainAt === null ? [] : [step.lookAgainAt - around.now]),
      ...(seen.nextAt === null ? [] : [seen.nextAt - clock.now()]),
    ];
    if (waits.length > 0) cancelLook = clock.after(Math.max(1, Math.min(...waits)), () => look());
  };

  client.onState((state) => {
    if (state.kind === 'ready') {
      const { principal, now } = state.session;
      offset = now - state.since;
      if (principal.role === 'agent') return end({ why: 'refused', message: 'this token belongs to an agent' });
      name = principal.name;
      user = { ...principal, role: principal.role, preferences: port.preferences };
    }
    if (state.kind === 'needs-auth') return end({ why: 'refused', message: state.message });
    if (state.kind === 'incompatible') return end({ why: 'incompatible', message: state.message });
    if (state.kind === 'reconnecting' && user === null && state.attempt === 2) port.waitingForHub();
    look();
  });
  client.on('availability:changed', (now) => {
    availability = now;
    look();
  });
  client.on('coverage:changed', (now) => {
    const events = watchCoverage(uncovered, now.uncovered);
    uncovered = now.uncovered;
    if (user !== null && events.length > 0) carryOut(tellDesk(desk, events, user, environment()));
    look();
  });
  follower.onChange(({ closed }) => look(closed.map(({ id }) => id)));
  client.connect();

  return {
    ended,
    stop: (): void => {
      isStopped = true;
      cancelLook();
      follower.stop();
      client.close();
    },
  };
};

import { isOut } from '@countersign/shared/domain/escalation/standing';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Availability } from '@countersign/shared/protocol/judgement';
import { t } from '../strings/strings.ts';
import type { Hub } from './hub.ts';
import type { InboxSnapshot } from './inbox-snapshot.ts';

export type DutyDeps = {
  readonly hub: Hub;
  readonly snapshot: () => InboxSnapshot;
  readonly set: (change: (snapshot: InboxSnapshot) => InboxSnapshot) => void;
  readonly hubNow: () => Timestamp;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
};

/** What the hub said of somebody, where it says anything. */
export const isOutNow = (availability: Availability | null | undefined, now: Timestamp): boolean =>
  availability !== null && availability !== undefined && isOut(availability, now);

/** Whether this person can be given work, and, for supervisors, the tiers in which nobody can. */
export const createDuty = ({ hub, snapshot, set, hubNow, say, notify }: DutyDeps) => {
  const stops = [
    hub.client.on('availability:changed', (availability) => set((s) => ({ ...s, availability }))),
    hub.client.on('coverage:changed', ({ uncovered }) => {
      const before = snapshot().uncovered ?? [];
      set((s) => ({ ...s, uncovered }));
      for (const { reviewTier, waiting } of uncovered)
        if (!before.some((tier) => tier.reviewTier === reviewTier)) say('assertive', t.duty.alarm[reviewTier](waiting));
    }),
  ];
  return {
    commands: {
      togglePresence: async (): Promise<void> => {
        const status = snapshot().presence === 'on_shift' ? 'on_break' : 'on_shift';
        const answer = await hub.client.send('presence:set', { status }, { retry: 'once' });
        if (!answer.ok) return notify(t.problem(answer.error), 'problem');
        set((s) => ({ ...s, presence: status }));
        notify(status === 'on_shift' ? t.desk.onShift : t.desk.onBreak, 'plain');
      },
      /** Out of office by one's own word; null is back. */
      setOut: async (out: Availability['out']): Promise<void> => {
        const { principal } = snapshot();
        if (principal === null) return;
        const answer = await hub.client.send('reviewer:set-availability', { principalId: principal.id, out }, { retry: 'once' });
        if (!answer.ok) return notify(t.problem(answer.error), 'problem');
        const { capacity, out: now } = answer.value;
        set((s) => ({ ...s, availability: { capacity, out: now } }));
        notify(t.duty.yours(now, hubNow()), 'plain');
      },
    },
    stop: (): void => {
      for (const stop of stops) stop();
    },
  };
};

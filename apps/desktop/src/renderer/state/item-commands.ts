import type { LocalError } from '@countersign/shared/client/hub-client';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import { timeOfDay } from '../format/format.ts';
import { t } from '../strings/strings.ts';
import type { Hub } from './hub.ts';
import type { InboxEvent } from './inbox-state.ts';
import { type InboxSnapshot, selectedItem } from './inbox-snapshot.ts';

const SNOOZE_MS = 10 * 60_000;

/** "Ben has claimed this", where the hub says who; its own sentence otherwise. */
export const refusal = (error: WireError | LocalError): string =>
  'current' in error && error.current?.by !== undefined
    ? `${t.problem(error)} ${t.verdict.wonByNamed(error.current.byName ?? error.current.by, error.current.decision)}`
    : t.problem(error);

/** Commands on the selected item that are not verdicts: claim, release, snooze, raise, hand back. */
export const createItemCommands = (deps: {
  readonly hub: Hub;
  readonly hubNow: () => Timestamp;
  readonly snapshot: () => InboxSnapshot;
  readonly apply: (event: InboxEvent) => void;
  readonly advance: () => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  /** The text that was typed for this item has arrived. */
  readonly settled: (id: EscalationId) => void;
}) => {
  const { hub, apply, notify } = deps;
  const isMine = (by: string | undefined): boolean => by !== undefined && by === deps.snapshot().principal?.id;

  const claim = async (id: EscalationId): Promise<boolean> => {
    const answer = await hub.client.send('escalation:claim', { escalationId: id }, { retry: 'once' });
    if (answer.ok) apply({ type: 'answered', item: answer.value });
    else notify(refusal(answer.error), 'problem');
    return answer.ok;
  };

  return {
    async toggleClaim(): Promise<void> {
      const item = selectedItem(deps.snapshot());
      if (item === undefined) return;
      if (item.status.kind === 'claimed' && isMine(item.status.by)) {
        const answer = await hub.client.send(
          'escalation:release',
          { escalationId: item.id, fence: item.fence },
          { retry: 'once' },
        );
        if (!answer.ok) return notify(refusal(answer.error), 'problem');
        apply({ type: 'answered', item: answer.value });
        return notify(t.notice.released, 'plain');
      }
      if (await claim(item.id)) notify(t.notice.claimed, 'plain');
    },

    /** Opening an editor claims the item, so that nobody decides it while this person types. */
    async claimForEditing(): Promise<void> {
      const item = selectedItem(deps.snapshot());
      if (item?.status.kind === 'pending') await claim(item.id);
    },

    /** One tier up, or to a chosen one above. */
    async raise(to?: ReviewTier): Promise<void> {
      const item = selectedItem(deps.snapshot());
      if (item === undefined) return;
      if (item.reviewTier === REVIEW_TIERS.at(-1)) return notify(t.notice.topTier, 'problem');
      const answer = await hub.client.send(
        'escalation:raise',
        { escalationId: item.id, fence: item.fence, ...(to === undefined ? {} : { to }) },
        { retry: 'once' },
      );
      if (!answer.ok) return notify(refusal(answer.error), 'problem');
      if (deps.snapshot().inbox.selected === item.id) deps.advance();
      apply({ type: 'answered', item: answer.value });
      notify(to === undefined ? t.notice.raised : t.desk.raisedTo(to), 'plain');
    },

    async snooze(chosen?: Timestamp): Promise<void> {
      const item = selectedItem(deps.snapshot());
      if (item === undefined) return;
      const now = deps.hubNow();
      const until = chosen ?? now + SNOOZE_MS;
      if (item.deadlineAt !== null && until >= item.deadlineAt) return notify(t.notice.snoozeTooLate, 'problem');
      const answer = await hub.client.send(
        'escalation:snooze',
        { escalationId: item.id, fence: item.fence, until },
        { retry: 'once' },
      );
      if (!answer.ok) return notify(refusal(answer.error), 'problem');
      if (deps.snapshot().inbox.selected === item.id) deps.advance();
      apply({ type: 'answered', item: answer.value });
      notify(t.notice.snoozed(timeOfDay(until, now)), 'plain');
    },

    /** Marks the item as odd for whoever looks after quality, or takes the mark back. Allowed in every status. */
    async flag(flagged: boolean, note?: string): Promise<void> {
      const item = selectedItem(deps.snapshot());
      if (item === undefined) return;
      const answer = await hub.client.send(
        'escalation:flag',
        { escalationId: item.id, flagged, ...(note === undefined ? {} : { note }) },
        { retry: 'once' },
      );
      if (!answer.ok) return notify(refusal(answer.error), 'problem');
      apply({ type: 'answered', item: answer.value });
      notify(flagged ? t.desk.flagged : t.desk.unflagged, 'plain');
    },

    async handBack(note: string): Promise<void> {
      const item = selectedItem(deps.snapshot());
      const decisionId = item?.status.decision?.decisionId;
      if (item === undefined || decisionId === undefined) return;
      const answer = await hub.client.send(
        'escalation:hand-back',
        { escalationId: item.id, decisionId, note },
        { commandId: `hand-back:${decisionId}`, retry: { forMs: 60_000 } },
      );
      if (!answer.ok) return notify(refusal(answer.error), 'problem');
      deps.settled(item.id);
      if (deps.snapshot().inbox.selected === item.id) deps.advance();
      apply({ type: 'answered', item: answer.value });
      notify(t.notice.handedBack, 'plain');
    },
  };
};

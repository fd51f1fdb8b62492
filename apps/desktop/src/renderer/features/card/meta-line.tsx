import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { fullTime, timeLeft } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { SideCommands } from '../decision/side-commands.tsx';
import { RiskMark } from '../shared/risk-mark.tsx';

const TimeLeft = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const now = useNow();
  if (item.overdue) return <span className="meta-near">{t.card.overdue}</span>;
  if (item.routing.route === 'review') return <span>{t.card.alreadyRan}</span>;
  if (item.deadlineAt === null) return <span>{t.card.noDeadline}</span>;
  const left = item.deadlineAt - now;
  return (
    <time
      className={left < 60_000 ? 'meta-near' : undefined}
      dateTime={new Date(item.deadlineAt).toISOString()}
      title={fullTime(item.deadlineAt)}
    >
      {t.card.timeLeft(timeLeft(left))}
    </time>
  );
};

/** Whose it is, where that is somebody: what this person holds is said first. */
const Owner = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  if (item.status.kind === 'claimed' && item.status.by === me) return <span className="meta-owner">{t.card.claimedByYou}</span>;
  if (item.assignee === undefined) return null;
  return (
    <span className="meta-owner">
      {item.assignee === me ? t.look.assignedToYou : <bdi>{t.look.assignedTo(item.assigneeName ?? item.assignee)}</bdi>}
    </span>
  );
};

/** The first line: how bad, whether it can be undone, how long there is, who asks. One line, whatever is in it. */
export const MetaLine = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  // One of a batch is looked at there, and decided with the others or in the inbox.
  const isSelected = useInbox((s) => s.page === 'inbox');
  return (
    <div className="meta" data-slot="meta">
      <span className="meta-facts">
        <RiskMark risk={summary.riskClass} />
        {summary.irreversible ? (
          <span className="pill" title={t.card.irreversible}>
            {t.card.irreversible}
          </span>
        ) : (
          <span className="meta-calm" title={t.look.reversible}>
            {t.look.reversible}
          </span>
        )}
        <TimeLeft item={item} />
        <span className="meta-agent">
          <bdi>{cleanText(item.agentName, { identifier: true })}</bdi>
        </span>
        <Owner item={item} />
        {item.audience === undefined ? null : <span className="meta-flag">{t.duty.audience[item.audience]}</span>}
        {item.routing.reasons.includes('predicted') ? (
          <span className="meta-mark" title={t.policy.earlier.notAFact}>
            <span aria-hidden="true">≈ </span>
            <span className="meta-word">{t.policy.earlier.predictedMark}</span>
          </span>
        ) : null}
        {item.routing.twoPerson === true ? (
          <span className="meta-mark" title={t.policy.earlier.twoPeopleBody}>
            <span aria-hidden="true">② </span>
            <span className="meta-word">{t.policy.earlier.twoPeople}</span>
          </span>
        ) : null}
        {item.flagged ? <span className="meta-flag">⚑ {t.look.flagged}</span> : null}
        {item.routing.reasons.includes('agent_stopped') ? <span className="meta-flag">❚❚ {t.look.paused}</span> : null}
      </span>
      {isSelected ? <SideCommands item={item} /> : null}
    </div>
  );
};

import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { fullTime, timeLeft, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { RiskMark } from '../shared/risk-mark.tsx';
import { FactRow } from './fact-row.tsx';
import { Headline } from './headline.tsx';

const TimeLeft = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const now = useNow();
  if (item.overdue) return <span className="meta-near">{t.card.overdue}</span>;
  if (item.routing.route === 'review') return <span className="pill">{t.card.alreadyRan}</span>;
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

const Consequence = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  const now = useNow(30_000);
  const { at, kind, text } = summary.consequence;
  // Above the highest tier there is nobody to send it to.
  const what = kind === 'raise' && item.reviewTier === REVIEW_TIERS.at(-1) ? 'wait' : kind;
  return (
    <div className="fact">
      <dt>{t.card.ifNobody}</dt>
      <dd title={at === null ? undefined : fullTime(at)}>
        {at === null || item.overdue ? text : t.ifNobodyAt(what, timeOfDay(at, now))}
      </dd>
    </div>
  );
};

/** Everything that must be read before deciding, in fixed slots: risk, action, why you, odd facts, calm facts. */
export const CardHead = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  const { provided, of, missing } = summary.completeness;
  const odd = summary.facts.filter((fact) => fact.odd);
  const calm = summary.facts.filter((fact) => !fact.odd);
  return (
    <div className="card-head">
      <div className="meta">
        <RiskMark risk={summary.riskClass} />
        {summary.irreversible ? <span className="pill">{t.card.irreversible}</span> : null}
        <TimeLeft item={item} />
        <span className="meta-agent">
          <bdi>{cleanText(item.agentName, { identifier: true })}</bdi>
        </span>
        <span
          className="completeness"
          title={missing.length === 0 ? undefined : t.card.missing(t.list(missing.map((field) => t.checklist[field])))}
        >
          {t.card.completeness(provided, of)}
        </span>
        {item.status.kind === 'claimed' && item.status.by === me ? (
          <span className="pill pill-mine">{t.card.claimedByYou}</span>
        ) : null}
      </div>
      <h2 className="headline" dir="auto">
        <Headline segments={summary.headline} />
      </h2>
      <p className="why" dir="auto">
        <b>{t.card.whyYou}</b> <span className="why-dash">—</span> {summary.whyYou}
      </p>
      {summary.inspectable ? null : (
        <p className="uninspectable">
          <b>{t.card.uninspectable}.</b> {t.card.uninspectableBody}
        </p>
      )}
      <dl className="facts">
        {odd.map((fact) => (
          <FactRow key={`${fact.label}:${fact.value}`} fact={fact} />
        ))}
        {calm.map((fact) => (
          <FactRow key={`${fact.label}:${fact.value}`} fact={fact} />
        ))}
        <Consequence item={item} summary={summary} />
        {summary.moreFacts > 0 ? (
          <div className="fact facts-more">
            <dt>{t.card.moreFacts(summary.moreFacts)}</dt>
            <dd>{t.card.inEvidence}</dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
};

import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { date, number } from '../../format/format.ts';
import { hidesPrediction } from '../../state/card-look.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { PredictionBlock } from './prediction-block.tsx';

type Props = { readonly item: QueueItem; readonly prepared: PreparedContext | null };

/** Which rule asked for a person, in the words of whoever wrote it, and whether two have to decide. */
const RuleLines = ({ item: { routing } }: Pick<Props, 'item'>): ReactNode => (
  <dl className="record">
    <div className="record-field">
      <dt>{t.policy.earlier.rule}</dt>
      <dd>
        {routing.why === undefined ? null : (
          <p className="earlier-why" dir="auto">
            {cleanText(routing.why)}
          </p>
        )}
        <bdi className="muted">
          {t.policy.earlier.ruleOf(
            cleanText(routing.rule, { identifier: true }),
            cleanText(routing.policyVersion, { identifier: true }),
          )}
        </bdi>
      </dd>
    </div>
    {routing.twoPerson === true ? (
      <div className="record-field">
        <dt>
          <span aria-hidden="true">② </span>
          {t.policy.earlier.twoPeople}
        </dt>
        <dd>{t.policy.earlier.twoPeopleBody}</dd>
      </div>
    ) : null}
  </dl>
);

const Records = ({ prepared: { agentAction, customer } }: { readonly prepared: PreparedContext }): ReactNode => (
  <dl className="record">
    <div className="record-field">
      <dt>{t.policy.earlier.agentLabel}</dt>
      <dd>
        {agentAction.n === 0
          ? t.policy.earlier.noRecord
          : t.policy.earlier.agentRecord(number(agentAction.needed), agentAction.n)}
      </dd>
    </div>
    <div className="record-field">
      <dt>{t.policy.earlier.customerLabel}</dt>
      <dd>
        {customer.n === 0 ? t.policy.earlier.noRecord : t.policy.earlier.customerRecord(number(customer.escalated), customer.n)}
      </dd>
    </div>
  </dl>
);

const Similar = ({ similar }: Pick<PreparedContext, 'similar'>): ReactNode => (
  <>
    <p className="label">{t.policy.earlier.similar}</p>
    {similar.length === 0 ? <p className="muted">{t.policy.earlier.noSimilar}</p> : null}
    <ul className="earlier-list">
      {similar.map(({ escalationId, at, kind, byName, reasonCode, sameCustomer }) => (
        <li key={escalationId}>
          <b>{t.decidedBy(kind, cleanText(byName, { identifier: true }))}</b>{' '}
          {reasonCode === undefined ? null : <span>{t.history.reasonCode[reasonCode]} · </span>}
          <time className="muted" dateTime={new Date(at).toISOString()}>
            {date(at)}
          </time>
          {sameCustomer ? <span className="pill">{t.policy.earlier.sameCustomer}</span> : null}
        </li>
      ))}
    </ul>
  </>
);

/**
 * Why this came to a person, and what became of the like. Where the agent's view is kept back so that nobody leans on it,
 * the prediction is too.
 */
export const EarlierPanel = ({ item, prepared }: Props): ReactNode => {
  const isOpen = useInbox((s) => s.isAgentViewOpen || s.page !== 'inbox');
  const { predicted } = item.routing;
  return (
    <div className="earlier">
      {predicted === undefined ? null : hidesPrediction(item) && !isOpen ? (
        <p className="prediction">
          <span aria-hidden="true">≈ </span>
          {t.policy.earlier.hidden}
        </p>
      ) : (
        <PredictionBlock prediction={predicted} />
      )}
      <RuleLines item={item} />
      {prepared === null ? (
        <p className="muted">{t.policy.earlier.noRecords}</p>
      ) : (
        <>
          <Records prepared={prepared} />
          <Similar similar={prepared.similar} />
        </>
      )}
    </div>
  );
};

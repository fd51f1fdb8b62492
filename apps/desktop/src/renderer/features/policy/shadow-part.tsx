import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ShadowReport } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import { date, percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { actionWords } from '../inbox/row-text.ts';
import { AgreementMatrix } from './agreement-matrix.tsx';
import { PartBlank, PartUnread } from './part-blank.tsx';
import { usePolicy } from './use-policy.ts';

const Examples = ({ examples }: { readonly examples: ShadowReport['examples'] }): ReactNode => {
  const { store } = useReviewer();
  if (examples.length === 0) return <p className="muted">{t.policy.shadowNoExamples}</p>;
  return (
    <ul>
      {examples.map(({ escalationId, actionName, live, shadow, liveRule, shadowRule, verdict }) => (
        <li key={escalationId} className="policy-example">
          <span className="policy-example-text">
            <b>{actionWords(actionName)}</b>{' '}
            <span className="pill">{verdict === null ? t.policy.undecided : t.decided[verdict]}</span>
            <span className="row-note">
              {t.policy.differs(t.policy.route[live], t.policy.route[shadow])} ·{' '}
              <bdi>
                {t.policy.differsRules(cleanText(liveRule, { identifier: true }), cleanText(shadowRule, { identifier: true }))}
              </bdi>
            </span>
          </span>
          <button
            type="button"
            data-row=""
            aria-label={`${t.policy.openExample}: ${actionWords(actionName)}`}
            onClick={() => store.policy.openExample(escalationId)}
          >
            {t.policy.openExample}
          </button>
        </li>
      ))}
    </ul>
  );
};

const Report = ({ report }: { readonly report: ShadowReport }): ReactNode => {
  const agreed = report.routes.filter(({ live, shadow }) => live === shadow).reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="policy-scroll">
      <div className="policy-summary">
        <p>
          {t.policy.shadowCompared(report.live, report.shadow, report.compared, date(report.since))}{' '}
          {report.compared === 0 ? t.policy.shadowYoung : t.policy.shadowAgree(percentage(agreed / report.compared))}
        </p>
        <p className="policy-actions">
          <BarButton command="policy.end-shadow" label={t.policy.endShadow} />
        </p>
      </div>
      {report.compared === 0 ? null : (
        <>
          <AgreementMatrix report={report} />
          <ul className="policy-findings">
            <li data-bad={report.missed > 0}>
              <span aria-hidden="true">{report.missed > 0 ? '▲ ' : '○ '}</span>
              {t.policy.missed(report.missed)}
            </li>
            <li>
              <span aria-hidden="true">○ </span>
              {t.policy.unneeded(report.unneeded)}
            </li>
          </ul>
          <section className="policy-slipped" aria-label={t.policy.shadowExamples}>
            <h3>{t.policy.shadowExamples}</h3>
            <Examples examples={report.examples} />
          </section>
        </>
      )}
    </div>
  );
};

/** How far the policy that runs beside the live one agrees with it. */
export const ShadowPart = (): ReactNode => {
  const { store } = useReviewer();
  const reading = usePolicy((s) => s.shadow);
  if (reading.value === null) return <PartUnread reading={reading} onRetry={store.policy.refresh} />;
  const { report } = reading.value;
  if (report === null) return <PartBlank title={t.policy.shadowNone} body={t.policy.shadowNoneBody} />;
  return <Report report={report} />;
};

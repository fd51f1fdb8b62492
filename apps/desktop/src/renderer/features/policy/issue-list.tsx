import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';

/** What is wrong, each a way to its line. The hub says it in English, with the path and the expectation. */
export const IssueList = ({ issues }: { readonly issues: readonly PolicyIssue[] }): ReactNode => {
  const { store } = useReviewer();
  return (
    <section className="policy-issues" aria-label={t.policy.issueList}>
      <div className="policy-issues-head">
        <h3>{t.policy.issues(issues.length)}</h3>
        <BarButton command="policy.next-issue" label={t.policy.nextIssue} tone="quiet" />
      </div>
      <ol>
        {issues.map((issue, i) => (
          <li key={`${i}:${issue.line}:${issue.path}`}>
            <button
              type="button"
              className="policy-issue"
              data-row=""
              data-line={issue.line}
              onClick={() => store.policy.writing.showLine(issue.line, issue.column)}
            >
              <span className="policy-issue-place">
                {t.policy.issueAt(number(issue.line), number(issue.column))}
                {issue.path === '' ? null : (
                  <bdi className="policy-path" dir="ltr">
                    {cleanText(issue.path)}
                  </bdi>
                )}
              </span>
              <span dir="auto">{cleanText(issue.message)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};

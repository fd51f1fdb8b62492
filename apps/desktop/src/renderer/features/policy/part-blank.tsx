import type { ReactNode } from 'react';
import type { Reading } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';

type Props = { readonly title: string; readonly body?: string; readonly children?: ReactNode };

/** Nothing is here yet, and what to do about it. */
export const PartBlank = ({ title, body, children }: Props): ReactNode => (
  <div className="page-blank">
    <p className="page-blank-title">{title}</p>
    {body === undefined ? null : <p className="policy-prose">{body}</p>}
    {children === undefined ? null : <div className="policy-actions">{children}</div>}
  </div>
);

/** While nothing was said yet: that it is on its way, or why it did not come. */
export const PartUnread = ({
  reading,
  onRetry,
}: {
  readonly reading: Reading<unknown>;
  readonly onRetry: () => void;
}): ReactNode =>
  reading.problem === null ? (
    <div className="page-blank" aria-busy="true">
      <p>{t.policy.loading}</p>
    </div>
  ) : (
    <PartBlank title={t.policy.failed} body={t.problem(reading.problem)}>
      <button type="button" onClick={onRetry}>
        {t.policy.retry}
      </button>
    </PartBlank>
  );

import type { ReactNode } from 'react';
import { timeWithSeconds } from '../../format/format.ts';
import type { PolicyList } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';

/** What a version does now: in force, in force in a moment, beside the live one. Word and shape, not colour alone. */
export const VersionMarks = ({ version, list }: { readonly version: string; readonly list: PolicyList }): ReactNode => (
  <>
    {version === list.live ? <span className="policy-mark policy-mark-live">● {t.policy.live}</span> : null}
    {version === list.next?.version ? (
      <span className="policy-mark policy-mark-live">◔ {t.policy.next(timeWithSeconds(list.next.fromAt))}</span>
    ) : null}
    {version === list.shadow ? <span className="policy-mark">◐ {t.policy.shadowMark}</span> : null}
  </>
);

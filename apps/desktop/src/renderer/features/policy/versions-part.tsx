import type { ReactNode } from 'react';
import { shownVersion } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { PartBlank, PartUnread } from './part-blank.tsx';
import { usePolicy } from './use-policy.ts';
import { VersionRow } from './version-row.tsx';
import { VersionView } from './version-view.tsx';

/** All published versions, and the text of one. */
export const VersionsPart = (): ReactNode => {
  const { store } = useReviewer();
  const reading = usePolicy((s) => s.list);
  const shown = usePolicy(shownVersion);
  const list = reading.value;
  if (list === null) return <PartUnread reading={reading} onRetry={store.policy.refresh} />;
  const info = list.versions.find(({ version }) => version === shown);
  if (info === undefined)
    return (
      <PartBlank title={t.policy.none} body={t.policy.noneBody}>
        <BarButton command="policy.open-file" label={t.policy.openFile} />
      </PartBlank>
    );
  return (
    <div className="policy-versions">
      <div className="policy-list" role="listbox" aria-label={t.policy.list}>
        {list.versions.map((each) => (
          <VersionRow
            key={each.version}
            info={each}
            list={list}
            isSelected={each === info}
            onSelect={() => store.policy.choose(each.version)}
          />
        ))}
      </div>
      <VersionView info={info} list={list} />
    </div>
  );
};

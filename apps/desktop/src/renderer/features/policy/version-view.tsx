import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PolicyInfo } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import { date } from '../../format/format.ts';
import { type PolicyList, UNREAD } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { CodePane } from './code-pane.tsx';
import { PartUnread } from './part-blank.tsx';
import { usePolicy } from './use-policy.ts';
import { versionOrigin } from './version-origin.ts';
import { VersionMarks } from './version-marks.tsx';

/** One version to be read, and what can be done with it. */
export const VersionView = ({ info, list }: { readonly info: PolicyInfo; readonly list: PolicyList }): ReactNode => {
  const { store } = useReviewer();
  const { version, note, usedFrom } = info;
  const reading = usePolicy((s) => s.sources.get(version) ?? UNREAD);
  const isWriting = usePolicy((s) => s.draft !== null);
  const isLive = version === list.live || version === list.next?.version;
  return (
    <section className="policy-view" aria-label={version}>
      <div className="policy-view-head">
        <h3>
          <bdi className="policy-version">{version}</bdi> <VersionMarks version={version} list={list} />
        </h3>
        <p className="muted">
          {versionOrigin(info)} · {t.policy.rules(info.rules)} ·{' '}
          {usedFrom !== null
            ? t.policy.usedFrom(date(usedFrom))
            : version === list.live
              ? t.policy.fromStart
              : t.policy.neverUsed}
        </p>
        {note === undefined ? null : (
          <p className="policy-note" dir="auto">
            {cleanText(note, { multiline: true })}
          </p>
        )}
        <div className="policy-actions">
          {isLive ? null : <BarButton command="policy.use" label={t.policy.use} />}
          {version === list.shadow ? (
            <BarButton command="policy.end-shadow" label={t.policy.endShadow} />
          ) : isLive ? null : (
            <BarButton command="policy.shadow" label={t.policy.runShadow} />
          )}
          <BarButton command="policy.write" label={isWriting ? t.policy.goOn : t.policy.writeFrom} />
        </div>
      </div>
      {reading.value === null ? (
        <PartUnread reading={reading} onRetry={() => store.policy.choose(version)} />
      ) : (
        <CodePane label={t.policy.source(version)} text={reading.value} />
      )}
    </section>
  );
};

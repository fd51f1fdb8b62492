import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type ReactNode, useMemo } from 'react';
import { number } from '../../format/format.ts';
import { type PolicyDraft, UNREAD } from '../../state/policy-snapshot.ts';
import { versionIn } from '../../state/policy-text.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { scrollByArrows } from './code-pane.tsx';
import { type DiffLine, lineDiff } from './line-diff.ts';
import { PartBlank, PartUnread } from './part-blank.tsx';
import { usePolicy } from './use-policy.ts';

const ROW = { same: 'span', added: 'ins', removed: 'del' } as const;

/** A sign, a word for who hears it, and a colour. */
const Line = ({ line }: { readonly line: DiffLine }): ReactNode => {
  const Tag = ROW[line.kind];
  return (
    <Tag className="diff-line" data-kind={line.kind}>
      <span className="diff-number" aria-hidden="true">
        {line.before ?? ''}
      </span>
      <span className="diff-number" aria-hidden="true">
        {line.after ?? ''}
      </span>
      <span className="diff-sign" aria-hidden="true">
        {line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ' '}
      </span>
      {line.kind === 'same' ? null : (
        <span className="visually-hidden">{line.kind === 'added' ? t.policy.diffAdded : t.policy.diffRemoved} </span>
      )}
      {cleanText(line.text, { multiline: true })}
      {'\n'}
    </Tag>
  );
};

/** What the text changes against the live version. */
export const PolicyDiff = ({ draft }: { readonly draft: PolicyDraft }): ReactNode => {
  const { store } = useReviewer();
  const live = usePolicy((s) => s.list.value?.live ?? null);
  const reading = usePolicy((s) => (live === null ? UNREAD : (s.sources.get(live) ?? UNREAD)));
  const source = reading.value;
  const hunks = useMemo(() => (source === null ? null : lineDiff(source, draft.text)), [source, draft.text]);
  if (source === null || live === null)
    return <PartUnread reading={reading} onRetry={() => (live === null ? store.policy.refresh() : store.policy.choose(live))} />;
  if (hunks === null) return <PartBlank title={t.policy.diffTooLong} />;
  if (hunks.length === 0) return <PartBlank title={t.policy.same} />;
  const count = (kind: DiffLine['kind']): number =>
    hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  const title = t.policy.diffTitle(live, versionIn(draft.text) ?? t.policy.draftMark);
  return (
    <div className="policy-diff">
      <p className="policy-diff-title">
        {title} <bdi className="muted">{t.policy.diffCount(number(count('added')), number(count('removed')))}</bdi>
      </p>
      <div className="code-pane" role="region" aria-label={title} tabIndex={0} dir="ltr" onKeyDown={scrollByArrows}>
        <pre className="diff-lines">
          {hunks.map(({ skipped, lines }, i) => (
            <span key={i}>
              {skipped === 0 ? null : <span className="diff-skipped">{`⋯ ${t.policy.unchangedLines(skipped)}\n`}</span>}
              {lines.map((line) => (
                <Line key={`${line.before ?? ''}:${line.after ?? ''}`} line={line} />
              ))}
            </span>
          ))}
        </pre>
      </div>
    </div>
  );
};

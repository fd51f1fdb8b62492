import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type DragEvent, type ReactNode, Suspense, lazy, useState } from 'react';
import type { PolicyDraft } from '../../state/policy-snapshot.ts';
import { blockSentence } from '../../state/policy-sentences.ts';
import { publishBlock } from '../../state/policy-text.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { IssueList } from './issue-list.tsx';
import { openFile } from './open-file.ts';
import { PartBlank } from './part-blank.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { usePolicy } from './use-policy.ts';

/** Comparing texts is only needed when somebody asks for it. */
const PolicyDiff = lazy(async () => ({ default: (await import('./policy-diff.tsx')).PolicyDiff }));

const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** What the text is, what the hub says of it, and what can be done with it. */
const WriteBar = ({ draft }: { readonly draft: PolicyDraft }): ReactNode => {
  const list = usePolicy((s) => s.list.value);
  const isDiff = usePolicy((s) => s.isDiff);
  const work = usePolicy((s) => s.work);
  const block = publishBlock(draft, list);
  const state =
    draft.check === 'failed' && draft.problem !== null
      ? t.policy.refusedBecause(t.policy.check.failed, t.problem(draft.problem))
      : block === null
        ? t.policy.check.checked
        : blockSentence(block, draft);
  return (
    <div className="policy-write-bar">
      <p className="policy-write-state">
        <b>
          {draft.base === null
            ? t.policy.fromFile(cleanText(draft.file ?? '', { identifier: true }))
            : t.policy.fromVersion(draft.base)}
        </b>{' '}
        <span className={block === null ? 'policy-fine' : block.kind === 'unchecked' ? 'muted' : 'field-error'}>{state}</span>
      </p>
      <div className="policy-actions">
        <BarButton command="policy.diff" label={isDiff ? t.policy.backToText : t.policy.changes} />
        <BarButton command="policy.backtest" label={t.policy.tryIt} />
        <BarButton
          command="policy.publish"
          label={t.policy.publish}
          {...(block === null && work === null ? {} : { whyNot: state })}
        />
        <BarButton command="policy.open-file" label={t.policy.openFile} tone="quiet" />
        <BarButton command="policy.discard" label={t.policy.discard} tone="quiet" />
      </div>
    </div>
  );
};

/** A version that is being written. A file may be dropped anywhere on it. */
export const WritePart = (): ReactNode => {
  const { store } = useReviewer();
  const draft = usePolicy((s) => s.draft);
  const isDiff = usePolicy((s) => s.isDiff);
  const [isOver, setOver] = useState(false);
  const issues = draft?.issues ?? [];
  return (
    <div
      className="policy-write"
      data-over={isOver}
      onDragOver={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) void openFile(store, file);
      }}
    >
      {draft === null ? (
        <PartBlank title={t.policy.nothingWritten} body={t.policy.nothingWrittenBody}>
          <BarButton command="policy.write" label={t.policy.writeFrom} />
          <BarButton command="policy.open-file" label={t.policy.openFile} />
          <span className="muted">{t.policy.dropHere}</span>
        </PartBlank>
      ) : (
        <>
          <WriteBar draft={draft} />
          {isDiff ? (
            <Suspense fallback={<div className="page-loading" aria-busy="true" />}>
              <PolicyDiff draft={draft} />
            </Suspense>
          ) : (
            <div className="policy-write-main" data-wrong={issues.length > 0}>
              <PolicyEditor draft={draft} />
              {issues.length === 0 ? null : <IssueList issues={issues} />}
            </div>
          )}
          <p className="policy-write-help">
            <span id="policy-editor-help">{isDiff ? null : t.policy.editorHelp}</span> <span>{t.policy.kept}</span>
          </p>
        </>
      )}
    </div>
  );
};

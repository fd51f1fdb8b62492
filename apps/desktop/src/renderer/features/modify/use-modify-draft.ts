import type { ProposedAction } from '@countersign/shared/model/action';
import { useEffect, useRef, useState } from 'react';
import { type ModifyDraft, type ReadBody, draftBody } from '../../state/draft-body.ts';
import { changesOf } from './changes.ts';
import { openDraft } from './modify-draft.ts';
import type { KeptDrafts } from './use-drafts.ts';

const restored = (own: ReadBody<ModifyDraft> | undefined): ModifyDraft | null => (own?.kind === 'ok' ? own.draft : null);

const isEmpty = (action: ProposedAction, draft: ModifyDraft): boolean =>
  draft.reason === '' && draft.reasonCode === null && changesOf(action, draft).changed.length === 0;

/** The draft on screen: the one that was left, or the agent's own arguments. Every change is kept. */
export const useModifyDraft = (action: ProposedAction, kept: KeptDrafts<ModifyDraft>) => {
  const [draft, setDraft] = useState(() => restored(kept.own) ?? openDraft(action));
  const [wasRestored, setWasRestored] = useState(() => restored(kept.own) !== null);
  // Two changes of one moment build on each other, before anything is drawn again.
  const latest = useRef(draft);
  const isTouched = useRef(false);
  const { own } = kept;

  // A draft that was kept by another window may arrive after the editor opened. What was typed since counts more.
  useEffect(() => {
    const late = isTouched.current ? null : restored(own);
    if (late === null) return;
    latest.current = late;
    setDraft(late);
    setWasRestored(true);
  }, [own]);

  const edit = (change: (draft: ModifyDraft) => ModifyDraft): void => {
    isTouched.current = true;
    latest.current = change(latest.current);
    setDraft(latest.current);
    if (isEmpty(action, latest.current)) kept.forget();
    else kept.save(draftBody(latest.current));
  };
  return {
    draft,
    wasRestored,
    edit,
    discard: (): void => {
      setWasRestored(false);
      edit(() => openDraft(action));
    },
  };
};

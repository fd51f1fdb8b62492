import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Draft } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { type ModifyDraft, readModifyDraft } from '../../state/draft-body.ts';
import { t } from '../../strings/strings.ts';
import { changesOf } from './changes.ts';

type Props = {
  readonly action: ProposedAction;
  readonly others: readonly Draft[];
  readonly onLoad: (draft: ModifyDraft, who: string) => void;
};

/** Somebody had the item before and left a draft: it is offered, never put in the place of one's own. */
export const DraftOffers = ({ action, others, onLoad }: Props): ReactNode =>
  others.map(({ by, byName, body }) => {
    const who = cleanText(byName, { identifier: true });
    const read = readModifyDraft(body);
    if (read.kind !== 'ok')
      return (
        <p key={by} className="draft-offer" data-tone="problem">
          {read.kind === 'too-new' ? t.draft.tooNew(who) : t.draft.broken(who)}
        </p>
      );
    const { changed, of } = changesOf(action, read.draft);
    return (
      <p key={by} className="draft-offer">
        {t.draft.offer(who, changed.length, of)}
        <button type="button" className="field-tool" onClick={() => onLoad(read.draft, who)}>
          {t.draft.load}
        </button>
      </p>
    );
  });

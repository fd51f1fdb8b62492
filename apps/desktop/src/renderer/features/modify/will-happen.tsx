import { headlineOf } from '@countersign/shared/domain/summary/headline';
import type { ProposedAction } from '@countersign/shared/model/action';
import { type ReactNode, useMemo } from 'react';
import { list } from '../../format/format.ts';
import { phrases, t } from '../../strings/strings.ts';
import { Headline } from '../card/headline.tsx';
import { RiskMark } from '../shared/risk-mark.tsx';
import { shownName } from './field-row.tsx';
import { AMOUNT } from './modify-draft.ts';
import type { Preview } from './use-preview.ts';

const PolicyLine = ({ preview }: { readonly preview: Preview }): ReactNode => {
  switch (preview.kind) {
    case 'none':
      return null;
    case 'asking':
      return <span className="muted">{t.modify.checking}</span>;
    case 'offline':
      return <span className="policy-problem">{t.modify.policyOffline}</span>;
    case 'refused':
      return <span className="policy-problem">{t.modify.policyRefused(preview.message)}</span>;
    case 'known':
      return (
        <>
          <span className="policy-risk">
            {t.modify.riskNow} <RiskMark risk={preview.riskClass} />
          </span>
          {preview.movesTo === null ? (
            <span className="policy-ok">
              <span aria-hidden="true">✓ </span>
              {t.modify.policyOk}
            </span>
          ) : (
            <b className="policy-moves">
              <span aria-hidden="true">↑ </span>
              {t.modify.policySends(preview.movesTo)}
            </b>
          )}
        </>
      );
  }
};

/** Name of the argument that a changed field is part of. */
const topName = (pointer: string): string =>
  pointer === AMOUNT ? t.modify.amount : shownName((pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~'));

type Props = {
  readonly edited: ProposedAction;
  /** Pointers of the changed fields: the sentence has room for the weightiest only. */
  readonly changed: readonly string[];
  readonly isSendable: boolean;
  readonly preview: Preview;
};

/** What runs if this is sent, by the templates of the headline, and what policy makes of it. */
export const WillHappen = ({ edited, changed, isSendable, preview }: Props): ReactNode => {
  const { segments } = useMemo(() => headlineOf(edited, true, phrases), [edited]);
  const names = [...new Set(changed.map(topName))];
  return (
    <section className="will-happen" aria-label={t.modify.willHappen}>
      <span className="label">{t.modify.willHappen}</span>
      {isSendable ? (
        <p className="will-sentence" dir="auto">
          <Headline segments={segments} />
        </p>
      ) : (
        <p className="will-sentence muted">{t.modify.blockedByErrors}</p>
      )}
      {isSendable && names.length > 0 ? <p className="will-changed">{t.modify.changes(list(names))}</p> : null}
      <p className="will-policy" aria-live="polite">
        <PolicyLine preview={preview} />
      </p>
    </section>
  );
};

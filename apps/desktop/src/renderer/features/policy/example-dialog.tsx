import type { ReactNode } from 'react';
import { summaryOf } from '../../state/summary-of.ts';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { CardHead } from '../card/card-head.tsx';
import { Evidence } from '../card/evidence.tsx';
import { KeyHint } from '../shared/key-hint.tsx';
import { usePolicy } from './use-policy.ts';

/** One decision of the history as its reviewer saw it. It is over: there is nothing to decide here. */
export const ExampleDialog = (): ReactNode => {
  const { store } = useReviewer();
  const { value, problem } = usePolicy((s) => s.example);
  const templates = useInbox((s) => s.templates);
  return (
    <Dialog title={t.policy.exampleTitle} className="policy-example-dialog">
      {value !== null ? (
        <div className="policy-example-card">
          <CardHead item={value.item} summary={summaryOf(value.item, value.card, templates)} />
          <Evidence card={value.card} item={value.item} />
        </div>
      ) : problem !== null ? (
        <p role="alert">{problem.code === 'NOT_FOUND' ? t.policy.exampleGone : t.problem(problem)}</p>
      ) : (
        <p aria-busy="true">{t.policy.loading}</p>
      )}
      <div className="editor-foot">
        <button type="button" data-first-focus onClick={() => store.policy.ask(null)}>
          {t.policy.close} <KeyHint keys="Escape" />
        </button>
      </div>
    </Dialog>
  );
};

import type { AttemptedAction } from '@countersign/shared/model/context';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { AgentWrote, ForeignValue } from '../shared/foreign-text.tsx';
import { useAnchors } from './anchor.ts';
import { NotProvided } from './not-provided.tsx';

const MARK: Readonly<Record<AttemptedAction['outcome'], string>> = { succeeded: '✓', failed: '✕', unknown: '?' };

/** What the agent did before, in order, and what came of it. */
export const ActionsPanel = ({ attempted = [] }: { readonly attempted: readonly AttemptedAction[] | undefined }): ReactNode => {
  const anchor = useAnchors();
  if (attempted.length === 0) return <NotProvided />;
  return (
    <ol className="attempts">
      {attempted.map((action, i) => (
        <li key={i} className="attempt" data-outcome={action.outcome} {...anchor(`attempt:${i}`)}>
          <div className="attempt-head">
            <span className="attempt-mark" aria-hidden="true">
              {MARK[action.outcome]}
            </span>{' '}
            <code>
              <ForeignValue text={action.name} />
            </code>{' '}
            <span className="muted">{t.outcome[action.outcome]}</span>
          </div>
          {action.arguments === undefined ? null : <AgentWrote text={JSON.stringify(action.arguments, null, 1)} />}
          {action.result === undefined ? null : <AgentWrote text={action.result} />}
        </li>
      ))}
    </ol>
  );
};

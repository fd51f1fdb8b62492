import type { ContextBundle } from '@countersign/shared/model/context';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { percentage } from '../../format/format.ts';
import { needsArming } from '../../state/interaction.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from '../app/reviewer-context.ts';
import { AgentWrote } from '../shared/foreign-text.tsx';
import { KeyHint } from '../shared/key-hint.tsx';

const summaryLine = ({ recommendation, confidence, alternatives }: ContextBundle): string =>
  [
    recommendation?.kind === undefined ? t.agentView.noRecommendation : t.agentView.recommends(t.recommends[recommendation.kind]),
    confidence === undefined ? t.agentView.noConfidence : t.agentView.confidence(percentage(confidence)),
    t.agentView.alternatives(alternatives?.length ?? 0),
  ].join(' · ');

type Props = { readonly item: QueueItem; readonly context: ContextBundle; readonly children: ReactNode };

/**
 * What the agent thinks. Never first: one collapsed line on low and medium, nothing at all on high and
 * critical until somebody asks (UX-23). Asking is recorded with the reading.
 */
export const AgentView = ({ item, context, children }: Props): ReactNode => {
  const run = useCommand();
  const isOpen = useInbox((s) => s.isAgentViewOpen);
  const isHidden = needsArming(item.routing.riskClass);
  return (
    <div className="agent-view">
      <button
        type="button"
        className="chip"
        aria-expanded={isOpen}
        aria-keyshortcuts="v"
        onClick={(event) => run('agent-view.toggle', event)}
      >
        <KeyHint keys="v" /> {t.agentView.title}
      </button>
      {isOpen ? null : <span className="agent-view-line muted">{isHidden ? t.agentView.hidden : summaryLine(context)}</span>}
      {children}
      {isOpen ? (
        <div className="agent-view-body">
          <p className="muted">{summaryLine(context)}</p>
          {context.recommendation === undefined ? null : <AgentWrote text={context.recommendation.text} />}
          {(context.alternatives ?? []).map((alternative, i) => (
            <AgentWrote key={`${i}-${alternative.summary.slice(0, 24)}`} text={alternative.summary} />
          ))}
          {(context.assumptions ?? []).length === 0 ? null : <p className="label">{t.card.assumptions}</p>}
          {(context.assumptions ?? []).map((assumption, i) => (
            <AgentWrote key={`${i}-${assumption.slice(0, 24)}`} text={assumption} />
          ))}
        </div>
      ) : null}
    </div>
  );
};

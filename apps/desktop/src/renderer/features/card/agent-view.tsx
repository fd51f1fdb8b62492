import type { ContextBundle } from '@countersign/shared/model/context';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { percentage } from '../../format/format.ts';
import { needsArming } from '../../state/interaction.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from '../app/reviewer-context.ts';
import { AgentWrote } from '../shared/foreign-text.tsx';
import { KeyHint } from '../shared/key-hint.tsx';
import { useAriaKeys, useKeysOf } from '../shared/use-keys-of.ts';

/** What the agent states, beside what reviewers made of such where there is enough of it. */
const confidenceText = (confidence: number | undefined, calibrated: number | undefined): string => {
  if (confidence === undefined) return t.agentView.noConfidence;
  return calibrated === undefined
    ? t.agentView.confidence(percentage(confidence))
    : t.policy.earlier.confidence(percentage(confidence), percentage(calibrated));
};

const summaryLine = ({ recommendation, confidence, alternatives }: ContextBundle, { routing }: QueueItem): string =>
  [
    recommendation?.kind === undefined ? t.agentView.noRecommendation : t.agentView.recommends(t.recommends[recommendation.kind]),
    confidenceText(confidence, routing.calibratedConfidence),
    t.agentView.alternatives(alternatives?.length ?? 0),
  ].join(' · ');

type Props = { readonly item: QueueItem; readonly context: ContextBundle };

/**
 * The way to what the agent thinks. Never first: one collapsed line on low and medium, nothing on high until somebody
 * asks, and on critical with the advice to make up one's own mind before (UX-23). Asking is recorded with the reading.
 */
export const AgentViewChip = ({ item, context }: Props): ReactNode => {
  const run = useCommand();
  const isOpen = useInbox((s) => s.isAgentViewOpen);
  const [keys = ''] = useKeysOf('agent-view.toggle');
  const shortcut = useAriaKeys(keys);
  const { riskClass } = item.routing;
  return (
    <>
      <button
        type="button"
        className="chip"
        data-command="agent-view.toggle"
        aria-expanded={isOpen}
        aria-keyshortcuts={shortcut}
        onClick={(event) => run('agent-view.toggle', event)}
      >
        <KeyHint command="agent-view.toggle" />
        <span className="chip-label">{t.agentView.title}</span>
      </button>
      {isOpen ? null : (
        <span className="agent-view-line muted">
          {riskClass === 'critical'
            ? t.look.criticalView
            : needsArming(riskClass)
              ? t.agentView.hidden
              : summaryLine(context, item)}
        </span>
      )}
    </>
  );
};

/** What the agent thinks, in its own frame, once somebody asked. */
export const AgentViewBody = ({ item, context }: Props): ReactNode => {
  const isOpen = useInbox((s) => s.isAgentViewOpen);
  if (!isOpen) return null;
  const assumptions = context.assumptions ?? [];
  return (
    <section className="agent-view-body" aria-label={t.agentView.title} tabIndex={0}>
      {item.routing.riskClass === 'critical' ? <p className="agent-view-note">{t.look.criticalNote}</p> : null}
      <p className="muted">{summaryLine(context, item)}</p>
      {context.recommendation === undefined ? null : <AgentWrote text={context.recommendation.text} />}
      {(context.alternatives ?? []).map((alternative, i) => (
        <AgentWrote key={`${i}-${alternative.summary.slice(0, 24)}`} text={alternative.summary} />
      ))}
      {assumptions.length === 0 ? null : <p className="label">{t.card.assumptions}</p>}
      {assumptions.map((assumption, i) => (
        <AgentWrote key={`${i}-${assumption.slice(0, 24)}`} text={assumption} />
      ))}
    </section>
  );
};

import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { needsArming } from '../../state/interaction.ts';
import { t } from '../../strings/strings.ts';
import { BarButton } from './bar-button.tsx';

/** Outcomes of equal weight, one key each. None is bigger, greener or focused first. */
export const DecisionBar = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const ranAlready = item.routing.route === 'review';
  const arms = needsArming(item.routing.riskClass);
  return (
    <div className="decision-bar" role="toolbar" aria-label={t.bar.label}>
      <BarButton
        command="decide.approve"
        label={ranAlready ? t.bar.looksRight : t.bar.approve}
        {...(arms ? { second: 'decide.commit' as const } : {})}
      />
      <BarButton command="decide.reject" label={ranAlready ? t.bar.override : t.bar.reject} />
      <BarButton command="decide.modify" label={t.bar.modify} />
      <BarButton
        command="decide.raise"
        label={t.bar.raise}
        {...(item.reviewTier === REVIEW_TIERS.at(-1) ? { whyNot: t.look.topTier } : {})}
      />
      <BarButton command="decide.respond" label={t.bar.answer} />
    </div>
  );
};

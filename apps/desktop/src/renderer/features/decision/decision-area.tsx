import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { blockOf } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { keyText } from '../shared/key-hint.tsx';
import { useKeysOf } from '../shared/use-keys-of.ts';
import { ArmedBar } from './armed-bar.tsx';
import { BlockedBar } from './blocked-bar.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { FlagBar } from './flag-bar.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { ReasonsBar } from './reasons-bar.tsx';

/** The one line at the foot of the card: what can be done now, or why nothing can. Always the same height. */
export const DecisionArea = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  const block = useInbox(blockOf);
  const mode = useInbox((s) => s.interaction.mode);
  const hint = useInbox((s) => s.interaction.hint);
  const [commit = ''] = useKeysOf('decide.commit');
  if (mode.kind === 'editing') return null;
  return (
    <div className="decision-area" data-slot="decision">
      {hint === null ? null : (
        <p className="decision-hint">{hint === 'too-early' ? t.bar.tooEarly : t.bar.pressEnter(keyText(commit))}</p>
      )}
      {mode.kind === 'flagging' ? (
        <FlagBar />
      ) : block !== null ? (
        <BlockedBar item={item} block={block} />
      ) : mode.kind === 'armed' ? (
        <ArmedBar verdict={mode.verdict} summary={summary} />
      ) : mode.kind === 'reasons' ? (
        <ReasonsBar />
      ) : mode.kind === 'choosing' ? (
        <ChoiceBar menu={mode.menu} item={item} />
      ) : (
        <DecisionBar item={item} />
      )}
    </div>
  );
};

import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { Command as Cmdk } from 'cmdk';
import type { ReactNode } from 'react';
import type { Command, Why } from '../../commands/command.ts';
import { t } from '../../strings/strings.ts';
import { actionWords, rowNote, rowSubject } from '../inbox/row-text.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { RiskGlyph } from '../shared/risk-mark.tsx';
import { useIsMasked } from '../shared/use-is-masked.ts';

type CommandRowProps = { readonly command: Command; readonly why: Why | null; readonly onChoose: () => void };

/** A command with its key, or with the reason why it cannot be run now. */
export const CommandRow = ({ command, why, onChoose }: CommandRowProps): ReactNode => (
  <Cmdk.Item value={command.id} disabled={why !== null} onSelect={onChoose} data-command={command.id}>
    <span className="palette-name">{command.label}</span>
    {why === null ? <KeyHint command={command.id} /> : <span className="palette-why">{t.why[why]}</span>}
  </Cmdk.Item>
);

type ItemRowProps = { readonly item: QueueItem; readonly me: PrincipalId | null; readonly onChoose: () => void };

/** A row of the queue, in the words in which it stands there. */
export const ItemRow = ({ item, me, onChoose }: ItemRowProps): ReactNode => {
  const subject = rowSubject(item, useIsMasked());
  return (
    <Cmdk.Item value={item.id} onSelect={onChoose} data-item={item.id}>
      <RiskGlyph risk={item.routing.riskClass} />
      <span className="palette-name">
        {actionWords(item.actionName)}
        {subject === undefined ? null : (
          <>
            {' '}
            · <bdi>{subject}</bdi>
          </>
        )}
      </span>
      <span className="palette-why">{rowNote(item, me)}</span>
    </Cmdk.Item>
  );
};

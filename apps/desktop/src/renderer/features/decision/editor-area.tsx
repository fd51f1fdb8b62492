import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { ModifyArea } from './modify-area.tsx';
import { TextEditor } from './text-editor.tsx';

/** The editor that is open. It stands where the evidence was; the head of the card stays, so the situation is never hidden. */
export const EditorArea = ({ item, card }: { readonly item: QueueItem; readonly card: Card }): ReactNode => {
  const { store } = useReviewer();
  const mode = useInbox((s) => s.interaction.mode);
  if (mode.kind !== 'editing') return null;
  switch (mode.editor) {
    case 'modify':
      return <ModifyArea id={item.id} card={card} />;
    case 'respond':
      return (
        <TextEditor
          id={item.id}
          editor="respond"
          title={t.editor.respondTitle}
          help={t.editor.respondHelp}
          label={t.editor.respondLabel}
          send={t.editor.respondSend}
          onSend={(message) => store.decide({ kind: 'respond', message })}
        />
      );
    case 'reject-other':
      return (
        <TextEditor
          id={item.id}
          editor="reject"
          title={t.editor.rejectTitle}
          label={t.editor.rejectLabel}
          send={t.editor.rejectSend}
          onSend={(reason) => store.decide({ kind: 'reject', reasonCode: 'other', reason })}
        />
      );
    case 'hand-back':
      return (
        <TextEditor
          id={item.id}
          editor="hand-back"
          title={t.editor.handBackTitle}
          help={t.editor.handBackHelp}
          label={t.editor.handBackLabel}
          send={t.editor.handBackSend}
          onSend={(note) => void store.handBack(note)}
        />
      );
  }
};

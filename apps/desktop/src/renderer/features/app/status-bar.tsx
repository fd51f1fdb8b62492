import type { ReactNode } from 'react';
import { waitingCount } from '../../state/counts.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useInbox } from './reviewer-context.ts';

/** The truth about the queue's size, and the three keys that lead to all others. */
export const StatusBar = (): ReactNode => {
  const waiting = useInbox((s) => waitingCount(s.order));
  const isEmpty = useInbox((s) => s.order.length === 0);
  return (
    <footer className="status-bar">
      <span>{waiting > 0 ? t.queue.waiting(waiting) : isEmpty ? t.queue.empty : t.queue.allSnoozed}</span>
      <span className="status-keys">
        <span>
          <KeyHint keys="j k" /> {t.status.move}
        </span>
        <span>
          <KeyHint keys="z" /> {t.verdict.undo}
        </span>
        <span>
          <KeyHint keys="?" /> {t.status.keys}
        </span>
      </span>
    </footer>
  );
};

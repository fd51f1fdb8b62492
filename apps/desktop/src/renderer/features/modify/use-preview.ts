import type { EscalationId } from '@countersign/shared/model/ids';
import type { Money, ProposedAction } from '@countersign/shared/model/action';
import type { JsonObject } from '@countersign/shared/model/json';
import type { ReviewTier, RiskClass } from '@countersign/shared/model/vocabulary';
import { useEffect, useState } from 'react';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { t } from '../../strings/strings.ts';

export type Preview =
  /** Nothing to ask: unchanged, or not sendable yet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly riskClass: RiskClass; readonly movesTo: ReviewTier | null }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly message: string };

const NONE: Preview = { kind: 'none' };
const ASKING: Preview = { kind: 'asking' };

/** Policy is asked after a pause in typing. Milliseconds. */
export const ASK_AFTER_MS = 300;

/** What policy says of the edited action. An answer to an older edit is dropped: it never labels a newer one. */
export const usePreview = (id: EscalationId, edited: ProposedAction | null): Preview => {
  const { store } = useReviewer();
  const isOnline = useInbox((s) => s.connection.kind === 'ready');
  // The question is the action, spelt out: a new object with the same content asks nothing new.
  const question = edited === null ? null : JSON.stringify([edited.arguments, edited.amount ?? null]);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly preview: Preview } | null>(null);
  useEffect(() => {
    if (question === null || !isOnline) return undefined;
    const [args, amount] = JSON.parse(question) as readonly [JsonObject, Money | null];
    let isCurrent = true;
    const cancel = store.clock.after(ASK_AFTER_MS, () => {
      void store.preview(id, args, amount).then((said) => {
        if (!isCurrent) return;
        const preview: Preview = said.ok
          ? { kind: 'known', riskClass: said.value.riskClass, movesTo: said.value.movesTo }
          : 'delivered' in said.error
            ? { kind: 'offline' }
            : { kind: 'refused', message: t.problem(said.error) };
        setAnswer({ to: question, preview });
      });
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [store, id, question, isOnline]);
  if (question === null) return NONE;
  if (!isOnline) return { kind: 'offline' };
  return answer?.to === question ? answer.preview : ASKING;
};

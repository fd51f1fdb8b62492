import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { timeOfDay } from '../../format/format.ts';
import type { Block } from '../../state/decidable.ts';
import { blockOf, selectedItem } from '../../state/inbox-snapshot.ts';
import { changesOf } from '../../state/item-changes.ts';
import { hidesItem } from '../../state/verdict-overlay.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox, useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { ChangeLine } from './change-line.tsx';

type Words = { readonly title: string; readonly body: string };

/** What became of an item that cannot be decided here any more; undefined where the bar says all there is to say. */
const endOf = ({ status }: QueueItem, block: Block | null, me: PrincipalId | null, now: number): Words | undefined => {
  const { states } = t.look;
  switch (block) {
    case 'claimed-by-other':
      return { title: states.taken(status.byName ?? status.by ?? t.look.nobody), body: states.takenBody };
    case 'snoozed':
      return { title: states.snoozed, body: status.until === undefined ? '' : states.snoozedBody(timeOfDay(status.until, now)) };
    case 'decided':
      return status.decision === undefined || status.decision.by === me
        ? undefined
        : { title: states.decided, body: t.decidedBy(status.decision.kind, status.decision.byName) };
    case 'closed':
      if (status.kind === 'withdrawn') return { title: states.withdrawn, body: states.withdrawnBody };
      if (status.kind === 'superseded') return { title: states.superseded, body: states.supersededBody };
      return status.kind === 'expired' ? { title: states.expired, body: states.expiredBody } : undefined;
    default:
      return undefined;
  }
};

/** What changed while it was read, from → to. It stays until it was seen; Escape says so (UX-29). */
const Changed = ({ item, now }: { readonly item: QueueItem; readonly now: number }): ReactNode => {
  const run = useCommand();
  const asRead = useInbox((s) => s.look.asRead);
  const changes = asRead === null ? [] : changesOf(asRead, item);
  return (
    <>
      <p className="notice-words">
        <b>{t.look.changed}</b>
        {changes.length === 0 ? <span className="change">{t.look.changeGone}</span> : null}
        {changes.map((change) => (
          <ChangeLine key={change.what} change={change} now={now} />
        ))}
      </p>
      <button type="button" className="bar-button bar-quiet" onClick={(event) => run('card.back', event)}>
        {t.look.seen} <KeyHint command="card.back" />
      </button>
    </>
  );
};

/** What somebody must know before they decide: it changed, or it is gone. Stands over the evidence, so that no slot moves. */
export const CardNotice = (): ReactNode => {
  const { store } = useReviewer();
  const selected = useInbox((s) => s.inbox.selected);
  const item = useInbox(selectedItem);
  const hasChanged = useInbox((s) => s.hasChanged);
  const me = useInbox((s) => s.principal?.id ?? null);
  const block = useInbox(blockOf);
  const isUnderWay = useInbox((s) => selected !== null && hidesItem(s.inbox.overlays.get(selected)));
  useNow(30_000);
  if (item === undefined || isUnderWay) return null;
  const end = endOf(item, block, me, store.hubNow());
  if (end === undefined && !hasChanged) return null;
  return (
    <div className="card-notice-place">
      <div className="card-notice" role="status" data-tone={end === undefined ? 'attention' : 'plain'}>
        {end === undefined ? (
          <Changed item={item} now={store.hubNow()} />
        ) : (
          <p className="notice-words">
            <b>{end.title}</b> <span>{end.body}</span>
          </p>
        )}
      </div>
    </div>
  );
};

import type { LocalError } from '@countersign/shared/client/hub-client';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Digest, EscalationId } from '@countersign/shared/model/ids';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import type { Draft } from '@countersign/shared/protocol/reviewer';
import { type WireError, wireError } from '@countersign/shared/protocol/wire-error';
import type { Hub } from './hub.ts';

/** One whole bundle. `digest` was computed here, from what is shown: a verdict is bound to it and to nothing else. */
export type Card = {
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  readonly digest: Digest;
  /** What the hub had ready about the like; null where it has none. */
  readonly prepared: PreparedContext | null;
};

export type CardLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly card: Card }
  | { readonly kind: 'failed'; readonly error: WireError | LocalError };

/** Bundles can be 512 KiB; the ones read last stay. */
const KEEP = 24;

export type CardCache = {
  /** Starts reading unless it is there or on its way. A failed one is tried again. */
  readonly load: (id: EscalationId) => void;
  readonly drop: (id: EscalationId) => void;
};

export const createCardCache = (
  client: Hub['client'],
  set: (change: (cards: ReadonlyMap<EscalationId, CardLoad>) => ReadonlyMap<EscalationId, CardLoad>) => void,
  /** What people were writing about the item. */
  onDrafts: (id: EscalationId, drafts: readonly Draft[]) => void,
): CardCache => {
  const wanted = new Map<EscalationId, CardLoad['kind']>();
  const put = (id: EscalationId, load: CardLoad | null): void => {
    wanted.delete(id);
    if (load !== null) wanted.set(id, load.kind);
    const [oldest] = wanted.keys();
    const surplus = wanted.size > KEEP && oldest !== undefined && oldest !== id ? oldest : null;
    if (surplus !== null) wanted.delete(surplus);
    set((cards) => {
      const next = new Map(cards);
      if (load === null) next.delete(id);
      else next.set(id, load);
      if (surplus !== null) next.delete(surplus);
      return next;
    });
  };
  const read = async (id: EscalationId): Promise<void> => {
    const answer = await client.send('escalation:read', { escalationId: id });
    if (!wanted.has(id)) return;
    if (!answer.ok) return put(id, { kind: 'failed', error: answer.error });
    const { action, context, drafts, prepared = null } = answer.value;
    onDrafts(id, drafts);
    const digest = actionDigest(action);
    put(
      id,
      digest === answer.value.actionDigest
        ? { kind: 'ready', card: { action, context, digest, prepared } }
        : {
            kind: 'failed',
            error: wireError('HASH_MISMATCH', 'The hub sent an action that is not the one the agent asked for.'),
          },
    );
  };
  return {
    load: (id) => {
      const state = wanted.get(id);
      if (state === 'ready' || state === 'loading') return;
      put(id, { kind: 'loading' });
      void read(id);
    },
    drop: (id) => put(id, null),
  };
};

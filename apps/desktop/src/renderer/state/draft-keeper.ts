import type { Clock } from '@countersign/shared/client/socket-port';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Draft, DraftEditor } from '@countersign/shared/protocol/reviewer';
import type { Hub } from './hub.ts';
import { createStore } from './store.ts';
import { t } from '../strings/strings.ts';

/** What is known of one text that is being written. */
export type DraftState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** It is in this window only, and is sent when the hub is back. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly message: string };

/** Typing pauses this long before the hub is told. Milliseconds. */
export const SAVE_AFTER_MS = 400;

export type DraftKey = `${EscalationId} ${DraftEditor}`;
const keyOf = (id: EscalationId, editor: DraftEditor): DraftKey => `${id} ${editor}`;

type Entry = {
  readonly id: EscalationId;
  readonly editor: DraftEditor;
  readonly body: string | null;
  /** Counts the changes; an answer to an older one does not make a newer one saved. */
  readonly serial: number;
};

export type Drafts = {
  /** What this window wrote, null where it was taken back; newer than anything that was read. */
  readonly own: ReadonlyMap<DraftKey, string | null>;
  readonly states: ReadonlyMap<DraftKey, DraftState>;
  /** As the hub gave them with the item, newest reading. */
  readonly read: ReadonlyMap<EscalationId, readonly Draft[]>;
};

/**
 * Keeps half-written texts on the hub, so that they outlive this window and go along with the item (UX-36). Saves after a
 * pause, at once when the editor closes, and again when the connection is back.
 */
export const createDraftKeeper = ({ hub, clock }: { readonly hub: Hub; readonly clock: Clock }) => {
  const store = createStore<Drafts>({ own: new Map(), states: new Map(), read: new Map() });
  /** Not on the hub yet. */
  const dirty = new Map<DraftKey, Entry>();
  const timers = new Map<DraftKey, () => void>();
  let serial = 0;

  const setState = (key: DraftKey, state: DraftState | null): void =>
    store.set((drafts) => {
      const states = new Map(drafts.states);
      if (state === null) states.delete(key);
      else states.set(key, state);
      return { ...drafts, states };
    });
  const isOnline = (): boolean => hub.client.state().kind === 'ready';

  const save = async (key: DraftKey): Promise<void> => {
    timers.get(key)?.();
    timers.delete(key);
    const entry = dirty.get(key);
    if (entry === undefined) return;
    if (!isOnline()) return setState(key, { kind: 'offline' });
    setState(key, { kind: 'saving' });
    const { id, editor, body } = entry;
    const answer = await hub.client.send('draft:save', { escalationId: id, editor, body }, { retry: 'once' });
    if (dirty.get(key)?.serial !== entry.serial) return;
    if (answer.ok) {
      dirty.delete(key);
      setState(key, body === null ? null : { kind: 'saved' });
    } else if ('delivered' in answer.error || answer.error.retryable) setState(key, { kind: 'offline' });
    else {
      dirty.delete(key);
      setState(key, { kind: 'failed', message: t.problem(answer.error) });
    }
  };

  const write = (id: EscalationId, editor: DraftEditor, body: string | null): DraftKey => {
    const key = keyOf(id, editor);
    dirty.set(key, { id, editor, body, serial: ++serial });
    store.set((drafts) => ({ ...drafts, own: new Map(drafts.own).set(key, body) }));
    return key;
  };

  /** The hub's word. Most items have no draft, and a day has thousands of items: only what there is is kept. */
  const keepRead = (id: EscalationId, drafts: readonly Draft[]): void =>
    store.set((state) => {
      if (drafts.length === 0 && !state.read.has(id)) return state;
      const read = new Map(state.read);
      if (drafts.length === 0) read.delete(id);
      else read.set(id, drafts);
      return { ...state, read };
    });

  const stop = hub.client.onState((state) => {
    if (state.kind === 'ready') for (const key of dirty.keys()) void save(key);
    else for (const key of dirty.keys()) setState(key, { kind: 'offline' });
  });

  return {
    get: store.get,
    subscribe: store.subscribe,
    /** With the item, or asked for again. */
    wasRead: keepRead,
    /** Asks again: a card that was read ahead may be older than somebody's draft. */
    async refresh(id: EscalationId): Promise<void> {
      const answer = await hub.client.send('escalation:read', { escalationId: id }, { retry: 'once' });
      if (answer.ok) keepRead(id, answer.value.drafts);
    },
    /** The text as it is now; the hub has it after the next pause. */
    edit(id: EscalationId, editor: DraftEditor, body: string): void {
      const key = write(id, editor, body);
      timers.get(key)?.();
      setState(key, isOnline() ? { kind: 'saving' } : { kind: 'offline' });
      timers.set(
        key,
        clock.after(SAVE_AFTER_MS, () => void save(key)),
      );
    },
    /** The editor closes, or the page does: no pause to wait for. */
    flush(): void {
      for (const key of timers.keys()) void save(key);
    },
    /** The decision has arrived, or the person took the text back: nothing to keep any more. */
    forget(id: EscalationId, editor: DraftEditor): void {
      const { own, read } = store.get();
      const key = keyOf(id, editor);
      if (!own.has(key) && !(read.get(id) ?? []).some((draft) => draft.editor === editor)) return;
      write(id, editor, null);
      void save(key);
    },
    stop,
  };
};
export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/** The text that this person was writing: what this window knows of it, else what the hub kept. */
export const ownBody = (drafts: Drafts, id: EscalationId, editor: DraftEditor, me: PrincipalId | null): string | undefined => {
  const key = keyOf(id, editor);
  const written = drafts.own.get(key);
  if (written !== undefined) return written ?? undefined;
  return drafts.read.get(id)?.find((draft) => draft.editor === editor && draft.by === me)?.body;
};

/** What others wrote before the item came here, newest first. */
export const othersDrafts = (drafts: Drafts, id: EscalationId, editor: DraftEditor, me: PrincipalId | null): readonly Draft[] =>
  (drafts.read.get(id) ?? [])
    .filter((draft) => draft.editor === editor && draft.by !== me)
    .toSorted((one, other) => other.at - one.at);

export const draftState = (drafts: Drafts, id: EscalationId, editor: DraftEditor): DraftState | undefined =>
  drafts.states.get(keyOf(id, editor));

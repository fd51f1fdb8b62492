import type { Clock } from '@countersign/shared/client/socket-port';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { LearnedInfo } from '@countersign/shared/protocol/judgement';
import { wireError } from '@countersign/shared/protocol/wire-error';
import type { BoardError } from './board-moves.ts';
import type { Hub } from './hub.ts';
import { type PolicySnapshot, type Reading, UNREAD, shownVersion } from './policy-snapshot.ts';
import type { Store } from './store.ts';

/** How long after a version should be in force it is asked whether it is. Milliseconds. */
const IN_FORCE_MS = 500;

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: BoardError };

type ReadsDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly store: Store<PolicySnapshot>;
};

const once = { retry: 'once' } as const;

/** What the policy page asks of the hub without changing anything there. */
export const createPolicyReads = ({ hub, clock, hubNow, store: { get, set } }: ReadsDeps) => {
  let cancelForce = (): void => undefined;

  /** Asks, and keeps what was said last while the answer is on its way. Of two answers the later question counts. */
  const latest = new Map<string, symbol>();
  const read = async <T>(
    what: string,
    question: Promise<Answer<T>>,
    current: () => Reading<T>,
    put: (reading: Reading<T>) => void,
  ): Promise<T | null> => {
    const ours = Symbol(what);
    latest.set(what, ours);
    put({ ...current(), isLoading: true });
    const answer = await question;
    if (latest.get(what) === ours)
      put({ value: answer.ok ? answer.value : current().value, isLoading: false, problem: answer.ok ? null : answer.error });
    return answer.ok ? answer.value : null;
  };

  /** A version never changes: its text is read once. */
  const sourceOf = async (version: string): Promise<string | null> => {
    const current = (): Reading<string> => get().sources.get(version) ?? UNREAD;
    if (current().value !== null) return current().value;
    return read(
      `source ${version}`,
      hub.client
        .send('policy:read', { version }, once)
        .then((answer): Answer<string> => (answer.ok ? { ok: true, value: answer.value.source } : answer)),
      current,
      (reading) => set((s) => ({ ...s, sources: new Map(s.sources).set(version, reading) })),
    );
  };

  const readPart = (): void => {
    const { part } = get();
    if (part === 'shadow')
      void read(
        'shadow',
        hub.client.send('shadow:read', {}, once),
        () => get().shadow,
        (shadow) => set((s) => ({ ...s, shadow })),
      );
    if (part === 'learning')
      void read<readonly LearnedInfo[]>(
        'learned',
        hub.client
          .send('learned:list', {}, once)
          .then((answer) => (answer.ok ? { ok: true, value: answer.value.items } : answer)),
        () => get().learned,
        (learned) => set((s) => ({ ...s, learned })),
      );
  };

  const readList = async (): Promise<void> => {
    await read(
      'list',
      hub.client.send('policy:list', {}, once),
      () => get().list,
      (list) => set((s) => ({ ...s, list })),
    );
    const next = get().list.value?.next ?? null;
    if (next !== null) rereadAt(next.fromAt);
    const shown = shownVersion(get());
    if (shown !== null) void sourceOf(shown);
  };

  /** What was put in force is so only a moment later, on every node of the hub at once. */
  const rereadAt = (fromAt: Timestamp): void => {
    cancelForce();
    cancelForce = clock.after(Math.max(0, fromAt - hubNow()) + IN_FORCE_MS, () => {
      void readList();
      readPart();
    });
  };

  return {
    sourceOf,
    readList,
    readPart,
    rereadAt,
    readExample: async (id: EscalationId): Promise<void> => {
      await read(
        'example',
        hub.client.send('escalation:read', { escalationId: id }, once).then((answer) => {
          if (!answer.ok) return answer;
          const { item, action, context, prepared = null } = answer.value;
          const digest = actionDigest(action);
          if (digest === answer.value.actionDigest)
            return { ok: true, value: { item, card: { action, context, digest, prepared } } } as const;
          const error = wireError('HASH_MISMATCH', 'The hub sent an action that is not the one the agent asked for.');
          return { ok: false, error } as const;
        }),
        () => get().example,
        (example) => set((s) => ({ ...s, example })),
      );
    },
    stop: (): void => cancelForce(),
  };
};
export type PolicyReads = ReturnType<typeof createPolicyReads>;

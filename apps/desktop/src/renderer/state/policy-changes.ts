import type { LearnedKind } from '@countersign/shared/protocol/judgement';
import type { Hub } from './hub.ts';
import type { Answer, PolicyReads } from './policy-reads.ts';
import { sentenceOf } from './policy-sentences.ts';
import type { PolicySaid, PolicySnapshot, PolicyWork } from './policy-snapshot.ts';
import type { Store } from './store.ts';

/** Training looks at all decisions of the hub. Milliseconds. */
const TRAIN_WITHIN_MS = 120_000;

type ChangesDeps = {
  readonly hub: Hub;
  readonly store: Store<PolicySnapshot>;
  readonly reads: PolicyReads;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  /** The text that was being written is published. */
  readonly onPublished: () => void;
};

const once = { retry: 'once' } as const;

/** What the policy page changes at the hub. Each is done once, and said only after the hub's answer. */
export const createPolicyChanges = ({ hub, store: { get, set }, reads, say, onPublished }: ChangesDeps) => {
  const tell = (said: PolicySaid): void => {
    set((s) => ({ ...s, said }));
    say(said.kind === 'refused' ? 'assertive' : 'polite', sentenceOf(said));
  };

  /** One thing at a time: a second press while the first is on its way does nothing. */
  const work = async <T>(
    what: PolicyWork,
    question: () => Promise<Answer<T>>,
    done: (value: T) => PolicySaid,
  ): Promise<boolean> => {
    if (get().work !== null) return false;
    set((s) => ({ ...s, work: what, said: null }));
    const answer = await question();
    set((s) => ({ ...s, work: null }));
    if (!answer.ok) {
      tell({ kind: 'refused', what, problem: answer.error });
      return false;
    }
    const said = done(answer.value);
    tell(said);
    if ('fromAt' in said) reads.rereadAt(said.fromAt);
    return true;
  };
  const readAgain = async (): Promise<void> => {
    await reads.readList();
    reads.readPart();
  };

  return {
    publish: async (version: string): Promise<void> => {
      const source = get().draft?.text;
      if (source === undefined) return;
      const isDone = await work(
        'publish',
        () => hub.client.send('policy:publish', { source }, once),
        (info) => ({ kind: 'published', version: info.version }),
      );
      if (!isDone) return;
      onPublished();
      set((s) => ({ ...s, part: 'versions', chosen: version }));
      await reads.readList();
    },
    /** In force, or beside the live one; null ends the shadow. */
    putInForce: async (slot: 'policy' | 'shadow', version: string | null): Promise<void> => {
      await work(
        'use',
        () => hub.client.send('policy:use', { slot, version }, once),
        (answer) =>
          answer.version === null
            ? { kind: 'end-shadow' }
            : { kind: slot === 'policy' ? 'use' : 'shadow', version: answer.version, fromAt: answer.fromAt },
      );
      await readAgain();
    },
    putLearnedInForce: async (kind: LearnedKind, version: string | null): Promise<void> => {
      await work(
        'use',
        () => hub.client.send('learned:use', { kind, version }, once),
        (answer) => ({ kind: 'learned', learned: kind, version: answer.version, fromAt: answer.fromAt }),
      );
      reads.readPart();
    },
    train: async (kind: LearnedKind): Promise<void> => {
      const isDone = await work(
        `train-${kind}`,
        () => hub.client.send('learned:train', { kind }, { retry: 'once', ackTimeoutMs: TRAIN_WITHIN_MS }),
        (info) => {
          set((s) => ({ ...s, chosenLearned: info.version }));
          return { kind: 'trained', learned: kind, version: info.version, n: info.n };
        },
      );
      if (isDone) reads.readPart();
    },
  };
};

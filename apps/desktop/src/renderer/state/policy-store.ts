import type { Clock } from '@countersign/shared/client/socket-port';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { LearnedInfo, LearnedKind } from '@countersign/shared/protocol/judgement';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { t } from '../strings/strings.ts';
import { blockSentence, sentenceOf } from './policy-sentences.ts';
import type { Hub } from './hub.ts';
import {
  EMPTY_POLICY,
  POLICY_PARTS,
  type PolicyAsk,
  type PolicyPart,
  type PolicySaid,
  type PolicySnapshot,
  type PolicyWork,
  type Reading,
  shownLearned,
  shownVersion,
} from './policy-snapshot.ts';
import { createPolicyTrial } from './policy-trial.ts';
import { createPolicyWriting } from './policy-writing.ts';
import { type Store, createStore } from './store.ts';

export type PolicyDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  /** The policy page is what is seen now. */
  readonly isShown: () => boolean;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  /** Opens or closes the layer that takes all keys. */
  readonly showDialog: (isOpen: boolean) => void;
};

/** Somebody else may publish or use a version meanwhile. Milliseconds. */
const READ_EVERY_MS = 15_000;
/** How long after a version should be in force it is asked whether it is. Milliseconds. */
const IN_FORCE_MS = 500;
/** Training looks at all decisions of the hub. Milliseconds. */
const TRAIN_WITHIN_MS = 120_000;

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Reading<T>['problem'] };

/** State of the policy page and what can be done there. */
export const createPolicyStore = (deps: PolicyDeps) => {
  const { hub, clock, hubNow, say } = deps;
  const store: Store<PolicySnapshot> = createStore<PolicySnapshot>(EMPTY_POLICY);
  const { get, set } = store;
  let watchers = 0;
  let cancelAgain = (): void => undefined;
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
    if (latest.get(what) !== ours) return answer.ok ? answer.value : null;
    put({ value: answer.ok ? answer.value : current().value, isLoading: false, problem: answer.ok ? null : answer.error });
    return answer.ok ? answer.value : null;
  };
  const once = { retry: 'once' } as const;

  /** What was put in force is so only a moment later, on every node of the hub at once. */
  const rereadAt = (fromAt: Timestamp): void => {
    cancelForce();
    cancelForce = clock.after(Math.max(0, fromAt - hubNow()) + IN_FORCE_MS, () => {
      void readList();
      readPart();
    });
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

  /** A version never changes: its text is read once. */
  const sourceOf = async (version: string): Promise<string | null> => {
    const current = (): Reading<string> => get().sources.get(version) ?? { value: null, isLoading: false, problem: null };
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

  const readShadow = (): Promise<unknown> =>
    read(
      'shadow',
      hub.client.send('shadow:read', {}, once),
      () => get().shadow,
      (shadow) => set((s) => ({ ...s, shadow })),
    );
  const readLearned = (): Promise<unknown> =>
    read<readonly LearnedInfo[]>(
      'learned',
      hub.client
        .send('learned:list', {}, once)
        .then((answer) => (answer.ok ? ({ ok: true, value: answer.value.items } as const) : answer)),
      () => get().learned,
      (learned) => set((s) => ({ ...s, learned })),
    );
  const readPart = (): void => {
    const { part } = get();
    if (part === 'shadow') void readShadow();
    if (part === 'learning') void readLearned();
  };

  const ask = (question: PolicyAsk | null): void => {
    set((s) => ({ ...s, ask: question }));
    deps.showDialog(question !== null);
  };

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
      if (answer.error !== null) tell({ kind: 'refused', what, problem: answer.error });
      return false;
    }
    const said = done(answer.value);
    tell(said);
    if ('fromAt' in said) rereadAt(said.fromAt);
    return true;
  };

  const writing = createPolicyWriting({
    hub,
    clock,
    store,
    ask,
    sourceOf,
    onChecked: (issues) => say('polite', t.policy.checked(issues)),
    onBlocked: (block, draft) => deps.notify(blockSentence(block, draft), 'problem'),
  });
  const trial = createPolicyTrial({
    hub,
    store,
    hubNow,
    onIssues: (issues) => {
      deps.notify(t.policy.mendFirst(issues), 'problem');
      writing.nextIssue();
    },
    onDone: () => {
      const text = get().trial.problem === null ? t.policy.trialDone : t.policy.trialFailed;
      if (deps.isShown() && get().part === 'trial') say('polite', text);
      else deps.notify(text, get().trial.problem === null ? 'plain' : 'problem');
    },
  });

  const publish = async (version: string): Promise<void> => {
    const source = get().draft?.text;
    if (source === undefined) return;
    const isDone = await work(
      'publish',
      () => hub.client.send('policy:publish', { source }, once),
      (info) => ({ kind: 'published', version: info.version }),
    );
    if (!isDone) return;
    writing.discard();
    set((s) => ({ ...s, part: 'versions', chosen: version }));
    await readList();
  };
  const use = async (slot: 'policy' | 'shadow', version: string | null): Promise<void> => {
    await work(
      'use',
      () => hub.client.send('policy:use', { slot, version }, once),
      (answer) =>
        answer.version === null
          ? { kind: 'end-shadow' }
          : { kind: slot === 'policy' ? 'use' : 'shadow', version: answer.version, fromAt: answer.fromAt },
    );
    await readList();
    readPart();
  };
  const useLearned = async (kind: LearnedKind, version: string | null): Promise<void> => {
    await work(
      'use',
      () => hub.client.send('learned:use', { kind, version }, once),
      (answer) => ({ kind: 'learned', learned: kind, version: answer.version, fromAt: answer.fromAt }),
    );
    await readLearned();
  };

  const showPart = (part: PolicyPart): void => {
    set((s) => ({ ...s, part }));
    readPart();
  };

  const readExample = async (id: EscalationId): Promise<void> => {
    await read(
      'example',
      hub.client.send('escalation:read', { escalationId: id }, once).then((answer) => {
        if (!answer.ok) return answer;
        const { item, action, context, prepared } = answer.value;
        const digest = actionDigest(action);
        return digest === answer.value.actionDigest
          ? ({ ok: true, value: { item, card: { action, context, digest, prepared: prepared ?? null } } } as const)
          : ({
              ok: false,
              error: wireError('HASH_MISMATCH', 'The hub sent an action that is not the one the agent asked for.'),
            } as const);
      }),
      () => get().example,
      (example) => set((s) => ({ ...s, example })),
    );
  };

  return {
    get,
    subscribe: store.subscribe,
    ask,
    showPart,
    refresh: (): void => {
      void readList();
      readPart();
    },
    dismiss: (): void => set((s) => ({ ...s, said: null })),
    stepPart: (by: 1 | -1): void =>
      showPart(POLICY_PARTS[(POLICY_PARTS.indexOf(get().part) + by + POLICY_PARTS.length) % POLICY_PARTS.length] ?? 'versions'),
    choose: (version: string): void => {
      if (shownVersion(get()) === version && get().chosen === version) return;
      set((s) => ({ ...s, chosen: version }));
      void sourceOf(version);
    },
    chooseLearned: (version: string): void => set((s) => ({ ...s, chosenLearned: version })),
    writing,
    trial,
    toggleDiff: (): void => {
      if (get().draft === null) return;
      const live = get().list.value?.live;
      if (live !== undefined) void sourceOf(live);
      set((s) => ({ ...s, part: 'write', isDiff: s.part !== 'write' || !s.isDiff }));
    },
    toggleTable: (): void => set((s) => ({ ...s, isTable: !s.isTable })),
    /** `U` and `S`: asks whether the shown version is to be used, or to run beside the live one. */
    askUse: (kind: 'use' | 'shadow'): void => {
      const { part } = get();
      if (part === 'learning') {
        const info = shownLearned(get());
        if (kind === 'use' && info !== null)
          ask({ kind: 'learned', learned: info.kind, version: info.inUse ? null : info.version, current: info.version });
        return;
      }
      const version = shownVersion(get());
      const { value: list } = get().list;
      if (version === null || list === null) return;
      if (kind === 'use' && version === (list.next?.version ?? list.live)) deps.notify(t.policy.isLive(version), 'plain');
      else if (kind === 'shadow' && version === list.shadow) deps.notify(t.policy.isShadow(version), 'plain');
      else ask({ kind, version });
    },
    askDiscard: (): void => {
      if (get().draft !== null) ask({ kind: 'discard' });
    },
    askEndShadow: (): void => {
      const version = get().list.value?.shadow ?? null;
      if (version !== null) ask({ kind: 'end-shadow', version });
    },
    train: (kind: LearnedKind): Promise<unknown> =>
      work(
        `train-${kind}`,
        () => hub.client.send('learned:train', { kind }, { retry: 'once', ackTimeoutMs: TRAIN_WITHIN_MS }),
        (info) => {
          set((s) => ({ ...s, chosenLearned: info.version }));
          return { kind: 'trained', learned: kind, version: info.version, n: info.n };
        },
      ).then((isDone) => (isDone ? readLearned() : undefined)),
    openExample: (id: EscalationId): void => {
      set((s) => ({ ...s, example: { value: null, isLoading: true, problem: null } }));
      ask({ kind: 'example', id });
      void readExample(id);
    },
    /** Yes to the open question. */
    confirm: (): void => {
      const { ask: question } = get();
      ask(null);
      if (question === null) return;
      switch (question.kind) {
        case 'publish':
          return void publish(question.version);
        case 'use':
          return void use('policy', question.version);
        case 'shadow':
          return void use('shadow', question.version);
        case 'end-shadow':
          return void use('shadow', null);
        case 'discard':
          return writing.discard();
        case 'replace':
          return writing.replace(question.file, question.text, question.base);
        case 'learned':
          return void useLearned(question.learned, question.version);
        case 'example':
          return;
      }
    },
    /** Up to date while it is on screen; a trial that runs goes on without. */
    watch: (): (() => void) => {
      watchers += 1;
      if (watchers === 1) {
        void readList();
        readPart();
        const again = (): void => {
          cancelAgain = clock.after(READ_EVERY_MS, () => {
            if (hub.client.state().kind === 'ready') {
              void readList();
              readPart();
            }
            again();
          });
        };
        again();
      }
      return () => {
        watchers -= 1;
        if (watchers === 0) cancelAgain();
      };
    },
    /** The connection is there again: what could not be asked is asked now. */
    online: (): void => {
      if (watchers > 0) void readList();
      if (watchers > 0) readPart();
      if (get().draft?.check === 'failed') void writing.check();
    },
    stop: (): void => {
      cancelAgain();
      cancelForce();
      writing.stop();
    },
  };
};
export type PolicyStore = ReturnType<typeof createPolicyStore>;

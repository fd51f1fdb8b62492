import type { Clock } from '@countersign/shared/client/socket-port';
import { assertNever } from '@countersign/shared/domain/result';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import { t } from '../strings/strings.ts';
import type { Hub } from './hub.ts';
import { createPolicyChanges } from './policy-changes.ts';
import { createPolicyReads } from './policy-reads.ts';
import { blockSentence } from './policy-sentences.ts';
import {
  EMPTY_POLICY,
  POLICY_PARTS,
  type PolicyAsk,
  type PolicyPart,
  type PolicySnapshot,
  UNREAD,
  shownLearned,
  shownVersion,
} from './policy-snapshot.ts';
import { createPolicyTrial } from './policy-trial.ts';
import { createPolicyWriting } from './policy-writing.ts';
import { createStore } from './store.ts';

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

/** State of the policy page and what can be done there. */
export const createPolicyStore = (deps: PolicyDeps) => {
  const { hub, clock, hubNow, say, notify } = deps;
  const store = createStore<PolicySnapshot>(EMPTY_POLICY);
  const { get, set } = store;
  let watchers = 0;
  let cancelAgain = (): void => undefined;

  const ask = (question: PolicyAsk | null): void => {
    set((s) => ({ ...s, ask: question }));
    deps.showDialog(question !== null);
  };
  const reads = createPolicyReads({ hub, clock, hubNow, store });
  const { sourceOf, readPart } = reads;
  const readList = (): void => void reads.readList();
  const writing = createPolicyWriting({
    hub,
    clock,
    store,
    ask,
    sourceOf,
    onChecked: (issues) => say('polite', t.policy.checked(issues)),
    onBlocked: (block, draft) => notify(blockSentence(block, draft), 'problem'),
    onNothing: () => notify(t.policy.nothingWritten, 'plain'),
  });
  const changes = createPolicyChanges({ hub, store, reads, say, onPublished: writing.discard });
  const trial = createPolicyTrial({
    hub,
    store,
    hubNow,
    onIssues: (issues) => {
      notify(t.policy.mendFirst(issues), 'problem');
      writing.nextIssue();
    },
    onDone: () => {
      const isFine = get().trial.problem === null;
      const text = isFine ? t.policy.trialDone : t.policy.trialFailed;
      if (deps.isShown() && get().part === 'trial') say('polite', text);
      else notify(text, isFine ? 'plain' : 'problem');
    },
  });

  const showPart = (part: PolicyPart): void => {
    set((s) => ({ ...s, part }));
    readPart();
  };
  const refresh = (): void => {
    readList();
    readPart();
  };

  /** What was learned and is shown: used, or used no more. */
  const askLearned = (): void => {
    const info = shownLearned(get());
    if (info === null) return;
    ask({ kind: 'learned', learned: info.kind, version: info.inUse ? null : info.version, current: info.version });
  };

  return {
    get,
    subscribe: store.subscribe,
    ask,
    showPart,
    refresh,
    writing,
    trial,
    train: changes.train,
    dismiss: (): void => set((s) => ({ ...s, said: null })),
    stepPart: (by: 1 | -1): void =>
      showPart(POLICY_PARTS[(POLICY_PARTS.indexOf(get().part) + by + POLICY_PARTS.length) % POLICY_PARTS.length] ?? 'versions'),
    choose: (version: string): void => {
      if (get().chosen !== version) set((s) => ({ ...s, chosen: version }));
      void sourceOf(version);
    },
    chooseLearned: (version: string): void => set((s) => ({ ...s, chosenLearned: version })),
    toggleDiff: (): void => {
      if (get().draft === null) return notify(t.policy.nothingWritten, 'plain');
      const live = get().list.value?.live;
      if (live !== undefined) void sourceOf(live);
      set((s) => ({ ...s, part: 'write', isDiff: s.part !== 'write' || !s.isDiff }));
    },
    toggleTable: (): void => set((s) => ({ ...s, isTable: !s.isTable })),
    /** `U` and `S`: asks whether the shown version is to be used, or to run beside the live one. */
    askUse: (kind: 'use' | 'shadow'): void => {
      if (get().part === 'learning') return kind === 'use' ? askLearned() : undefined;
      const version = shownVersion(get());
      const { value: list } = get().list;
      if (version === null || list === null) return;
      if (kind === 'use' && version === (list.next?.version ?? list.live)) notify(t.policy.isLive(version), 'plain');
      else if (kind === 'shadow' && version === list.shadow) notify(t.policy.isShadow(version), 'plain');
      else ask({ kind, version });
    },
    askDiscard: (): void => {
      if (get().draft === null) notify(t.policy.nothingWritten, 'plain');
      else ask({ kind: 'discard' });
    },
    askEndShadow: (): void => {
      const version = get().list.value?.shadow ?? null;
      if (version === null) notify(t.policy.shadowNone, 'plain');
      else ask({ kind: 'end-shadow', version });
    },
    openExample: (id: EscalationId): void => {
      set((s) => ({ ...s, example: { ...UNREAD, isLoading: true } }));
      ask({ kind: 'example', id });
      void reads.readExample(id);
    },
    /** Yes to the open question. */
    confirm: (): void => {
      const { ask: question } = get();
      ask(null);
      if (question === null) return;
      switch (question.kind) {
        case 'publish':
          return void changes.publish(question.version);
        case 'use':
          return void changes.putInForce('policy', question.version);
        case 'shadow':
          return void changes.putInForce('shadow', question.version);
        case 'end-shadow':
          return void changes.putInForce('shadow', null);
        case 'discard':
          return writing.discard();
        case 'replace':
          return writing.replace(question.file, question.text, question.base);
        case 'learned':
          return void changes.putLearnedInForce(question.learned, question.version);
        case 'example':
          return;
        default:
          return assertNever(question);
      }
    },
    /** Up to date while it is on screen; a trial that runs goes on without. */
    watch: (): (() => void) => {
      watchers += 1;
      if (watchers === 1) {
        refresh();
        const again = (): void => {
          cancelAgain = clock.after(READ_EVERY_MS, () => {
            if (hub.client.state().kind === 'ready') refresh();
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
      if (watchers > 0) refresh();
      if (get().draft?.check === 'failed') void writing.check();
    },
    stop: (): void => {
      cancelAgain();
      reads.stop();
      writing.stop();
    },
  };
};
export type PolicyStore = ReturnType<typeof createPolicyStore>;

import type { Clock } from '@countersign/shared/client/socket-port';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { BoardError } from './board-moves.ts';
import type { Hub } from './hub.ts';
import type { PolicyAsk, PolicyDraft, PolicySnapshot } from './policy-snapshot.ts';
import { type PublishBlock, issueAfter, publishBlock, versionIn } from './policy-text.ts';
import type { Store } from './store.ts';

/** A pause in the typing after which the hub is asked. Milliseconds. */
const CHECK_AFTER_MS = 400;

export type WritingDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly store: Store<PolicySnapshot>;
  readonly ask: (question: PolicyAsk | null) => void;
  /** The text of a published version, once it is there. */
  readonly sourceOf: (version: string) => Promise<string | null>;
  readonly onChecked: (issues: number) => void;
  /** It cannot be published yet. */
  readonly onBlocked: (block: PublishBlock, draft: PolicyDraft) => void;
  /** There is no text that something could be done with. */
  readonly onNothing: () => void;
};

/** One version that is being written: begun from a published one or a file, checked while it is typed, kept until it is published or discarded. */
export const createPolicyWriting = ({ hub, clock, store, ask, sourceOf, onChecked, onBlocked, onNothing }: WritingDeps) => {
  const { get, set } = store;
  let cancel = (): void => undefined;
  let latest = 0;
  let taken = 0;

  const change = (patch: Partial<PolicyDraft>): void =>
    set((s) => (s.draft === null ? s : { ...s, draft: { ...s.draft, ...patch } }));
  const failed = (problem: BoardError): void => change({ check: 'failed', problem });

  /** Asks what is wrong with the text as it is now. An answer to an older text is dropped. */
  const check = async (): Promise<void> => {
    cancel();
    const { draft } = get();
    if (draft === null) return;
    const ours = ++latest;
    if (draft.text.length > LIMITS.policyBytes) return change({ check: 'checked', issues: null });
    change({ check: 'checking', problem: null });
    const answer = await hub.client.send('policy:check', { source: draft.text }, { retry: 'once' });
    if (ours !== latest || get().draft === null) return;
    if (!answer.ok) return failed(answer.error);
    change({ check: 'checked', issues: answer.value.issues, problem: null });
    onChecked(answer.value.issues.length);
  };
  const checkSoon = (): void => {
    cancel();
    cancel = clock.after(CHECK_AFTER_MS, () => void check());
  };

  const begin = (draft: Pick<PolicyDraft, 'base' | 'file' | 'text'>): void => {
    latest += 1;
    set((s) => ({
      ...s,
      part: 'write',
      isDiff: false,
      spot: { line: 1, column: 1, serial: (s.spot?.serial ?? 0) + 1 },
      said: null,
      draft: { ...draft, check: 'waiting', issues: null, problem: null },
    }));
    void check();
  };

  return {
    check,
    /** Goes on with what is being written; begins with the text of `version` where nothing is. */
    write: async (version: string | null): Promise<void> => {
      set((s) => ({ ...s, part: 'write', isDiff: false }));
      if (get().draft !== null || version === null) {
        return set((s) => ({ ...s, spot: s.spot === null ? null : { ...s.spot, serial: s.spot.serial + 1 } }));
      }
      const text = await sourceOf(version);
      if (text !== null && get().draft === null) begin({ base: version, file: null, text });
    },
    /** A file in the place of what is being written; asked first where that would be lost. */
    openText: (file: string, text: string): void => {
      const { draft } = get();
      if (draft !== null && draft.text !== text) ask({ kind: 'replace', file, text });
      else begin({ base: null, file, text });
    },
    /** A text that was made of a published version, under a name of its own; asked first where something else would be lost. */
    openOn: (base: string, name: string, text: string): void => {
      const { draft } = get();
      if (draft !== null && draft.text !== text) ask({ kind: 'replace', file: name, text, base });
      else begin({ base, file: null, text });
    },
    replace: (file: string, text: string, base?: string): void =>
      begin(base === undefined ? { base: null, file, text } : { base, file: null, text }),
    type: (text: string): void => {
      if (get().draft?.text === text) return;
      change({ text, check: 'waiting' });
      checkSoon();
    },
    discard: (): void => {
      cancel();
      latest += 1;
      set((s) => ({ ...s, draft: null, isDiff: false }));
    },
    /** Leads to the next issue below the line that was led to last. */
    nextIssue: (): void => {
      const { draft, spot } = get();
      const issue = issueAfter(draft?.issues ?? [], spot?.line ?? 0);
      if (issue !== null)
        set((s) => ({
          ...s,
          part: 'write',
          isDiff: false,
          spot: { line: issue.line, column: issue.column, serial: (s.spot?.serial ?? 0) + 1 },
        }));
    },
    showLine: (line: number, column: number): void =>
      set((s) => ({ ...s, isDiff: false, spot: { line, column, serial: (s.spot?.serial ?? 0) + 1 } })),
    /** The caret is on this line: the next issue is looked for below it. */
    caretAt: (line: number): void =>
      set((s) => (s.spot === null || s.spot.line === line ? s : { ...s, spot: { ...s.spot, line } })),
    askPublish: (): void => {
      const { draft, list } = get();
      if (draft === null) return onNothing();
      const block = publishBlock(draft, list.value);
      const version = versionIn(draft.text);
      if (block !== null) return onBlocked(block, draft);
      if (version !== null) ask({ kind: 'publish', version });
    },
    /** True once for each line that is led to: who only comes back to the text by its tab is not put into it. */
    takeSpot: (): boolean => {
      const serial = get().spot?.serial ?? 0;
      const isNew = serial > taken;
      taken = serial;
      return isNew;
    },
    stop: (): void => cancel(),
  };
};

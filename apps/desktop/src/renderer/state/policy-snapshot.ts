import type { Backtest } from '@countersign/shared/model/backtest';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { LearnedInfo, LearnedKind, PolicyInfo, ShadowReport } from '@countersign/shared/protocol/judgement';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { BoardError } from './board-moves.ts';
import type { Card } from './card-cache.ts';

/** What the policy page is made of, in the order of its tabs. */
export const POLICY_PARTS = ['versions', 'write', 'trial', 'shadow', 'learning'] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

/** Something that is read from the hub: what was said last stays while it is asked again. */
export type Reading<T> = { readonly value: T | null; readonly isLoading: boolean; readonly problem: BoardError | null };
export const UNREAD: Reading<never> = { value: null, isLoading: false, problem: null };

export type PolicyList = {
  readonly live: string;
  readonly liveFrom: Timestamp | null;
  readonly next: { readonly version: string; readonly fromAt: Timestamp } | null;
  readonly shadow: string | null;
  /** Newest first. */
  readonly versions: readonly PolicyInfo[];
};

/** How far the hub has looked at the text that is being written. `waiting`: it was changed since. */
export type CheckState = 'waiting' | 'checking' | 'checked' | 'failed';

/** A version that is being written. It is kept in this window only. */
export type PolicyDraft = {
  /** The version that it began from; null for a file. */
  readonly base: string | null;
  readonly file: string | null;
  readonly text: string;
  readonly check: CheckState;
  /** Of the text as it was last checked; null before that. */
  readonly issues: readonly PolicyIssue[] | null;
  /** Why the text could not be checked, or not be published. */
  readonly problem: BoardError | null;
};

/** How many policies are laid side by side. */
export const MOST_POLICIES = 5;
export const TRIAL_DAYS = [7, 30, 90, 365] as const;
export type TrialDays = (typeof TRIAL_DAYS)[number];

/** What these policies would have done with the history. */
export type Trial = {
  /** Chosen versions; null until somebody chose: then live, and what runs in its shadow. */
  readonly versions: readonly string[] | null;
  readonly withDraft: boolean;
  readonly days: TrialDays;
  /** Since when the hub is at work on it, by its clock; null while it is not. */
  readonly runningSince: Timestamp | null;
  readonly result: {
    readonly value: Backtest;
    readonly days: TrialDays;
    /** The draft that was in it, as it was then. */
    readonly draftText: string | null;
    readonly draftVersion: string | null;
  } | null;
  readonly problem: BoardError | null;
};

/** The one question that is open, or the one card that is looked at; it has all keys. */
export type PolicyAsk =
  | { readonly kind: 'publish'; readonly version: string }
  | { readonly kind: 'use' | 'shadow'; readonly version: string }
  | { readonly kind: 'end-shadow'; readonly version: string }
  | { readonly kind: 'discard' }
  /** `base`: the version that the text was made of, where it is no file. */
  | { readonly kind: 'replace'; readonly file: string; readonly text: string; readonly base?: string }
  | { readonly kind: 'learned'; readonly learned: LearnedKind; readonly version: string | null; readonly current: string }
  | { readonly kind: 'example'; readonly id: EscalationId };

/** What was done last, as the page says it until something else is done. */
export type PolicySaid =
  | { readonly kind: 'published'; readonly version: string }
  | { readonly kind: 'use' | 'shadow'; readonly version: string; readonly fromAt: Timestamp }
  | { readonly kind: 'end-shadow' }
  | { readonly kind: 'trained'; readonly learned: LearnedKind; readonly version: string; readonly n: number }
  | { readonly kind: 'learned'; readonly learned: LearnedKind; readonly version: string | null; readonly fromAt: Timestamp }
  | { readonly kind: 'refused'; readonly what: PolicyWork; readonly problem: BoardError };

/** What is under way at the hub and must not be asked for twice. */
export type PolicyWork = 'publish' | 'use' | 'train-calibrator' | 'train-predictor';

export type PolicySnapshot = {
  readonly part: PolicyPart;
  readonly list: Reading<PolicyList>;
  /** The version that is read. */
  readonly chosen: string | null;
  readonly sources: ReadonlyMap<string, Reading<string>>;
  readonly draft: PolicyDraft | null;
  /** Changes against the live version stand in the place of the editor. */
  readonly isDiff: boolean;
  /** The line of the draft that is wanted on screen; `serial` makes the same line be shown again. */
  readonly spot: { readonly line: number; readonly column: number; readonly serial: number } | null;
  readonly trial: Trial;
  readonly isTable: boolean;
  readonly shadow: Reading<{ readonly report: ShadowReport | null }>;
  readonly learned: Reading<readonly LearnedInfo[]>;
  readonly chosenLearned: string | null;
  readonly work: PolicyWork | null;
  readonly ask: PolicyAsk | null;
  readonly example: Reading<{ readonly item: QueueItem; readonly card: Card }>;
  readonly said: PolicySaid | null;
};

export const EMPTY_POLICY: PolicySnapshot = {
  part: 'versions',
  list: UNREAD,
  chosen: null,
  sources: new Map(),
  draft: null,
  isDiff: false,
  spot: null,
  trial: { versions: null, withDraft: true, days: 30, runningSince: null, result: null, problem: null },
  isTable: false,
  shadow: UNREAD,
  learned: UNREAD,
  chosenLearned: null,
  work: null,
  ask: null,
  example: UNREAD,
  said: null,
};

/** The version that is shown: the chosen one, or else the live one. */
export const shownVersion = ({ chosen, list: { value } }: Pick<PolicySnapshot, 'chosen' | 'list'>): string | null =>
  value === null
    ? null
    : (value.versions.find(({ version }) => version === chosen)?.version ??
      value.versions.find(({ version }) => version === value.live)?.version ??
      value.versions[0]?.version ??
      null);

/** What was learned and is shown: the chosen one, or else the first. */
export const shownLearned = ({ chosenLearned, learned }: Pick<PolicySnapshot, 'chosenLearned' | 'learned'>): LearnedInfo | null =>
  learned.value?.find(({ version }) => version === chosenLearned) ?? learned.value?.[0] ?? null;

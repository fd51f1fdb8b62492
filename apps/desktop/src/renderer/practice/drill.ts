import { assertNever } from '@countersign/shared/domain/result';
import type { CaseId, Deed, PracticeCase } from './practice-case.ts';

export type Outcome = PracticeCase['right'][number];

/** How one case ended, for the feedback right after it and for the summary. */
export type CaseResult = { readonly id: CaseId; readonly outcome: Outcome; readonly isRight: boolean };

/** Where the learner is. `at` is the index of the case on the card; past the last one the drill is done. */
export type Drill = {
  readonly cases: readonly PracticeCase[];
  readonly at: number;
  readonly done: ReadonlySet<Deed>;
  /** Done since this case came up. */
  readonly doneHere: ReadonlySet<Deed>;
  readonly results: readonly CaseResult[];
};

export type DrillEvent =
  | { readonly type: 'deed'; readonly deed: Deed }
  | { readonly type: 'ended'; readonly outcome: Outcome }
  /** The decision was taken back: the case is open again. */
  | { readonly type: 'undone' }
  /** The same case once more; what was done counts, how it ended does not. */
  | { readonly type: 'repeated' }
  | { readonly type: 'next' };

export const startDrill = (cases: readonly PracticeCase[]): Drill => ({
  cases,
  at: 0,
  done: new Set(),
  doneHere: new Set(),
  results: [],
});

export const currentCase = ({ cases, at }: Drill): PracticeCase | undefined => cases[at];
export const resultOf = ({ results }: Drill, id: CaseId): CaseResult | undefined => results.find((r) => r.id === id);

/** What this case still wants done, in the order in which it is taught. */
export const missingDeeds = (drill: Drill): readonly Deed[] =>
  (currentCase(drill)?.deeds ?? []).filter((deed) => !drill.doneHere.has(deed));

/** The case was ended, and everything that it teaches was done. */
export const mayGoOn = (drill: Drill): boolean => {
  const now = currentCase(drill);
  return now !== undefined && resultOf(drill, now.id) !== undefined && missingDeeds(drill).length === 0;
};

/** Which of the two cases that must not pass were stopped. */
export const stopped = ({ cases, results }: Drill): { readonly stopped: number; readonly of: number } => {
  const bad = cases.filter(({ isBad }) => isBad).map(({ id }) => id);
  return { stopped: results.filter(({ id, isRight }) => bad.includes(id) && isRight).length, of: bad.length };
};

/** The drill as a pure machine: deeds are ticked off, endings are judged, the next case comes when asked for. */
export const stepDrill = (drill: Drill, event: DrillEvent): Drill => {
  const now = currentCase(drill);
  if (now === undefined) return drill;
  const others = drill.results.filter(({ id }) => id !== now.id);
  switch (event.type) {
    case 'deed':
      return { ...drill, done: new Set([...drill.done, event.deed]), doneHere: new Set([...drill.doneHere, event.deed]) };
    case 'ended':
      return {
        ...drill,
        results: [...others, { id: now.id, outcome: event.outcome, isRight: now.right.includes(event.outcome) }],
      };
    case 'undone':
    case 'repeated':
      return { ...drill, results: others };
    case 'next':
      return mayGoOn(drill) ? { ...drill, at: drill.at + 1, doneHere: new Set() } : drill;
    default:
      return assertNever(event);
  }
};

/** Ended, but something that it teaches was not done: the case can be had again. */
export const mayRepeat = (drill: Drill): boolean => {
  const now = currentCase(drill);
  return now !== undefined && resultOf(drill, now.id) !== undefined && missingDeeds(drill).length > 0;
};

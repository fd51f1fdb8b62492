import type { PolicyOutcome, ShareInterval } from '@countersign/shared/model/backtest';
import { number, percentage } from '../../format/format.ts';
import type { Trial } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';

type Result = NonNullable<Trial['result']>;

/** One policy of the result, with the letter that it has in table and picture. */
export type Lettered = {
  readonly letter: string;
  readonly name: string;
  readonly outcome: PolicyOutcome;
  /** It is the text that was being written. */
  readonly isDraft: boolean;
};

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** What is being written first, then what is in force, then the others. */
export const letteredOf = ({ value, draftText, draftVersion }: Result, live: string | null): readonly Lettered[] => {
  // Of two of the same name the later one is the draft: published versions are asked for before it.
  const draftAt = draftText === null ? -1 : value.policies.findLastIndex(({ version }) => version === (draftVersion ?? version));
  return value.policies
    .map((outcome, i) => ({ outcome, name: outcome.version, isDraft: i === draftAt }))
    .toSorted((a, b) => Number(b.isDraft) - Number(a.isDraft) || Number(b.name === live) - Number(a.name === live))
    .map((each, i) => ({ ...each, letter: LETTERS[i] ?? '' }));
};

export const shareText = (share: number | null): string => (share === null ? t.policy.unknown : percentage(share));

/** "58–64 %", or nothing where the interval is unknown. */
export const shareRange = (interval: ShareInterval | null): string =>
  interval === null ? '' : t.policy.interval(number(Math.round(interval[0] * 100)), percentage(interval[1]));

export const countRange = (interval: readonly [number, number] | null): string =>
  interval === null ? '' : t.policy.interval(number(Math.round(interval[0])), number(Math.round(interval[1])));

const overlap = (a: ShareInterval | null, b: ShareInterval | null): boolean =>
  a !== null && b !== null && a[0] <= b[1] && b[0] <= a[1];

/** The first thing to take from the figures: the new one beside the one that is in force. */
export const trialSummary = (all: readonly Lettered[], live: string | null): readonly string[] => {
  const first = all.find(({ isDraft }) => isDraft) ?? all.find(({ name }) => name !== live) ?? all[0];
  if (first === undefined) return [];
  const { load, recall, recallInterval } = first.outcome;
  const other = all.find((each) => each !== first && each.name === live) ?? all.find((each) => each !== first);
  if (other === undefined) return [t.policy.alone(first.name, shareText(load), shareText(recall))];
  const sentence = t.policy.compare(
    first.name,
    shareText(load),
    shareText(recall),
    other.name,
    shareText(other.outcome.load),
    shareText(other.outcome.recall),
  );
  return overlap(recallInterval, other.outcome.recallInterval) ? [sentence, t.policy.cannotTell] : [sentence];
};

import type { PolicyOutcome, SlippedExample } from '@countersign/shared/model/backtest';
import { formatMoney } from '@countersign/shared/domain/money';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const onePlace = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const NOTHING = '–';
export const plural = (n: number, one: string, many: string): string => `${whole.format(n)} ${n === 1 ? one : many}`;
export const amount = (value: number): string => number.format(value);
export const hours = (value: number): string => onePlace.format(value);
export const count = (value: number): string => whole.format(value);
export const percent = (share: number | null): string => (share === null ? NOTHING : `${onePlace.format(share * 100)} %`);

/** "70.5–90.2", of shares in percent or of numbers as they are. */
export const range = (interval: readonly [number, number] | null, factor: 1 | 100): string =>
  interval === null ? '' : `${number.format(interval[0] * factor)}–${number.format(interval[1] * factor)}`;

/** "USD 973": major units without decimals, in a form that aligns. */
export const cost = (value: number, currency: string): string => `${currency} ${whole.format(value)}`;

/** Names and ids come from files that agents and strangers write. */
export const safe = (text: string): string => cleanText(text, { identifier: true });

/** A name where there is room for so many characters. */
export const short = (name: string, most: number): string => {
  const characters = [...safe(name)];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
};

const told = (name: string, value: number | null): readonly string[] => (value === null ? [] : [`${name} ${value.toFixed(2)}`]);

/** What moves and where to, as one line. */
export const exampleHead = ({ id, action, agent }: SlippedExample): readonly string[] => [
  safe(id),
  safe(action.name),
  ...(action.amount === undefined ? [] : [formatMoney(action.amount, 'en', 'minor units')]),
  ...(action.target === undefined ? [] : [`to ${safe(action.target)}`]),
  safe(agent),
];

/** Why it ran unseen; what nobody stated, calibrated or predicted is left out. */
export const exampleWhy = ({ rule, riskClass, confidence, calibrated, predicted }: SlippedExample): string =>
  [
    `rule ${safe(rule)}`,
    `risk ${riskClass}`,
    ...told('confidence', confidence),
    ...told('calibrated', calibrated),
    ...told('predicted to need a person', predicted),
  ].join(', ');

/** Nothing is known of it where nobody judged anything. */
export const judged = ({ labelled }: Pick<PolicyOutcome, 'labelled'>, text: string): string => (labelled === 0 ? NOTHING : text);

/** "9 (0–23)". */
export const slippedText = (outcome: Pick<PolicyOutcome, 'labelled' | 'slipped' | 'slippedInterval'>): string => {
  const { slipped, slippedInterval } = outcome;
  return judged(outcome, slippedInterval === null ? amount(slipped) : `${amount(slipped)} (${range(slippedInterval, 1)})`);
};

import type { ProposedAction } from '../../model/action.ts';
import { fitText } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import type { Segment, SummaryFact } from './summary-view.ts';
import { humanise, plainArguments } from './templates/generic.ts';

const SHOWN = { characters: 32, tokens: 3 };

/** The target and the short arguments, as far as the sentence does not say them already. */
export const payloadFacts = (action: ProposedAction, headline: readonly Segment[], phrases: Phrases): readonly SummaryFact[] => {
  const said = new Set(headline.flatMap(({ text }) => [text, ...text.split(/[\s,→]+/u)]));
  const target =
    action.target === undefined || action.target.trim() === ''
      ? []
      : [{ key: phrases.labels.target, value: action.target, path: 'target' }];
  const args = plainArguments(action.arguments).map(({ key, value }) => ({
    key: humanise(key),
    value,
    path: `arguments.${key}`,
  }));
  return [...target, ...args]
    .map(({ key, value, path }) => ({
      label: fitText(key, { characters: 24, tokens: 3 }),
      value: fitText(value, SHOWN),
      odd: false,
      from: 'agent' as const,
      source: { panel: 'raw' as const, path },
    }))
    .filter(({ label, value }) => label !== '' && value !== '' && !said.has(value));
};

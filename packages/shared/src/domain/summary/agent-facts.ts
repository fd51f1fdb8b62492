import type { ContextBundle, Fact } from '../../model/context.ts';
import { fitText } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import type { SummaryFact } from './summary-view.ts';

/** Text of which nothing is left to read, such as spaces only. */
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const shown = ({ label, value, baseline, odd }: Fact): SummaryFact => ({
  label: fitText(label, { characters: 24, tokens: 3 }),
  value: fitText(value, { characters: 32, tokens: 3 }),
  ...(baseline === undefined || isBlank(baseline) ? {} : { baseline: fitText(baseline, { characters: 24, tokens: 3 }) }),
  odd: odd === true,
  from: 'agent',
  panel: 'transaction',
});

/** The facts that the agent sent, cleaned and cut; its own confidence or advice may not come in this way (UX-23). */
export const agentFacts = ({ facts = [] }: ContextBundle, { adviceLabels }: Phrases): readonly SummaryFact[] =>
  facts
    .filter(({ label, value }) => !isBlank(label) && !isBlank(value) && !adviceLabels.test(label.normalize('NFKC')))
    .map(shown);

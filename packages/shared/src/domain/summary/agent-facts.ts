import type { ContextBundle, Fact } from '../../model/context.ts';
import { fitText } from './fit-text.ts';
import { locateFact } from './locate-fact.ts';
import type { Phrases } from './phrases.ts';
import type { FactSource, SummaryFact } from './summary-view.ts';

/** Text of which nothing is left to read, such as spaces only. */
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const shown = ({ label, value, baseline, odd }: Fact, source: FactSource): SummaryFact => ({
  label: fitText(label, { characters: 24, tokens: 3 }),
  value: fitText(value, { characters: 32, tokens: 3 }),
  ...(baseline === undefined || isBlank(baseline) ? {} : { baseline: fitText(baseline, { characters: 24, tokens: 3 }) }),
  odd: odd === true,
  from: 'agent',
  source,
});

/** The facts that the agent sent, cleaned and cut; its own confidence or advice may not come in this way (UX-23). */
export const agentFacts = (context: ContextBundle, { adviceLabels }: Phrases): readonly SummaryFact[] =>
  (context.facts ?? []).flatMap((fact, index) =>
    isBlank(fact.label) || isBlank(fact.value) || adviceLabels.test(fact.label.normalize('NFKC'))
      ? []
      : [shown(fact, locateFact(context, fact, index))],
  );

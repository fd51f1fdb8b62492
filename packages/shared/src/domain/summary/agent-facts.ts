import type { ContextBundle, Fact } from '../../model/context.ts';
import type { Candidate } from './choose-facts.ts';
import { type Room, fitText } from './fit-text.ts';
import { locateFact } from './locate-fact.ts';
import type { Phrases } from './phrases.ts';
import type { FactSource, SummaryFact } from './summary-view.ts';

/** Text of which nothing is left to read, such as spaces only. */
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

type Rooms = { readonly value: Room; readonly baseline: Room };
const TIGHT: Rooms = { value: { characters: 32, tokens: 3 }, baseline: { characters: 24, tokens: 3 } };
/** No longer on the glass, but in whole words: for a card that has tokens to spare. */
const ROOMY: Rooms = { value: { characters: 32, tokens: 6 }, baseline: { characters: 24, tokens: 6 } };

const shown = ({ label, value, baseline, odd }: Fact, source: FactSource, rooms: Rooms): SummaryFact => ({
  label: fitText(label, { characters: 24, tokens: 3 }),
  value: fitText(value, rooms.value),
  ...(baseline === undefined || isBlank(baseline) ? {} : { baseline: fitText(baseline, rooms.baseline) }),
  odd: odd === true,
  from: 'agent',
  source,
});

/** The facts that the agent sent, cleaned and cut; its own confidence or advice may not come in this way (UX-23). */
export const agentFacts = (context: ContextBundle, { adviceLabels }: Phrases): readonly Candidate[] =>
  (context.facts ?? []).flatMap((fact, index) => {
    if (isBlank(fact.label) || isBlank(fact.value) || adviceLabels.test(fact.label.normalize('NFKC'))) return [];
    const source = locateFact(context, fact, index);
    return [{ fact: shown(fact, source, TIGHT), roomy: shown(fact, source, ROOMY) }];
  });

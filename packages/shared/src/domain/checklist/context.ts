import type { CheckedItem, ChecklistItem } from '../../model/checklist.ts';
import { wilson } from '../board/wilson.ts';
import { checked } from './checked.ts';
import type { ChecklistFacts } from './facts.ts';
import { phrase } from './phrases-en.ts';

/** Nearly always: an agent may have nothing to say once. */
const NEARLY_ALL = 0.95;
const ENOUGH_CARDS = 20;
/** Most people act on most cards in the time that the article gives them. */
const MOST = 0.5;

const brought = (item: ChecklistItem, n: number, of: number): CheckedItem => {
  if (of === 0) return checked(item, 'unknown', phrase('nothing_escalated', {}), phrase('let_agents_run', {}));
  const isThere = n >= of * NEARLY_ALL;
  return checked(
    item,
    isThere ? 'ticked' : 'open',
    phrase('bundles_have', { n, of }),
    isThere ? null : phrase('ask_agents_context', {}),
  );
};

/** Ticked or open only when the whole interval is on that side. */
const quick = ({ quickCards: { n, of } }: ChecklistFacts): CheckedItem => {
  const item = 'context_loads_fast';
  if (of < ENOUGH_CARDS)
    return checked(
      item,
      'unknown',
      phrase('cards_few', { of, minimum: ENOUGH_CARDS }),
      phrase('wait_for_labels', { missing: ENOUGH_CARDS - of }),
    );
  const { low, high } = wilson(n, of);
  if (low > MOST) return checked(item, 'ticked', phrase('cards_quick', { n, of }));
  return checked(item, high < MOST ? 'open' : 'unknown', phrase('cards_quick', { n, of }), phrase('look_at_cards', {}));
};

/** "Context transfer" of the article's checklist. */
export const checkContext = (facts: ChecklistFacts): readonly CheckedItem[] => {
  const { n, conversation, actions, recommendation } = facts.bundles;
  return [
    brought('conversation_preserved', conversation, n),
    brought('action_history_included', actions, n),
    brought('recommendation_visible', recommendation, n),
    quick(facts),
  ];
};

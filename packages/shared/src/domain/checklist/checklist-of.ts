import type { Checklist } from '../../model/checklist.ts';
import type { Timestamp } from '../../model/ids.ts';
import { checkContext } from './context.ts';
import type { ChecklistFacts } from './facts.ts';
import { checkMeasuring } from './measuring.ts';
import { checkScaling } from './scaling.ts';
import { checkTriggers } from './triggers.ts';

/**
 * The article's deployment checklist against the running configuration and what is stored (SPEC Q-50): each box ticked,
 * open, or unknown where nothing shows it either way; with what shows it, and the next step.
 */
export const checklistOf = (facts: ChecklistFacts, at: Timestamp): Checklist => ({
  at,
  policy: facts.policy,
  items: [...checkTriggers(facts), ...checkContext(facts), ...checkScaling(facts), ...checkMeasuring(facts)],
});

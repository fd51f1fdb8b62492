import { CHECKLIST, type ContextBundle } from '../../model/context.ts';
import type { SummaryView } from './summary-view.ts';

const isProvided = (value: ContextBundle[keyof ContextBundle]): boolean => {
  if (value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
};

/** How much of the article's checklist is there. Empty text, lists and records count as not provided (SPEC V-08). */
export const completenessOf = (context: ContextBundle): SummaryView['completeness'] => {
  const missing = CHECKLIST.filter((field) => !isProvided(context[field]));
  return { provided: CHECKLIST.length - missing.length, of: CHECKLIST.length, missing };
};

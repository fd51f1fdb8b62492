import type { FactSource, PanelId, SummaryFact } from '@countersign/shared/domain/summary/summary-view';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type InboxState, itemOf } from './inbox-state.ts';

/** The line of the evidence that is lit; `serial` makes the same line be shown again. */
export type Spot = { readonly source: FactSource; readonly serial: number };

/** What this person has looked at on the card that is open. Begins anew with every card. */
export type CardLook = {
  /** The item as it was before it changed under the reader's eyes; null while nothing changed. */
  readonly asRead: QueueItem | null;
  /** Places of the odd facts, from 1, whose source was opened. */
  readonly checked: readonly number[];
  readonly spot: Spot | null;
};

export const FIRST_LOOK: CardLook = { asRead: null, checked: [], spot: null };

/** Where somebody must make up their own mind first, a number from a model waits until they ask (UX-23). */
export const hidesPrediction = ({ routing: { riskClass, reasons } }: Pick<QueueItem, 'routing'>): boolean =>
  riskClass === 'critical' || (riskClass === 'high' && !reasons.includes('predicted'));

/**
 * The conversation, but of what nobody can put into a sentence the raw action itself (UX-19), and of what came for a
 * prediction the prediction: it is said to be one before anything else.
 */
export const firstPanelOf = (inbox: InboxState, id: EscalationId | null): PanelId => {
  const item = itemOf(inbox, id);
  if (item === undefined) return 'conversation';
  const { reasons } = item.routing;
  if (reasons.includes('uninspectable_action')) return 'raw';
  return reasons.includes('predicted') && !hidesPrediction(item) ? 'earlier' : 'conversation';
};

/** The odd facts in the order of their keys. */
export const factsToCheck = (facts: readonly SummaryFact[]): readonly SummaryFact[] => facts.filter(({ odd }) => odd).slice(0, 3);

/** After the source of odd fact `n` was opened. */
export const lookedAt = (look: CardLook, n: number, source: FactSource): CardLook => ({
  ...look,
  checked: look.checked.includes(n) ? look.checked : [...look.checked, n],
  spot: { source, serial: (look.spot?.serial ?? 0) + 1 },
});

/** How the screen marks a line of the evidence, the same here and there. */
export const anchorOf = (source: FactSource): string => {
  if ('turn' in source) return `turn:${source.turn}`;
  if ('attempt' in source) return `attempt:${source.attempt}`;
  if ('excerpt' in source) return `excerpt:${source.excerpt}`;
  if ('fact' in source) return `fact:${source.fact}`;
  if ('field' in source) return `field:${source.field}`;
  return `path:${source.path}`;
};

import type { ChecklistField } from '../../model/context.ts';
import type { Timestamp } from '../../model/ids.ts';
import type { OnDeadline, Reason, RiskClass } from '../../model/vocabulary.ts';

/**
 * A piece of the headline. Values come from the payload and are isolated on screen; text is ours.
 * Pieces carry their own spaces: put one behind the other, the texts are the sentence.
 */
export type Segment = { readonly text: string; readonly kind: 'text' | 'amount' | 'value' };

export type SummaryFact = {
  readonly label: string;
  readonly value: string;
  readonly baseline?: string;
  readonly odd: boolean;
  /** `agent`: the agent's own words or arguments, cleaned; to be shown as such. `hub`: found by us. */
  readonly from: 'hub' | 'agent';
  /** Where it was read, so that one key leads to the very line. */
  readonly source: FactSource;
};

export const PANELS = ['conversation', 'actions', 'policy', 'transaction', 'customer', 'earlier', 'raw'] as const;
export type PanelId = (typeof PANELS)[number];

/**
 * A line of the evidence. `turn`, `attempt`, `excerpt` and `fact` are places in the bundle's lists; `field` is a field of
 * the record; `path` is a field of the action, and below `arguments` one of theirs ("arguments.amount").
 */
export type FactSource =
  | { readonly panel: 'conversation'; readonly turn: number }
  | { readonly panel: 'actions'; readonly attempt: number }
  | { readonly panel: 'policy'; readonly excerpt: number }
  | { readonly panel: 'transaction' | 'customer'; readonly field: string }
  | { readonly panel: 'transaction'; readonly fact: number }
  | { readonly panel: 'raw'; readonly path: string };

/**
 * What a reviewer must read before deciding: at most 35 tokens, aim 30 (SPEC V-01). Rendered by us from
 * the typed action and the routing; the agent's own prose has no way into it.
 */
export type SummaryView = {
  readonly inspectable: boolean;
  readonly riskClass: RiskClass;
  readonly irreversible: boolean;
  /** The risk class, and "irreversible" where it is: the words that the counted budget stands for. */
  readonly riskWords: string;
  readonly headline: readonly Segment[];
  readonly whyYou: string;
  readonly reasons: readonly Reason[];
  /** At most three odd facts are must-read; neutral ones are muted and optional. */
  readonly facts: readonly SummaryFact[];
  readonly moreFacts: number;
  readonly consequence: { readonly kind: OnDeadline; readonly at: Timestamp | null; readonly text: string };
  readonly completeness: {
    readonly provided: number;
    readonly of: number;
    readonly missing: readonly ChecklistField[];
  };
  readonly mustReadTokens: number;
};

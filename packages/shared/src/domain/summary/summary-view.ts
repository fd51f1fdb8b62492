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
  /** Which evidence panel shows the source. */
  readonly panel: PanelId;
};

export const PANELS = ['conversation', 'actions', 'policy', 'transaction', 'customer', 'raw'] as const;
export type PanelId = (typeof PANELS)[number];

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

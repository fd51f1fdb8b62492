import type { RoutingRule } from '../../model/policy.ts';
import type { Reason, RiskClass } from '../../model/vocabulary.ts';

export const HEADLINES = [
  'generic',
  'uninspectable',
  'book_reservation',
  'update_reservation_flights',
  'update_reservation_baggages',
  'update_reservation_passengers',
  'cancel_reservation',
  'send_certificate',
  'transfer_to_human_agents',
  'post_invoice',
  'pay_invoice',
  'hold_invoice',
  'request_missing_data',
  'issue_refund',
  'transfer_funds',
  'delete_records',
  'change_address',
] as const;
export type HeadlineId = (typeof HEADLINES)[number];

/** The values that a headline sentence may have. */
export const SLOTS = ['action', 'amount', 'payee', 'target', 'subject', 'from', 'detail', 'date', 'count', 'place'] as const;
export type SlotName = (typeof SLOTS)[number];

export type Noun = 'bag' | 'charged_bag' | 'record';
export type FactLabel = 'amount' | 'amount_in_arguments' | 'sentiment' | 'domain' | 'reversible' | 'arguments' | 'target';
export type ConsequenceId = 'reject' | 'raise' | 'mark_overdue' | 'wait' | 'overdue' | 'reviewed_after' | 'ran';

/**
 * Every word of the card that is ours, in one language. A headline is a sentence with slots in braces;
 * a part in brackets goes when one of its slots has no value, or from the right when room is short.
 */
export type Phrases = {
  /** BCP 47; numbers and amounts follow it. It should name currencies without doubt ("US$", not "$"). */
  readonly locale: string;
  readonly headlines: Readonly<Record<HeadlineId, string>>;
  readonly nouns: Readonly<Record<Noun, { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string }>>;
  /** At most five tokens each. */
  readonly reasons: Readonly<Record<Reason, string>>;
  /** Why, where a rule applied without a reason. */
  readonly rules: Readonly<Partial<Record<RoutingRule, string>>>;
  readonly raised: string;
  readonly andMore: (count: number) => string;
  /** One token each. */
  readonly risk: Readonly<Record<RiskClass, string>>;
  readonly irreversible: string;
  /** At most six tokens each. */
  readonly consequences: Readonly<Record<ConsequenceId, string>>;
  readonly labels: Readonly<Record<FactLabel, string>>;
  readonly limit: (value: string) => string;
  readonly declared: (value: string) => string;
  readonly regulated: string;
  readonly notStated: string;
  readonly notProvided: string;
  readonly breaksSchema: string;
  readonly yes: string;
  readonly minorUnits: string;
  /** Labels under which an agent could slip its own confidence or advice into what must be read (UX-23). */
  readonly adviceLabels: RegExp;
};

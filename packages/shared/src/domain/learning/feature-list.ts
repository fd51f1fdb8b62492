/** How a number enters the model: as it is, or as ln(1 + n), so that the step from 1 to 2 says more than that from 101 to 102. */
export type Scale = 'plain' | 'log';

type Spec = {
  readonly kind: 'number' | 'category';
  readonly scale: Scale;
  /** Whether little is expected of it; then it takes more evidence to move the model (a prior as in ridge regression). */
  readonly supporting?: true;
};

/**
 * What the predictor looks at (SPEC J-22). Nothing here names a customer, a target or an argument's value: a model that knows
 * names knows the past and not the next case. The first five are the article's.
 */
export const FEATURES = {
  /** Share of the customer's earlier proposals that were escalated. */
  customer_escalation_rate: { kind: 'number', scale: 'plain', supporting: true },
  /** Name of the action. */
  transaction_type: { kind: 'category', scale: 'plain' },
  /** Quarter of the day, UTC. */
  hour_of_day: { kind: 'category', scale: 'plain', supporting: true },
  /** Characters of the customer's latest message. */
  message_length: { kind: 'number', scale: 'log', supporting: true },
  /** Where the customer's mood goes, −2 to 2. Weak: a word list. */
  sentiment_trajectory: { kind: 'number', scale: 'plain', supporting: true },
  /** The customer's mood now, −1 to 1. Weak where it is estimated. */
  sentiment: { kind: 'number', scale: 'plain', supporting: true },
  /** As the agent states it. */
  confidence: { kind: 'number', scale: 'plain' },
  /** Share of the agent's earlier proposals of this action that needed a person, drawn to what is usual while they are few. */
  override_rate: { kind: 'number', scale: 'plain' },
  /** Characters of the arguments as JSON: how much there is to get wrong. */
  argument_size: { kind: 'number', scale: 'log' },
  /** Turns of the conversation so far. */
  conversation_length: { kind: 'number', scale: 'log' },
  /** Alternatives that are another action altogether, not this one with other arguments. */
  other_actions_considered: { kind: 'number', scale: 'log' },
  /** What the agent has done in this conversation so far, looking things up included. */
  attempts: { kind: 'number', scale: 'log' },
  /** The very same call was made before in this conversation. */
  same_call_before: { kind: 'number', scale: 'plain' },
  /** How many attempts of anything failed before. */
  failed_attempts: { kind: 'number', scale: 'log', supporting: true },
  /** Money that moves, in major units, whatever the sign. */
  amount: { kind: 'number', scale: 'log', supporting: true },
  /** The customer's latest message begins like a yes. */
  customer_assents: { kind: 'number', scale: 'plain', supporting: true },
  /** Share of the texts in the arguments that the customer said: the rest the agent looked up, chose or made up. */
  arguments_from_customer: { kind: 'number', scale: 'plain' },
} as const satisfies Readonly<Record<string, Spec>>;

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];
export const isFeatureName = (name: string): name is FeatureName => Object.hasOwn(FEATURES, name);
export const specOf = (name: FeatureName): Spec => FEATURES[name];

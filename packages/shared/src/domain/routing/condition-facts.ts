import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RiskClass } from '../../model/vocabulary.ts';
import { currencyExponent } from '../money.ts';
import type { Situation } from './situation.ts';

/*
 * What a condition of a rule can see. The expression library knows the type of a value by its constructor, so these are
 * classes. Everything is read when a condition asks for it, never before: a bundle may have a megabyte. What is absent
 * is undefined, which a condition sees as a field that is not there.
 */

const optionalText = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

export class ActionFacts {
  readonly #action: ProposedAction;
  constructor(action: ProposedAction) {
    this.#action = action;
  }
  get name(): string {
    return this.#action.name;
  }
  get arguments(): JsonObject {
    return this.#action.arguments;
  }
  get target(): string | undefined {
    return this.#action.target;
  }
  get domain(): string | undefined {
    return this.#action.domain;
  }
  get riskClass(): RiskClass | undefined {
    return this.#action.riskClass;
  }
  get reversible(): boolean | undefined {
    return this.#action.reversible;
  }
}

/** In major units; of an unknown currency every minor unit counts as a major one (SPEC P-02). */
export class AmountFacts {
  readonly #action: ProposedAction;
  constructor(action: ProposedAction) {
    this.#action = action;
  }
  get value(): number | undefined {
    const { amount } = this.#action;
    return amount && amount.minor / 10 ** (currencyExponent(amount.currency) ?? 0);
  }
  get currency(): string | undefined {
    return this.#action.amount?.currency;
  }
}

export class ContextFacts {
  readonly #context: ContextBundle;
  constructor(context: ContextBundle) {
    this.#context = context;
  }
  get confidence(): number | undefined {
    return this.#context.confidence;
  }
  get sentimentScore(): number | undefined {
    return this.#context.sentimentScore;
  }
  get customer(): JsonObject | undefined {
    return this.#context.customer;
  }
  get transaction(): JsonObject | undefined {
    return this.#context.transaction;
  }
  get currentGoal(): string | undefined {
    return optionalText(this.#context.currentGoal);
  }
  get failureReason(): string | undefined {
    return optionalText(this.#context.failureReason);
  }
  get latestMessage(): string | undefined {
    return this.#context.conversation?.findLast(({ role }) => role === 'customer')?.text;
  }
  get turns(): bigint {
    return BigInt(this.#context.conversation?.length ?? 0);
  }
  get attempts(): bigint {
    return BigInt(this.#context.actionsAttempted?.length ?? 0);
  }
  get failedAttempts(): bigint {
    return BigInt(this.#context.actionsAttempted?.filter(({ outcome }) => outcome === 'failed').length ?? 0);
  }
  get alternatives(): bigint {
    return BigInt(this.#context.alternatives?.length ?? 0);
  }
}

export class AgentFacts {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export class NowFacts {
  readonly #at: number;
  constructor(at: number) {
    this.#at = at;
  }
  /** 0 to 23, UTC. */
  get hour(): bigint {
    return BigInt(Math.floor(this.#at / HOUR) % 24);
  }
  /** 1 for Monday to 7 for Sunday, UTC; 1970-01-01 was a Thursday. */
  get weekday(): bigint {
    return BigInt(((Math.floor(this.#at / DAY) + 3) % 7) + 1);
  }
}

export type ConditionFacts = {
  readonly action: ActionFacts;
  readonly amount: AmountFacts;
  readonly context: ContextFacts;
  readonly agent: AgentFacts;
  readonly now: NowFacts;
};

export const conditionFacts = ({ action, context, agentId, at }: Situation): ConditionFacts => ({
  action: new ActionFacts(action),
  amount: new AmountFacts(action),
  context: new ContextFacts(context),
  agent: new AgentFacts(agentId),
  now: new NowFacts(at),
});

import { z } from 'zod';
import { OperatingPoint } from './learned.ts';
import { OnDeadline, Reason, ReviewTier, RiskClass, Route } from './vocabulary.ts';

const probability = z.number().min(0).max(1);
const majorUnits = z.number().min(0);
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');
const perRiskClass = <T extends z.ZodType>(value: T) =>
  z.strictObject({ low: value, medium: value, high: value, critical: value });

/** An action name, where `*` stands for any run of characters: "get_*". */
const ActionPattern = z.string().regex(/^[A-Za-z0-9_.:/*-]{1,128}$/, 'an action name, where * stands for any run of characters');
const AgentPattern = z.string().regex(/^[A-Za-z0-9._:@*-]{1,128}$/, 'an agent id, where * stands for any run of characters');

const confidenceLimits = {
  /** At or above: run without a person. */
  autonomous: probability,
  /** At or above: run, and queue for review. Below: wait for a person. */
  review: probability,
  /** Below: wait for a person. Holds from risk class medium upwards. */
  mediumRisk: probability,
};

/** From one second to thirty days, in milliseconds. */
const waitMs = z.int().min(1_000).max(2_592_000_000);
export const HoldMs = z.literal([0, 5_000, 10_000, 20_000, 30_000, 60_000]);

/** Terms that a rule may set for what it fits, in place of those of the risk class. */
const ruleTerms = {
  riskClass: RiskClass.optional(),
  reviewTier: ReviewTier.optional(),
  deadlineMs: waitMs.optional(),
  /** There is no "approve" here, on purpose (SPEC R-20). */
  onDeadline: OnDeadline.optional(),
  holdMs: HoldMs.optional(),
  /** Share of otherwise autonomous items that are reviewed afterwards. */
  sampling: probability.optional(),
  /** Two people have to decide. Recorded with the item; enforced later. */
  twoPerson: z.boolean().optional(),
};

/** The risk reasons that a rule may take out for what it fits: the article's five. */
export const ExemptibleReason = Reason.extract([
  'high_value_transaction',
  'low_confidence',
  'irreversible_action',
  'negative_sentiment',
  'regulated_domain',
]);
export type ExemptibleReason = z.infer<typeof ExemptibleReason>;

/** What a rule may give as its reason. The rest are the hub's own statements, which statistics rely on. */
const RuleReason = Reason.exclude(['sampled', 'predicted', 'over_quota', 'agent_stopped', 'declared_risk']);

/** One rule. The first that fits decides (SPEC P-20). */
export const PolicyRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and hyphens, at most 63'),
  /** One sentence for the reviewer. */
  why: z.string().min(1).max(200).optional(),
  /** Fits these only; any when absent. */
  actions: z.array(ActionPattern).min(1).max(200).optional(),
  agents: z.array(AgentPattern).min(1).max(200).optional(),
  /** A condition in CEL, the Common Expression Language, over `action`, `context`, `agent`, `amount` and `now` (SPEC P-21). */
  when: z.string().min(1).max(1_000).optional(),
  /** `escalate` and `review` are the least caution; `autonomous` leaves the confidence aside, never a risk reason. */
  route: Route.optional(),
  /** Why a person is asked, where the rule asks for one; `policy_rule` when absent. */
  reason: RuleReason.optional(),
  /** Risk reasons that do not count for what this rule fits. */
  exempt: z.array(ExemptibleReason).max(5).optional(),
  ...ruleTerms,
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const Ladder = z.strictObject({
  /** Where an item goes whose deadline passed, step by step, and how long each has. Empty: the next tier up, with a whole new waiting period. */
  steps: z.array(z.strictObject({ to: ReviewTier, afterMs: waitMs })).max(10),
  /** How often the steps are gone through again. */
  loops: z.int().min(0).max(9),
  /** How long everybody in the last tier has, absent ones too, before the supervisors are called. */
  everybodyMs: waitMs,
});
export type Ladder = z.infer<typeof Ladder>;

/**
 * Who looks at what, as plain versioned data (SPEC P-01). The version is stored with every routed item,
 * so that a past route can be explained.
 */
export const RoutingPolicy = z
  .strictObject({
    version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits and . _ - only, at most 64'),
    /** What this version is for, in words. */
    note: z.string().max(1_000).optional(),
    confidence: z.strictObject({
      ...confidenceLimits,
      /** Other thresholds for some actions; the first that fits counts. */
      byAction: z
        .array(
          z.strictObject({
            actions: z.array(ActionPattern).min(1).max(200),
            autonomous: probability.optional(),
            review: probability.optional(),
            mediumRisk: probability.optional(),
          }),
        )
        .max(200),
      /**
       * Where there is enough history, the calibrated confidence counts instead of the stated one, with these
       * thresholds in place of all three: they are the probability that an action needs a person (SPEC P-23).
       */
      calibrated: z
        .strictObject({
          /** Labels under which the stated confidence counts. */
          minimum: z.int().min(30).max(1_000_000),
          /** At or above: queue for review. Below: run without a person. */
          reviewAt: OperatingPoint,
          /** At or above: wait for a person. */
          escalateAt: OperatingPoint,
        })
        .optional(),
    }),
    /** More than this in major units of the amount's currency is `high_value_transaction`. */
    highValue: z.strictObject({ limit: majorUnits, byCurrency: z.record(currency, majorUnits) }),
    /** More than this in major units and irreversible: risk class critical. */
    criticalValue: z.strictObject({ limit: majorUnits, byCurrency: z.record(currency, majorUnits) }),
    /** What an action counts as whose agent does not say whether it can be undone. */
    unstatedReversibility: z.enum(['irreversible', 'reversible']),
    /** A sentiment score below this is `negative_sentiment`. */
    negativeSentiment: z.number().min(-1).max(1),
    /** Where the agent gives no sentiment, estimate it from the customer's words: a weak signal (SPEC J-21). */
    estimateSentiment: z.boolean(),
    regulatedDomains: z.array(z.string().min(1).max(64)).max(200),
    /** Actions of risk class low. An action that stands nowhere is medium. */
    lowRiskActions: z.array(ActionPattern).max(1_000),
    /** Fields without which an action cannot be judged; a missing one raises the risk class by one. */
    requiredFields: z.array(
      z.strictObject({ actions: z.array(ActionPattern).min(1).max(200), fields: z.array(z.enum(['amount', 'target'])).min(1) }),
    ),
    /** In order; the first that fits decides. */
    rules: z.array(PolicyRule).max(1_000),
    reviewTiers: perRiskClass(ReviewTier),
    /** Two people have to decide, by risk class. Recorded with the item; enforced later. */
    twoPerson: perRiskClass(z.boolean()),
    sampling: z.strictObject({
      /** Share of otherwise autonomous items that are reviewed afterwards, by risk class. */
      rate: z.strictObject({ low: probability, medium: probability }),
      /** Reviewer-minutes a day for these reviews, spread over agents, actions and confidences (SPEC S); the rates above are the least. */
      minutesPerDay: z.number().min(0).max(100_000).optional(),
    }),
    /** The model of what needs a person. It adds caution and never takes any away (SPEC P-24). */
    prediction: z
      .strictObject({
        /** Labels under which nothing is predicted. */
        minimum: z.int().min(50).max(1_000_000),
        /** At or above: queue for review, where it would run unseen. */
        reviewAt: OperatingPoint.optional(),
        /** At or above: wait for a person, with the context prepared. */
        escalateAt: OperatingPoint,
      })
      .optional(),
    /** Open items from which on an agent's further ones are marked `over_quota`. */
    openPerAgent: z.int().min(1),
    /** Other quotas for some agents; the first that fits counts. */
    quotas: z.array(z.strictObject({ agents: z.array(AgentPattern).min(1).max(200), open: z.int().min(1) })).max(200),
    /** Milliseconds that a person has. An agent may ask for less, never for more. */
    deadlineMs: perRiskClass(waitMs),
    onDeadline: OnDeadline,
    /** What an agent may ask for instead. None of them approves. */
    agentMayAskOnDeadline: z.array(OnDeadline),
    /** What happens step by step where the deadline raises. */
    ladder: Ladder,
    /** How long the hub holds a decision so that it can be undone. */
    holdMs: HoldMs,
    /** What people's time and an undetected error cost, in major units of one currency: for backtests, reports and suggestions. */
    costs: z.strictObject({ currency, reviewerPerHour: majorUnits, error: perRiskClass(majorUnits) }),
  })
  .check((checked) => {
    const { confidence, prediction, rules } = checked.value;
    const complain = (path: (string | number)[], message: string): void => {
      checked.issues.push({ code: 'custom', path, message, input: checked.value });
    };
    if (confidence.review > confidence.autonomous)
      complain(['confidence', 'review'], 'a number that is not above confidence.autonomous');
    confidence.byAction.forEach((limits, at) => {
      if ((limits.review ?? confidence.review) > (limits.autonomous ?? confidence.autonomous))
        complain(['confidence', 'byAction', at, 'review'], 'a number that is not above autonomous');
    });
    const needsMore = (reviewAt: OperatingPoint | undefined, escalateAt: OperatingPoint): boolean =>
      typeof reviewAt === 'number' && typeof escalateAt === 'number'
        ? reviewAt > escalateAt
        : typeof reviewAt === 'object' && typeof escalateAt === 'object' && reviewAt.recall < escalateAt.recall;
    const { calibrated } = confidence;
    if (calibrated !== undefined && needsMore(calibrated.reviewAt, calibrated.escalateAt))
      complain(['confidence', 'calibrated', 'reviewAt'], 'a threshold that is reached before escalateAt');
    if (prediction !== undefined && needsMore(prediction.reviewAt, prediction.escalateAt))
      complain(['prediction', 'reviewAt'], 'a threshold that is reached before escalateAt');
    const seen = new Map<string, number>();
    rules.forEach(({ id }, at) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, at);
      else complain(['rules', at, 'id'], `an id of its own; rules[${first}] has it already`);
    });
  });
export type RoutingPolicy = z.infer<typeof RoutingPolicy>;

/** What decided the route where no rule of the document did: the first reason, or what applied without one. */
export const RoutingRule = z.enum([
  ...Reason.options,
  'confidence_escalate',
  'confidence_review',
  'confidence_autonomous',
  'calibrated_escalate',
  'calibrated_review',
  'calibrated_autonomous',
]);
export type RoutingRule = z.infer<typeof RoutingRule>;
export type RequiredField = RoutingPolicy['requiredFields'][number]['fields'][number];

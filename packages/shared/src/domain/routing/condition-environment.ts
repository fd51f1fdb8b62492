import { Environment } from '@marcbachmann/cel-js';
import { ActionFacts, AgentFacts, AmountFacts, ContextFacts, NowFacts } from './condition-facts.ts';

/** Parts of one condition, and how deep they may lie in each other; enough for any rule that a person can still read. */
const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 4 };

const FIELDS = {
  action: {
    name: 'string',
    arguments: 'map<string, dyn>',
    target: 'string',
    domain: 'string',
    riskClass: 'string',
    reversible: 'bool',
  },
  amount: { value: 'double', currency: 'string' },
  context: {
    confidence: 'double',
    sentimentScore: 'double',
    customer: 'map<string, dyn>',
    transaction: 'map<string, dyn>',
    currentGoal: 'string',
    failureReason: 'string',
    latestMessage: 'string',
    turns: 'int',
    attempts: 'int',
    failedAttempts: 'int',
    alternatives: 'int',
  },
  agent: { id: 'string' },
  now: { hour: 'int', weekday: 'int' },
} as const;

export type ConditionVariable = keyof typeof FIELDS;

/** Variables and their fields, for a message that suggests the right name. */
export const CONDITION_FIELDS: Readonly<Record<ConditionVariable, readonly string[]>> = {
  action: Object.keys(FIELDS.action),
  amount: Object.keys(FIELDS.amount),
  context: Object.keys(FIELDS.context),
  agent: Object.keys(FIELDS.agent),
  now: Object.keys(FIELDS.now),
};

/** What a condition may call. Nothing here loops, and nothing runs a regular expression: both could be made to take for ever. */
export const CONDITION_FUNCTIONS: ReadonlySet<string> = new Set([
  'has',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
  'upperAscii',
  'trim',
  'int',
  'double',
  'string',
]);

export const CONDITION_ENVIRONMENT: Environment = new Environment({ limits: LIMITS })
  .registerType('Action', { ctor: ActionFacts, fields: FIELDS.action })
  .registerType('Amount', { ctor: AmountFacts, fields: FIELDS.amount })
  .registerType('Context', { ctor: ContextFacts, fields: FIELDS.context })
  .registerType('Agent', { ctor: AgentFacts, fields: FIELDS.agent })
  .registerType('Now', { ctor: NowFacts, fields: FIELDS.now })
  .registerVariable('action', 'Action')
  .registerVariable('amount', 'Amount')
  .registerVariable('context', 'Context')
  .registerVariable('agent', 'Agent')
  .registerVariable('now', 'Now')
  // `amount.value == 500`: people do not write 500.0.
  .registerOperator('double == int', (left: number, right: bigint) => left === Number(right));

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { readPolicy } from './read-policy.ts';

const shipped = (name: string): string => readFileSync(new URL(`../../../../../policies/${name}.yaml`, import.meta.url), 'utf8');
const ARTICLE = shipped('article');
const RECOMMENDED = shipped('recommended');

describe('P-30 the policies that we ship', () => {
  test.each(['article', 'article-thresholds', 'article-risk', 'recommended'])('%s.yaml is read', (name) => {
    const read = readPolicy(shipped(name));
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  test('P-01 article.yaml is what a hub runs on before anybody publishes a policy, with the article’s sampling', () => {
    const read = readPolicy(ARTICLE);
    if (!read.ok) throw new Error('not read');
    const { version: _, note: __, sampling, ...article } = read.value.document;
    const { version: ___, sampling: off, ...embedded } = DEFAULT_POLICY;
    expect(article).toEqual(embedded);
    // The article's 10 % of medium risk; off until somebody chooses a policy.
    expect([sampling.rate, off.rate]).toEqual([
      { low: 0, medium: 0.1 },
      { low: 0, medium: 0 },
    ]);
  });

  test('a policy as JSON is the same policy', () => {
    const read = readPolicy(JSON.stringify(DEFAULT_POLICY, null, 2), { format: 'json' });
    expect(read.ok && read.value.document).toEqual(DEFAULT_POLICY);
  });
});

/** Name, what is replaced in recommended.yaml and by what, path, the text that the position points at, the expectation. */
type Mutation = readonly [name: string, from: string, to: string, path: string, at: string, expected: RegExp];

const RULE = `    when: now.hour >= 22 || now.hour < 5
`;
const rule = (lines: string): string => `${RULE}    route: escalate
  - id: added
${lines}`;
const ROUTE = `${RULE}    route: escalate
`;

const MUTATIONS: readonly Mutation[] = [
  // Numbers
  ['confidence above 1', 'autonomous: 0.8', 'autonomous: 1.8', 'confidence.autonomous', '1.8', /^a number from 0 to 1$/],
  ['confidence below 0', 'autonomous: 0.8', 'autonomous: -0.8', 'confidence.autonomous', '-0.8', /^a number from 0 to 1$/],
  ['confidence in percent', 'autonomous: 0.8', 'autonomous: 80%', 'confidence.autonomous', '80%', /^a number from 0 to 1$/],
  ['confidence in quotes', 'autonomous: 0.8', 'autonomous: "0.8"', 'confidence.autonomous', '"0.8"', /^a number from 0 to 1$/],
  ['decimal comma', 'autonomous: 0.8', 'autonomous: 0,8', 'confidence.autonomous', '0,8', /^a number from 0 to 1$/],
  ['not a number', 'autonomous: 0.8', 'autonomous: .nan', 'confidence.autonomous', '.nan', /^a number from 0 to 1$/],
  ['nothing', 'autonomous: 0.8', 'autonomous:', 'confidence.autonomous', '', /^a number from 0 to 1$/],
  ['a list for a number', 'autonomous: 0.8', 'autonomous: [0.8]', 'confidence.autonomous', '[0.8]', /^a number from 0 to 1$/],
  ['review above autonomous', 'review: 0.5', 'review: 0.9', 'confidence.review', '0.9', /not above confidence.autonomous/],
  [
    'sentiment below -1',
    'negativeSentiment: -0.6',
    'negativeSentiment: -6',
    'negativeSentiment',
    '-6',
    /^a number from -1 to 1$/,
  ],
  ['negative limit', '  limit: 500', '  limit: -500', 'highValue.limit', '-500', /^a number of at least 0$/],
  ['half an item', 'openPerAgent: 50', 'openPerAgent: 50.5', 'openPerAgent', '50.5', /^a whole number of at least 1$/],
  ['no item', 'openPerAgent: 50', 'openPerAgent: 0', 'openPerAgent', '0', /^a whole number of at least 1$/],
  [
    'waiting in words',
    'critical: 600000 }',
    'critical: 10 minutes }',
    'deadlineMs.critical',
    '10 minutes',
    /^a whole number from 1000 to 2592000000$/,
  ],
  ['waiting too short', 'critical: 600000 }', 'critical: 10 }', 'deadlineMs.critical', '10 ', /^a whole number from 1000 to/],
  [
    'waiting too long',
    'critical: 600000 }',
    'critical: 2592000001 }',
    'deadlineMs.critical',
    '2592000001',
    /^a whole number from 1000 to/,
  ],
  ['undo time that is none', 'holdMs: 10000', 'holdMs: 15000', 'holdMs', '15000', /^one of 0, 5000, 10000, 20000, 30000, 60000$/],
  ['too many loops', 'loops: 1', 'loops: 10', 'ladder.loops', '10', /^a whole number from 0 to 9$/],
  ['sampling above 1', 'medium: 0.05', 'medium: 5', 'sampling.rate.medium', '5', /^a number from 0 to 1$/],
  ['minutes below 0', 'minutesPerDay: 120', 'minutesPerDay: -1', 'sampling.minutesPerDay', '-1', /^a number from 0 to 100000$/],
  [
    'too small a minimum',
    'minimum: 100',
    'minimum: 5',
    'confidence.calibrated.minimum',
    '5',
    /^a whole number from 30 to 1000000$/,
  ],
  // Operating points
  [
    'recall above 1',
    'reviewAt: { recall: 0.2 }',
    'reviewAt: { recall: 80 }',
    'confidence.calibrated.reviewAt.recall',
    '80',
    /^a number from 0 to 1$/,
  ],
  [
    'recall misspelt',
    'reviewAt: { recall: 0.2 }',
    'reviewAt: { recal: 0.2 }',
    'confidence.calibrated.reviewAt.recal',
    'recal',
    /^"recall"$/,
  ],
  [
    'a point in words',
    'escalateAt: { recall: 0.2 }',
    'escalateAt: high',
    'confidence.calibrated.escalateAt',
    'high',
    /a number from 0 to 1, or a map with recall/,
  ],
  [
    'review after escalation',
    'reviewAt: { recall: 0.9 }',
    'reviewAt: { recall: 0.3 }',
    'prediction.reviewAt',
    '{ recall',
    /before escalateAt/,
  ],
  // Names
  ['misspelt section', 'confidence:\n', 'confidense:\n', 'confidense', 'confidense', /^"confidence"$/],
  ['misspelt key', '  mediumRisk: 0.7', '  medium_risk: 0.7', 'confidence.medium_risk', 'medium_risk', /^"mediumRisk"$/],
  ['a key from elsewhere', 'quotas: []', 'quotas: []\nemail: x', 'email', 'email', /^one of version, note/],
  ['misspelt key of a rule', '    riskClass: high', '    riskclass: high', 'rules[0].riskclass', 'riskclass', /^"riskClass"$/],
  ['salt, which is no part of it', '  minutesPerDay: 120', '  salt: x', 'sampling.salt', 'salt', /^one of rate, minutesPerDay$/],
  [
    'approve at the deadline',
    'onDeadline: raise',
    'onDeadline: approve',
    'onDeadline',
    'approve',
    /^one of reject, raise, wait$/,
  ],
  [
    'approve in a rule',
    '    riskClass: high',
    '    onDeadline: approve',
    'rules[0].onDeadline',
    'approve',
    /^one of reject, raise, wait$/,
  ],
  [
    'an agent may ask for approve',
    '[reject, raise, wait]',
    '[reject, approve]',
    'agentMayAskOnDeadline[1]',
    'approve',
    /^one of reject, raise, wait$/,
  ],
  [
    'unknown tier',
    'critical: manager }',
    'critical: boss }',
    'reviewTiers.critical',
    'boss',
    /^one of junior_reviewer, senior_reviewer, manager$/,
  ],
  [
    'unknown reversibility',
    'unstatedReversibility: reversible',
    'unstatedReversibility: maybe',
    'unstatedReversibility',
    'maybe',
    /^one of irreversible, reversible$/,
  ],
  ['yes for true', 'estimateSentiment: false', 'estimateSentiment: no', 'estimateSentiment', 'no', /^true or false$/],
  ['currency in small letters', 'USD: 500', 'usd: 500', 'highValue.byCurrency.usd', 'usd', /ISO 4217/],
  ['currency with a sign', '  currency: USD', '  currency: US$', 'costs.currency', 'US$', /ISO 4217/],
  ['version with spaces', 'version: recommended-1', 'version: my policy', 'version', 'my policy', /letters, digits/],
  ['version as a number', 'version: recommended-1', 'version: 2', 'version', '2', /^text$/],
  ['a pattern with a bracket', '  - post_invoice', '  - post_invoice(', 'lowRiskActions[0]', 'post_invoice(', /an action name/],
  [
    'unknown required field',
    'fields: [target]',
    'fields: [payee]',
    'requiredFields[1].fields[0]',
    'payee',
    /^one of amount, target$/,
  ],
  ['an empty list', 'fields: [target]', 'fields: []', 'requiredFields[1].fields', '[]', /^a list with at least one entry$/],
  [
    'text for a list',
    'regulatedDomains: [legal, medical, financial]',
    'regulatedDomains: legal',
    'regulatedDomains',
    'legal',
    /^a list/,
  ],
  // Missing
  ['section missing', 'openPerAgent: 50\n', '', 'openPerAgent', '', /^a whole number of at least 1$/],
  ['key missing', '  review: 0.5\n', '', 'confidence.review', 'confidence', /^a number from 0 to 1$/],
  [
    'one risk class missing',
    'deadlineMs: { low: 14400000, ',
    'deadlineMs: { ',
    'deadlineMs.low',
    'deadlineMs',
    /^a whole number from 1000/,
  ],
  ['id of a rule missing', '  - id: night-payments\n    why', '  - why', 'rules[1].id', 'why', /^text$/],
  // Rules
  ['id with capitals', 'id: night-payments', 'id: Night Payments', 'rules[1].id', 'Night Payments', /small letters/],
  ['id twice', 'id: night-payments', 'id: delete-in-bulk', 'rules[1].id', 'delete-in-bulk', /rules\[0\] has it already/],
  [
    'a reason that is the hub’s own',
    ROUTE,
    `${ROUTE}    reason: sampled\n`,
    'rules[1].reason',
    'sampled',
    /^one of high_value_transaction/,
  ],
  [
    'an exemption that is none',
    'exempt: [negative_sentiment]',
    'exempt: [uninspectable_action]',
    'rules[2].exempt[0]',
    'uninspectable_action',
    /^one of high_value_transaction, low_confidence/,
  ],
  [
    'unreachable',
    ROUTE,
    rule('    route: review\n'),
    'rules[3]',
    'id: angry-questions',
    /no rule after rules\[2\] \("added"\), which fits all that this one fits/,
  ],
  // Conditions
  ['no CEL', 'now.hour >= 22 ||', 'now.hour >= 22 or', 'rules[1].when', 'or ', /a condition in CEL/],
  ['ends too early', 'action.arguments.count > 100', 'action.arguments.count >', 'rules[0].when', '', /a condition in CEL/],
  [
    'unknown variable',
    'now.hour >= 22',
    'time.hour >= 22',
    'rules[1].when',
    'time',
    /^one of the variables action, amount, context, agent, now$/,
  ],
  ['unknown field', 'now.hour >= 22', 'now.hours >= 22', 'rules[1].when', 'hours', /^one of now.hour, now.weekday$/],
  ['types that do not compare', 'now.hour >= 22', 'now.hour >= "22"', 'rules[1].when', 'now.hour', /whose types go together/],
  ['no condition at all', 'now.hour >= 22 || now.hour < 5', 'now.hour + 1', 'rules[1].when', 'now.hour', /true or false/],
  [
    'a regular expression',
    'action.arguments.count > 100',
    'action.name.matches("(a+)+$")',
    'rules[0].when',
    'action.name',
    /only the functions/,
  ],
  [
    'a loop',
    'action.arguments.count > 100',
    'action.arguments.items.exists(i, i > 1)',
    'rules[0].when',
    'action.arguments',
    /only the functions/,
  ],
  [
    'too long',
    'action.arguments.count > 100',
    Array(110).fill('true').join(' && '),
    'rules[0].when',
    'true',
    /a shorter condition/,
  ],
  [
    'too deep',
    'action.arguments.count > 100',
    `${'('.repeat(40)}true${')'.repeat(40)}`,
    'rules[0].when',
    '(',
    /a shorter condition/,
  ],
  [
    'a condition in a block',
    'when: action.arguments.count > 100',
    'when: |\n      action.name == "x" &&\n      action.nam == "y"',
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition in quotes',
    'when: action.arguments.count > 100',
    "when: 'action.nam == 1'",
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition in a block behind empty lines',
    'when: action.arguments.count > 100',
    'when: |\n\n\n      action.name == "x" &&\n\n        action.nam == "y"',
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition over folded lines',
    'when: action.arguments.count > 100',
    'when: >-\n      action.name == "x" &&\n      action.nam == "y"',
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition over plain lines',
    'when: action.arguments.count > 100',
    'when: action.name == "x" &&\n      action.nam == "y"',
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition in quotes with escapes',
    'when: action.arguments.count > 100',
    'when: "action.name == \\"x\\" && action.nam == 1"',
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'a condition in quotes with quotes',
    'when: action.arguments.count > 100',
    "when: 'action.name == ''x'' && action.nam == 1'",
    'rules[0].when',
    'nam ',
    /^one of action.name/,
  ],
  [
    'has() of an unknown field',
    'when: action.arguments.count > 100',
    'when: action.name == "x" && has(action.nam)',
    'rules[0].when',
    'nam)',
    /^one of action.name/,
  ],
  // Text
  ['no space behind a colon', 'holdMs: 10000', 'holdMs:10000', '', 'holdMs', /a colon and a space/],
  ['a line indented further', '  mediumRisk: 0.7', '   mediumRisk: 0.7', '', '0.5', /indented alike/],
  [
    'a key twice',
    'openPerAgent: 50',
    'openPerAgent: 50\nopenPerAgent: 60',
    '',
    'openPerAgent: 60',
    /each name once; line \d+ has it already/,
  ],
  ['a tab', '  review: 0.5', '\treview: 0.5', '', '\t', /spaces/],
  ['a bracket that stays open', '[legal, medical, financial]', '[legal, medical', '', '', /indented alike/],
  ['a quote that stays open', 'currency: USD', 'currency: "USD', '', '', /quote/],
  ['two documents', 'quotas: []', 'quotas: []\n---\nversion: x', '', '---', /one document/],
  ['an alias of nothing', 'quotas: []', 'quotas: *none', '', '*none', /anchor/],
  ['a tag', 'quotas: []', 'quotas: !!js/function x', '', '!!js', /no tag/],
];

describe('P-30 a broken policy is refused with line, path and expectation', () => {
  test('at least 40 of them', () => expect(MUTATIONS.length).toBeGreaterThanOrEqual(60));

  test.each(MUTATIONS)('%s', (_, from, to, path, at, expected) => {
    expect(RECOMMENDED).toContain(from);
    const text = RECOMMENDED.replace(from, () => to);
    const read = readPolicy(text);
    if (read.ok) throw new Error('was read');
    const issue = read.error.find((one) => one.path === path);
    expect(
      read.error.map((one) => one.message),
      path,
    ).toContain(issue?.message);
    if (issue === undefined) return;
    const here = (text.split('\n')[issue.line - 1] ?? '').slice(issue.column - 1);
    expect(here.startsWith(at), `${issue.line}:${issue.column} is before ${JSON.stringify(here)}`).toBe(true);
    expect(issue.expected).toMatch(expected);
    expect(issue.message).toContain(issue.found);
    expect(issue.message).toContain(issue.expected);
  });

  test('of one value one problem is told', () => {
    const read = readPolicy(RECOMMENDED.replace('exempt: [negative_sentiment]', 'exempt: negative_sentiment'));
    expect(!read.ok && read.error.map(({ path }) => path)).toEqual(['rules[2].exempt']);
  });

  test('every problem is told, in the order of the lines', () => {
    const read = readPolicy(RECOMMENDED.replace('autonomous: 0.8', 'autonomous: 8').replace('loops: 1', 'loops: 99'));
    expect(!read.ok && read.error.map(({ path }) => path)).toEqual(['confidence.autonomous', 'ladder.loops']);
  });
});

import type { Backtest, PolicyOutcome } from '@countersign/shared/model/backtest';
import { cost, count, exampleHead, exampleWhy, hours, judged, percent, plural, range, safe, slippedText } from './wording.ts';

const WIDTH = 80;
const LABEL = 17;
const COLUMN = 16;
const SIDE_BY_SIDE = Math.floor((WIDTH - LABEL + 1) / COLUMN);
const WORST = 5;

type Line = readonly [label: string, of: (policy: PolicyOutcome) => string];

const LINES: readonly Line[] = [
  ['seen (load)', ({ load }) => percent(load)],
  ['', ({ loadInterval }) => range(loadInterval, 100)],
  ['precision', ({ precision }) => percent(precision)],
  ['', ({ precisionInterval }) => range(precisionInterval, 100)],
  ['recall', ({ recall }) => percent(recall)],
  ['', ({ recallInterval }) => range(recallInterval, 100)],
  ['slipped through', slippedText],
  ['escalated', ({ routes }) => count(routes.escalate)],
  ['reviewed after', ({ routes }) => count(routes.review)],
  ['run unseen', ({ routes }) => count(routes.autonomous)],
  ['reviewer-hours', ({ reviewerHours }) => hours(reviewerHours)],
  ['cost', (policy) => judged(policy, cost(policy.cost.total, policy.cost.currency))],
  ['  of people', ({ cost: { review, currency } }) => cost(review, currency)],
  ['  of errors', (policy) => judged(policy, cost(policy.cost.error, policy.cost.currency))],
];

/** Cut to one column, with a sign that it was. */
const cell = (text: string): string => {
  const characters = [...text];
  return characters.length < COLUMN ? text : `${characters.slice(0, COLUMN - 2).join('')}…`;
};

/** A name in two lines where it is longer than a column, broken behind a sign if there is one. */
const broken = (name: string): readonly [string, string] => {
  const characters = [...name];
  if (characters.length < COLUMN) return [name, ''];
  const sign = characters.findLastIndex((character, at) => at < COLUMN - 1 && /[-._/ ]/.test(character));
  const at = sign > 0 ? sign + 1 : COLUMN - 1;
  return [characters.slice(0, at).join(''), characters.slice(at).join('')];
};

const row = (label: string, cells: readonly string[]): string =>
  `${label.padEnd(LABEL)}${cells.map((text) => cell(text).padEnd(COLUMN)).join('')}`.trimEnd();

const names = (label: string, texts: readonly string[]): readonly string[] => {
  const halves = texts.map((text) => broken(safe(text)));
  const rows = [
    row(
      label,
      halves.map(([first]) => first),
    ),
    row(
      '',
      halves.map(([, second]) => second),
    ),
  ];
  return rows.filter((line) => line !== '');
};

const table = (policies: readonly PolicyOutcome[]): string =>
  [
    ...names(
      '',
      policies.map(({ policy }) => policy),
    ),
    '─'.repeat(LABEL + policies.length * COLUMN - 1),
    ...names(
      'version',
      policies.map(({ version }) => version),
    ),
    ...LINES.map(([label, of]) => row(label, policies.map(of))),
  ].join('\n');

/** Breaks at spaces; a longer word stays whole. */
const wrap = (text: string, indent: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > WIDTH - indent.length && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
};

const slippedOf = (outcome: PolicyOutcome): readonly string[] => {
  const shown = outcome.examples.slice(0, WORST);
  const unseen = outcome.rules.reduce((sum, { route, needed }) => sum + (route === 'autonomous' ? needed : 0), 0);
  if (shown.length === 0) return [];
  const which = unseen > shown.length ? `the ${shown.length} most costly of ${count(unseen)}` : 'most costly first';
  return [
    `Slipped through ${safe(outcome.policy)}, ${which}:`,
    ...shown.flatMap((example) => [
      `  ${wrap(exampleHead(example).join('  '), '    ')}`,
      `    ${wrap(exampleWhy(example), '    ')}`,
    ]),
    '',
  ];
};

const summary = ({ history: { source, decisions, labelled, needed, groups } }: Backtest): string =>
  wrap(
    `${safe(source)}: ${plural(decisions, 'decision', 'decisions')} in ${plural(groups, 'group', 'groups')}; ${count(labelled)} with an answer, ${count(needed)} of them needed a person.`,
    '',
  );

/** The backtest for a terminal of 80 columns: policies side by side, what slipped through, and what must be known to read it. */
export const textReport = (result: Backtest): string => {
  const { policies, cheapest, notes } = result;
  const blocks = Array.from({ length: Math.ceil(policies.length / SIDE_BY_SIDE) }, (_, block) =>
    policies.slice(block * SIDE_BY_SIDE, (block + 1) * SIDE_BY_SIDE),
  );
  const least = cheapest === null ? undefined : policies[cheapest];
  return [
    summary(result),
    '',
    ...blocks.flatMap((block) => [table(block), '']),
    ...(least === undefined ? [] : [`Least cost: ${safe(least.policy)}, ${cost(least.cost.total, least.cost.currency)}.`, '']),
    ...policies.flatMap(slippedOf),
    'Notes',
    ...policies.map(({ policy, learned }) => `- ${wrap(`${safe(policy)}: ${learned.note}.`, '  ')}`),
    ...notes.map((note) => `- ${wrap(safe(note), '  ')}`),
  ].join('\n');
};

import { Command, InvalidArgumentError } from 'commander';
import type { Reading } from '@countersign/shared/domain/board/warning';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { readJudgement } from './read-judgement.ts';
import { measureTable, readingLine, table } from './report-words.ts';
import { type DataFlags, print, withDatabase } from './with-database.ts';

type Flags = DataFlags & { readonly days: number };
const MOST_DAYS = 365;
const RULE_ROWS = 10;

const parseDays = (text: string): number => {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new InvalidArgumentError(`a whole number from 1 to ${MOST_DAYS}`);
  return days;
};

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part * 100) / whole).toFixed(1)} %`);

const calibrationLines = ({ calibration: { all, tooFew } }: MeasuresPage): readonly string[] => {
  if (all === null) return [`Calibration: ${tooFew?.n ?? 0} labels; nothing is said under ${tooFew?.minimum ?? 0}.`];
  const { ece, brier, n } = all;
  return [
    `Calibration of stated confidence, over the newest ${n} labels: error ${(ece.value * 100).toFixed(1)} % (${(ece.low * 100).toFixed(1)} to ${(ece.high * 100).toFixed(1)}), Brier ${brier.value.toFixed(3)}.`,
  ];
};

const ruleTable = ({ rules }: MeasuresPage): string =>
  table(
    [
      ['rule', 'route', 'risk', 'proposed', 'decided', 'overridden'],
      ...rules
        .slice(0, RULE_ROWS)
        .map(({ rule, route, riskClass, opened, decided, overridden }) => [
          rule,
          route,
          riskClass,
          String(opened),
          String(decided),
          percent(overridden, decided),
        ]),
    ],
    [3, 4, 5],
  );

const inWords = (page: MeasuresPage, readings: readonly Reading[], nameOf: (subject: string) => string, days: number): string =>
  [
    `${dayOf(page.measures.from)} to ${dayOf(page.measures.to - 1)} (${days === 1 ? '1 day' : `${days} days`} of UTC, by opening), policy ${page.policy}`,
    'Positive: needed a person, which is any decision but a plain approval.',
    '',
    measureTable(page.measures),
    '',
    'Warning signs',
    ...readings.map((reading) => readingLine(reading, nameOf)),
    '',
    ...(page.rules.length === 0 ? [] : [ruleTable(page), '']),
    ...calibrationLines(page),
    ...(page.suggestions.length === 0 ? [] : [`${page.suggestions.length} suggestions: see the Measures page, or --json.`]),
  ].join('\n');

export const reportCommand = (): Command =>
  new Command('report')
    .description("The article's eight measures with their intervals, and its warning signs. Works beside a running hub.")
    .option('--days <number>', `days to look back on, at most ${MOST_DAYS}`, parseDays, 28)
    .option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)')
    .option('--json', 'print JSON')
    .action(async (flags: Flags) => {
      const { page, readings, nameOf } = await withDatabase(flags.data, true, async (database, config) => {
        const judgement = await readJudgement(database, config);
        const page = await judgement.measures({ days: flags.days });
        const readings = await judgement.warnings();
        return { page, readings, nameOf: (subject: string) => judgement.nameOf(subject as PrincipalId) };
      });
      print(flags.json, { ...page, warnings: readings }, inWords(page, readings, nameOf, flags.days));
    });

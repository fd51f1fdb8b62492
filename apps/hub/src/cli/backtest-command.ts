import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { type OnRoute, backtest } from '@countersign/shared/domain/backtest/backtest';
import { candidateOf } from '@countersign/shared/domain/backtest/candidate-of';
import type { Backtest } from '@countersign/shared/model/backtest';
import { HistoryRefused, fileHistory } from '../backtest/file-history.ts';
import { htmlReport } from '../backtest/picture/html-report.ts';
import { svgReport } from '../backtest/picture/svg-report.ts';
import { readPolicyFiles } from '../backtest/policy-file.ts';
import { type WorkProgress, createWorkProgress } from '../backtest/progress.ts';
import { createRoutesFile } from '../backtest/routes-file.ts';
import { type Source, fileSize, fileSource, hubSource } from '../backtest/source.ts';
import { textReport } from '../backtest/text-report.ts';
import { CommandFailure } from './failure.ts';
import { withDatabase } from './with-database.ts';

type Flags = {
  readonly policy: readonly string[];
  readonly history: string;
  readonly train?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly svg?: string;
  readonly routes?: string;
  readonly data?: string;
  readonly days: number;
  readonly seed: number;
};

const HUB = 'hub';

/** @throws {CommandFailure} where the file cannot be written */
const writing = (file: string, write: () => void): void => {
  try {
    write();
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};

/** Tells of every route where they are asked for. */
const routesTo = (file: string | undefined): { readonly onRoute?: OnRoute; readonly end: () => void } => {
  if (file === undefined) return { end: () => undefined };
  const { add, end } = createRoutesFile(file);
  return { onRoute: (...route) => writing(file, () => add(...route)), end };
};

const sizeOf = (file: string): number => {
  const size = fileSize(file);
  if (!size.ok) throw new CommandFailure(size.error, 2);
  return size.value;
};

/** Policies and files that are not there are told before anything is read. */
const prepare = ({ policy, train, history, seed }: Flags) => {
  const policies = readPolicyFiles(policy);
  if (!policies.ok) throw new CommandFailure(policies.error.join('\n'), 2);
  if (train !== undefined) sizeOf(train);
  if (history !== HUB) sizeOf(history);
  return {
    policies: policies.value.map(({ name, compiled }) => candidateOf(name, compiled, seed)),
    ...(train === undefined ? {} : { train: fileHistory(train) }),
    seed,
  };
};

const replay = async (flags: Flags, progress: WorkProgress): Promise<Backtest> => {
  const { end, ...routes } = routesTo(flags.routes);
  const prepared = { ...prepare(flags), ...routes };
  const on = async ({ history, secondsPerReview, notes }: Source): Promise<Backtest> => {
    const result = await backtest({ ...prepared, history, secondsPerReview });
    return { ...result, notes: [...notes, ...result.notes] };
  };
  const { history, data, days } = flags;
  try {
    if (history !== HUB) return await on(fileSource(history, sizeOf(history), progress));
    const result = await withDatabase(data, true, async (database) => on(await hubSource(database, days, Date.now(), progress)));
    if (result.history.decisions === 0) throw new CommandFailure(`The hub has no decisions of the last ${days} days.`);
    return result;
  } catch (cause) {
    if (cause instanceof HistoryRefused) throw new CommandFailure(cause.message);
    throw cause;
  } finally {
    end();
    progress.end();
  }
};

const run = async (flags: Flags): Promise<void> => {
  const result = await replay(flags, createWorkProgress(process.stderr, Date.now));
  const { html, svg } = flags;
  // First, so that a folder that is not there costs no figures.
  process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : `${textReport(result)}\n`);
  if (html !== undefined) writing(html, () => writeFileSync(html, htmlReport(result)));
  if (svg !== undefined) writing(svg, () => writeFileSync(svg, svgReport(result)));
};

const wholeNumber =
  (name: string, low: number, high: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high)
      throw new InvalidArgumentError(`${name} must be a whole number from ${low} to ${high}.`);
    return value;
  };

const collect = (file: string, before: readonly string[] = []): readonly string[] => [...before, file];

export const backtestCommand = (): Command =>
  new Command('backtest')
    .description('Replay history under one or more policies: load, precision, recall, what slips through, cost.')
    .requiredOption('--policy <file>', 'a policy in YAML or JSON; may be given several times', collect)
    .requiredOption('--history <file>', `decisions, one JSON object per line (docs/backtest.md), or "${HUB}" for the hub's own`)
    .option('--train <file>', 'what calibrator and predictor may learn from; without it they are cross-fitted')
    .option('--json', 'print JSON')
    .option('--html <file>', 'write a report with pictures')
    .option('--svg <file>', 'write the picture')
    .option('--routes <file>', 'write where each policy sends each decision, one JSON object per line')
    .option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)')
    .option('--days <number>', `how far back "${HUB}" goes`, wholeNumber('Days', 1, 3_650), 90)
    .option('--seed <number>', 'of folds, audits and resampling', wholeNumber('The seed', 0, 4_294_967_295), 1)
    .action(run);

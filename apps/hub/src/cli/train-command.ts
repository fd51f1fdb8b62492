import { Command, Option } from 'commander';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { LearnedKind } from '@countersign/shared/protocol/judgement';
import { createInForce } from '../services/judgement/in-force.ts';
import { keepLearned, trainOnHistory, putLearnedInForce } from '../services/judgement/learning-changes.ts';
import { COMMAND_LINE } from '../services/judgement/policy-changes.ts';
import { runJob } from '../services/judgement/run-job.ts';
import type { Database } from '../store/database.ts';
import type { LearnedRow } from '../store/learned-store.ts';
import { CommandFailure } from './failure.ts';
import { type DataFlags, print, withDatabase } from './with-database.ts';

type Flags = DataFlags & { readonly kind: LearnedKind; readonly use?: boolean };

const livePolicy = async (database: Database, at: number) => {
  const onFault = (cause: unknown): never => {
    throw new CommandFailure(cause instanceof Error ? cause.message : String(cause));
  };
  const force = createInForce({ database, now: () => at, embedded: compileOwnPolicy(DEFAULT_POLICY), onFault });
  await force.refresh();
  return force.at(at).policy.document;
};

const trainNow = async (database: Database, { kind, use }: Flags) => {
  const trained = await trainOnHistory(database, runJob, kind, Date.now(), await livePolicy(database, Date.now()));
  if (!trained.ok) throw new CommandFailure(trained.error.message);
  const by = { by: COMMAND_LINE, at: Date.now() };
  return database.transaction(async (tx) => {
    const row = await keepLearned(tx, trained.value, by);
    const used = use === true ? await putLearnedInForce(tx, kind, row.version, by) : null;
    return { row, usedFrom: used?.ok === true ? new Date(used.value.fromAt).toISOString() : null };
  });
};

const inWords = ({ version, n, testedOn, evaluation }: LearnedRow, usedFrom: string | null): string =>
  [
    `${version}, learned from ${n} decisions.`,
    testedOn === 0
      ? 'Too few to keep some back for a test.'
      : `On ${testedOn} later decisions that the tested one had not seen (95 % intervals):`,
    ...evaluation.map(({ subject, measure, value, low, high }) => {
      const interval = low === null || high === null ? '' : `  ${low.toFixed(3)} to ${high.toFixed(3)}`;
      return `  ${subject.padEnd(18)} ${measure.padEnd(15)} ${value.toFixed(3)}${interval}`;
    }),
    usedFrom === null ? 'It is not in force: a supervisor puts it there, or --use.' : `In force from ${usedFrom}.`,
  ].join('\n');

export const trainCommand = (): Command =>
  new Command('train')
    .description("Learn from the hub's own decisions of the last year. Works beside a running hub.")
    .addOption(new Option('--kind <kind>', 'what to learn').choices(LearnedKind.options).default('predictor'))
    .option('--use', 'put it in force, too')
    .option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)')
    .option('--json', 'print JSON')
    .action(async (flags: Flags) => {
      const { row, usedFrom } = await withDatabase(flags.data, true, (database) => trainNow(database, flags));
      print(flags.json, { ...row, usedFrom }, inWords(row, usedFrom));
    });

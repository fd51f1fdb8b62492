import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Result } from '@countersign/shared/domain/result';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { readPolicyFile } from '../backtest/policy-file.ts';
import { createPolicies, type PolicyList } from '../services/judgement/policies.ts';
import {
  COMMAND_LINE,
  type PolicySlot,
  publishPolicy,
  type Use,
  putPolicyInForce,
} from '../services/judgement/policy-changes.ts';
import type { WorkError } from '../services/work.ts';
import type { Database } from '../store/database.ts';
import { CommandFailure } from './failure.ts';
import { type DataFlags, print, withDatabase } from './with-database.ts';

const reserved = DEFAULT_POLICY.version;
const stamp = () => ({ by: COMMAND_LINE, at: Date.now() });
const when = (time: number): string => new Date(time).toISOString();

const valueOf = <T>(result: Result<T, WorkError>): T => {
  if (!result.ok) throw new CommandFailure(result.error.message);
  return result.value;
};

const reading = (database: Database) =>
  createPolicies({
    database,
    // Nothing is changed through it.
    once: () => Promise.reject(new Error('read only')),
    now: Date.now,
    nameOf: (id) => id,
    embedded: DEFAULT_POLICY,
  });

const check = (files: readonly string[], { json }: { json?: boolean }): void => {
  const checked = files.map((file) => ({ file, found: readPolicyFile(file) }));
  const view = checked.map(({ file, found }) => ({
    file,
    version: found.ok ? found.value.document.version : null,
    problems: found.ok ? [] : found.error,
  }));
  const isBad = view.some(({ problems }) => problems.length > 0);
  const lines = view.flatMap(({ file, version, problems }) => (version === null ? problems : [`${file}: ${version} is valid`]));
  print(json, view, lines.join('\n'));
  if (isBad) process.exitCode = 1;
};

const put = (database: Database, slot: PolicySlot, version: string | null): Promise<Result<Use, WorkError>> =>
  database.transaction((tx) => putPolicyInForce(tx, slot, version, stamp(), { reserved }));

const publish = async (file: string, { use, data, json }: DataFlags & { use?: boolean }): Promise<void> => {
  const read = readPolicyFile(file);
  if (!read.ok) throw new CommandFailure(read.error.join('\n'));
  const source = readFileSync(file, 'utf8');
  const done = await withDatabase(data, false, async (database) => {
    const { version } = valueOf(await database.transaction((tx) => publishPolicy(tx, source, stamp(), reserved)));
    return { version, fromAt: use === true ? valueOf(await put(database, 'policy', version)).fromAt : null };
  });
  const usedFrom = done.fromAt === null ? null : when(done.fromAt);
  const next = usedFrom === null ? `Put it in force: countersign policy use ${done.version}` : `In force from ${usedFrom}.`;
  print(json, { version: done.version, usedFrom }, `Published ${done.version}. ${next}`);
};

const putVersion = async (slot: PolicySlot, version: string | null, { data, json }: DataFlags): Promise<void> => {
  const used = await withDatabase(data, true, async (database) => valueOf(await put(database, slot, version)));
  const from = when(used.fromAt);
  const what = slot === 'policy' ? `${used.version} is in force` : `${used.version ?? 'No policy'} runs in the shadow`;
  print(json, { slot, version: used.version, usedFrom: from }, `${what} from ${from}.`);
};

const columns = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(width(i)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const lines = ({ live, next, shadow, versions }: PolicyList): string =>
  columns(
    versions.map(({ version, at, byName, rules, note }) => {
      const marks = [
        ...(version === live ? ['live'] : []),
        ...(version === next?.version ? [`live from ${when(next.fromAt)}`] : []),
        ...(version === shadow ? ['shadow'] : []),
      ];
      const published = at === 0 ? "the hub's own" : `${when(at)} by ${byName}`;
      return [version, marks.join(', ') || '-', published, `${rules} rules`, note ?? ''];
    }),
  );

export const policyCommand = (): Command => {
  const withJson = (command: Command): Command => command.option('--json', 'print JSON');
  const common = (command: Command): Command =>
    withJson(command.option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)'));
  return new Command('policy')
    .description('Check, publish and choose policies. Works beside a running hub (docs/policy.md).')
    .addCommand(
      withJson(new Command('check'))
        .description('Say what is wrong with policy files, with line and column. Stores nothing.')
        .argument('<files...>', 'YAML or JSON')
        .action(check),
    )
    .addCommand(
      common(new Command('publish'))
        .description('Store a version for ever. A published version never changes.')
        .argument('<file>', 'YAML or JSON')
        .option('--use', 'put it in force, too')
        .action(publish),
    )
    .addCommand(
      common(new Command('use'))
        .description('Put a published version in force, two seconds from now.')
        .argument('<version>', 'from "policy list"')
        .action((version: string, flags: DataFlags) => putVersion('policy', version, flags)),
    )
    .addCommand(
      common(new Command('shadow'))
        .description('Run a published version beside the live one: it is written down what it would do, and nothing else.')
        .argument('<version>', 'from "policy list", or "none"')
        .action((version: string, flags: DataFlags) => putVersion('shadow', version === 'none' ? null : version, flags)),
    )
    .addCommand(
      common(new Command('list'))
        .description('List the versions, and which is in force.')
        .action(async ({ data, json }: DataFlags) => {
          const found = await withDatabase(data, true, (database) => reading(database).list());
          print(json, found, lines(found));
        }),
    )
    .addCommand(
      common(new Command('show'))
        .description('Print a version as it was written.')
        .argument('<version>', 'from "policy list"')
        .action(async (version: string, { data, json }: DataFlags) => {
          const found = await withDatabase(data, true, async (database) => valueOf(await reading(database).read(version)));
          print(json, found, found.source.trimEnd());
        }),
    );
};

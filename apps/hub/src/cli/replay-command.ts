import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { Command, Option } from 'commander';
import { type AgentHub, connectAsAgent } from '../replay/agent-connection.ts';
import { besideFile } from '../replay/beside.ts';
import { loadMapping } from '../replay/load-mapping.ts';
import { type Progress, createProgress } from '../replay/progress.ts';
import { readLines } from '../replay/read-lines.ts';
import { type Replayed, replay } from '../replay/replay.ts';
import { replayReport } from '../replay/report.ts';
import { waitForDecisions } from '../replay/wait-for-decisions.ts';
import { readConfig } from '../config.ts';
import { CommandFailure } from './failure.ts';
import { replayToken } from './replay-token.ts';

type Flags = {
  readonly url?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly data?: string;
  readonly mapping: string;
  readonly run?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
};

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const sizeOf = (file: string): number => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandFailure(`There is no file ${file}.`, 2);
  if (!found.isFile()) throw new CommandFailure(`${file} is not a file.`, 2);
  return found.size;
};

const proposeAll = async (
  hub: AgentHub,
  file: string,
  flags: Flags,
  signal: AbortSignal,
  progress: Progress,
): Promise<Replayed> => {
  const size = sizeOf(file);
  const mapping = await loadMapping(flags.mapping, process.cwd());
  if (!mapping.ok) throw new CommandFailure(mapping.error, 2);
  let [read, done] = [0, 0];
  const result = await replay({
    lines: readLines(file),
    mapping: mapping.value,
    beside: besideFile(file),
    hub,
    run: flags.run,
    signal,
    onRead: (bytes) => (read = bytes),
    onRouted: ({ state: _, ...routed }) => {
      progress.update(size === 0 ? 1 : read / size, ++done);
      if (flags.json) out(JSON.stringify(routed));
    },
    onProblem: (problem) => {
      progress.clear();
      if (flags.json) out(JSON.stringify(problem));
      say(`line ${problem.line}${problem.id === undefined ? '' : ` (${problem.id})`}: ${problem.error}`);
    },
  });
  progress.clear();
  return result;
};

const wait = async (hub: AgentHub, { routed }: Replayed, asJson: boolean, signal: AbortSignal): Promise<void> => {
  say(
    `Waiting for decisions on ${routed.filter(({ route }) => route === 'escalate').length} items. Ctrl-C stops waiting; run the same command to go on.`,
  );
  const left = await waitForDecisions(hub, routed, signal, ({ key, escalationId, resolution }: ProposalState) => {
    if (asJson) out(JSON.stringify({ id: key, escalationId, resolution }));
    else out(`${key} ${resolution.kind.replace('_', ' ')}`);
  });
  if (left > 0) say(`${left} items still wait.`);
};

/** As given, or the hub that the same environment would start. */
const hubAddress = (given: string | undefined): string => {
  if (given !== undefined && !/^https?:$/.test(URL.parse(given)?.protocol ?? ''))
    throw new CommandFailure(`--url must be an http or https address, not "${given}".`, 2);
  if (given !== undefined) return given;
  const config = readConfig({});
  if (!config.ok) throw new CommandFailure(config.message, 2);
  return `http://127.0.0.1:${config.value.port}`;
};

const run = async (name: string, flags: Flags): Promise<void> => {
  const file = resolve(name);
  sizeOf(file);
  const url = hubAddress(flags.url);
  const { token, giveBack } = await replayToken(flags);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const hub = await connectAsAgent(url, token);
    if (!hub.ok) throw new CommandFailure(hub.error);
    try {
      const result = await proposeAll(hub.value, file, flags, stop.signal, createProgress(process.stderr));
      (flags.json ? say : out)(replayReport(result));
      if (flags.wait && !stop.signal.aborted) await wait(hub.value, result, flags.json ?? false, stop.signal);
      if (result.problems.length > 0) process.exitCode = 1;
    } finally {
      hub.value.close();
    }
  } finally {
    await giveBack();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
  if (stop.signal.aborted) process.exitCode = 130;
};

export const replayCommand = (): Command =>
  new Command('replay')
    .description('Propose every record of a JSON Lines file and show what was routed where and why. Nothing is executed.')
    .argument('<file>', 'one record per line')
    .option('--url <url>', 'the hub (default: this machine, at COUNTERSIGN_PORT or 4310)')
    .addOption(new Option('--token <token>', 'an agent token').env('COUNTERSIGN_TOKEN'))
    .option('--token-file <file>', 'a file that holds the token')
    .option('--data <folder>', 'folder of a local hub, to make a token when none is given (COUNTERSIGN_DATA, default .data)')
    .option('--mapping <name>', '"airline", or a module that exports mapping(record, beside); see docs/mapping.md', 'airline')
    .option('--run <name>', 'propose anew under this name instead of continuing an earlier replay')
    .option('--wait', 'wait until every escalated item is decided')
    .option('--json', 'one JSON object per record on stdout; everything else on stderr')
    .action(run);

import { randomUUID } from 'node:crypto';
import { createCommandNotifier } from '@countersign/notifier/command-notifier';
import { cleanLine } from '@countersign/notifier/notification-text';
import { commandFor } from '@countersign/notifier/system-command';
import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { Delivery } from '@countersign/shared/domain/notification/memory';
import { NOTIFICATION_PHRASES_EN } from '@countersign/shared/domain/notification/phrases-en';
import { DEFAULT_PREFERENCES, LEVELS, type Level, type Preferences } from '@countersign/shared/domain/notification/preferences';
import { wordsOf } from '@countersign/shared/domain/notification/words';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { Command, Option } from 'commander';
import { io } from 'socket.io-client';
import { readConfig } from '../config.ts';
import { CommandFailure } from './failure.ts';
import { watchQueue } from './watch-queue.ts';
import { watchToken } from './watch-token.ts';

type Flags = { readonly hub?: string; readonly level: Level; readonly tier?: readonly ReviewTier[] };

/** The token is refused or revoked; the hub speaks another protocol. */
const EXIT = { refused: 3, incompatible: 4 } as const;

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const timeOfDay = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** As given, or the hub that the same environment would start. */
const hubAddress = (given: string | undefined): string => {
  if (given !== undefined && !/^https?:\/\/[^\s/@]+/.test(given))
    throw new CommandFailure(`--hub must be an http or https address without a user name, not "${given}".`, 2);
  if (given !== undefined) return given;
  const config = readConfig({});
  if (!config.ok) throw new CommandFailure(config.message, 2);
  return `http://127.0.0.1:${config.value.port}`;
};

const preferencesOf = ({ level, tier }: Flags): Preferences => ({
  ...DEFAULT_PREFERENCES,
  level,
  tiers:
    tier === undefined
      ? {}
      : Object.fromEntries(REVIEW_TIERS.filter((one) => !tier.includes(one)).map((one) => [one, 'none' as const])),
});

/** Ctrl-C, or a stop from outside. */
const untilInterrupted = (): Promise<'interrupted'> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });

const watch = async (flags: Flags): Promise<void> => {
  const url = hubAddress(flags.hub);
  const token = await watchToken(process.stdin, process.stderr);
  const interrupted = untilInterrupted();
  const notifier = createCommandNotifier(process.platform, commandFor(process.platform));
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let lastProblem = '';

  const show = async ({ key, urgency }: Delivery, title: string, body: string): Promise<void> => {
    const outcome = await notifier.show({ tag: key, title, body, urgency });
    const problem = outcome.outcome === 'shown' ? '' : outcome.reason;
    if (problem !== '' && problem !== lastProblem) say(`The system shows nothing: ${cleanLine(problem)}`);
    lastProblem = problem;
  };
  const tell = (delivery: Delivery, waiting: number): void => {
    const { title, body } = wordsOf(delivery.content, NOTIFICATION_PHRASES_EN);
    const bell = delivery.sound !== null && process.stdout.isTTY ? '\u0007' : '';
    const words = body === '' ? title : `${title} · ${body}`;
    if (delivery.mode !== 'update') out(`${bell}${timeOfDay.format(clock.now())}  ${words}  (${waiting} waiting)`);
    if (delivery.isToast) void show(delivery, title, body);
  };

  const watching = watchQueue({
    socket: createSocketIoPort({
      url,
      namespace: '/reviewer',
      auth: () => ({ protocolVersion: PROTOCOL_VERSION, token, client: 'countersign watch' }),
      io,
    }),
    clock,
    random: Math.random,
    newCommandId: randomUUID,
    preferences: preferencesOf(flags),
    tell,
    connected: (name, waiting) => out(`Watching ${url} as ${cleanLine(name)}: ${waiting} waiting. Ctrl-C stops.`),
    waitingForHub: () => say(`No hub answers at ${url} yet; trying again.`),
  });
  const end = await Promise.race([interrupted, watching.ended]);
  watching.stop();
  if (end === 'interrupted') return;
  throw new CommandFailure(
    end.why === 'refused' ? `The hub refuses this token: ${end.message}.` : `This hub cannot be watched: ${end.message}.`,
    EXIT[end.why],
  );
};

export const watchCommand = (): Command =>
  new Command('watch')
    .description(
      'Notifications from a terminal, without the app. The token comes from COUNTERSIGN_TOKEN, or is asked for. Nothing is decided here.',
    )
    .option('--hub <url>', 'the hub (default: this machine, at COUNTERSIGN_PORT or 4310)')
    .addOption(new Option('--level <level>', 'what to tell of').choices(LEVELS).default('high'))
    .addOption(new Option('--tier <tiers...>', 'only these queues').choices(REVIEW_TIERS))
    .action(watch);

import { createRequire } from 'node:module';
import path from 'node:path';
import notifier from 'node-notifier';
import type { NotificationOutcome } from '../ipc/contract.ts';
import { cleanLine, doubleBackslashes, escapeMarkup } from './notification-text.ts';
import { ANSWER_LIMIT, type Notifier } from './notifier.ts';

/** The whole of what is ever passed on. No option comes from a request. */
export type CommandOptions = {
  readonly title: string;
  readonly message: string;
  readonly urgency?: 'low' | 'normal' | 'critical';
  readonly 'app-name'?: string;
  readonly appID?: string;
};
/** `null`, `undefined` and the empty string all mean success. */
export type Command = (options: CommandOptions, done: (error: Error | string | null | undefined) => void) => void;

/** A system command that hangs keeps its place, so that no more than this many processes can ever pile up. */
const FLIGHT_LIMIT = 4;

/** node-notifier's class for a platform, named outright instead of found by the library, which would also fall back by itself. */
export const commandFor = (platform: NodeJS.Platform): Command | undefined => {
  if (platform === 'linux') {
    const command = new notifier.NotifySend({});
    return (options, done) => void command.notify(options, done);
  }
  if (platform === 'darwin') {
    const inside = path.join(
      path.dirname(createRequire(import.meta.url).resolve('node-notifier/package.json')),
      'vendor/mac.noindex/terminal-notifier.app/Contents/MacOS/terminal-notifier',
    );
    // A program cannot be started from inside an archive; packaging leaves the vendor folder beside it.
    const command = new notifier.NotificationCenter({
      withFallback: false,
      customPath: inside.replace('app.asar', 'app.asar.unpacked'),
    });
    return (options, done) => void command.notify(options, done);
  }
  if (platform === 'win32') {
    const command = new notifier.WindowsToaster({ withFallback: false });
    return (options, done) => void command.notify(options, done);
  }
  return undefined;
};

/** Shows through a command of the system: no click, no replacement, no dismissal. The last resort. */
export const createCommandNotifier = (platform: NodeJS.Platform, command: Command | undefined): Notifier => {
  let inFlight = 0;
  const optionsFor = (title: string, body: string, urgency: 'low' | 'normal' | 'critical'): CommandOptions => {
    // Starting with our own name, a title can neither be an option nor pretend to come from another program.
    const named = cleanLine(`Countersign: ${title}`);
    const text = cleanLine(body) || '\u2060';
    if (platform === 'win32') return { title: named, message: text, appID: 'Countersign' };
    if (platform !== 'linux') return { title: named, message: text };
    return {
      title: doubleBackslashes(named),
      message: doubleBackslashes(escapeMarkup(text)),
      urgency,
      'app-name': 'Countersign',
    };
  };
  return {
    show: ({ title, body, urgency }) =>
      new Promise<NotificationOutcome>((settle) => {
        if (command === undefined) return settle({ outcome: 'unsupported', reason: `no notification command for ${platform}` });
        if (inFlight >= FLIGHT_LIMIT)
          return settle({ outcome: 'suppressed', reason: `${inFlight} notifications are still under way` });
        inFlight += 1;
        let isOver = false;
        // The library calls back twice in some failures, and throws at once in others.
        const finish = (error: Error | string | null | undefined): void => {
          if (isOver) return;
          isOver = true;
          inFlight -= 1;
          clearTimeout(timer);
          settle(error ? { outcome: 'failed', reason: error instanceof Error ? error.message : error } : { outcome: 'shown' });
        };
        const timer = setTimeout(
          () => settle({ outcome: 'failed', reason: `the command did not answer within ${ANSWER_LIMIT / 1_000} s` }),
          ANSWER_LIMIT,
        );
        try {
          command(optionsFor(title, body, urgency), finish);
        } catch (error) {
          finish(error instanceof Error ? error : String(error));
        }
      }),
    dismiss: () => undefined,
  };
};

import { cleanLine, doubleBackslashes, escapeMarkup } from './notification-text.ts';
import { ANSWER_LIMIT, type NotificationOutcome, type Notifier } from './notifier.ts';
import type { Command, CommandOptions } from './system-command.ts';

/** A system command that hangs keeps its place, so that no more than this many processes can ever pile up. */
const FLIGHT_LIMIT = 4;

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
      title: named,
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

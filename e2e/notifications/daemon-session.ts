/**
 * Runs inside `dbus-run-session`: a display, a real notification daemon and a monitor of the bus. Sends the texts of the file
 * that is its argument through node-notifier, one after another, and prints what became of them and what the bus saw.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createCommandNotifier } from '@countersign/notifier/command-notifier';
import { commandFor } from '@countersign/notifier/system-command';
import type { NotificationOutcome } from '@countersign/notifier/notifier';

const LAST = 'the last one of this session';
const children: ChildProcess[] = [];
const start = (
  program: string,
  words: readonly string[],
  stdio: 'ignore' | readonly ['ignore', 'pipe', 'ignore'],
): ChildProcess => {
  const child = spawn(program, words, { stdio: stdio === 'ignore' ? 'ignore' : [...stdio] });
  children.push(child);
  return child;
};
/** Resolves with everything that was written, as soon as `isThere` says so of it. */
const written = (child: ChildProcess, isThere: (text: string) => boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    let all = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      all += chunk.toString();
      if (isThere(all)) resolve(all);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${all.slice(-300)}`)));
  });
const bus = (...words: readonly string[]): string =>
  execFileSync('dbus-send', ['--session', '--print-reply', ...words], { encoding: 'utf8' });

const texts = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly string[];
const notifier = createCommandNotifier('linux', commandFor('linux'));
const send = (title: string, body: string): Promise<NotificationOutcome> =>
  notifier.show({ tag: 'test', title, body, urgency: 'critical' });

const end = (): void => {
  for (const child of children.reverse()) child.kill('SIGKILL');
};
// Whoever started this may give up and be gone; nothing of it stays behind.
const watchdog = setTimeout(() => {
  end();
  process.exit(1);
}, 200_000);

try {
  // A bus, but nobody on it who shows anything: no display yet.
  const { DISPLAY: _, ...without } = process.env;
  process.env = without;
  const withoutDaemon = await send('nobody', 'is there');

  const display = start(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'],
    ['ignore', 'pipe', 'ignore'],
  );
  process.env['DISPLAY'] = `:${(await written(display, (text) => text.includes('\n'))).trim()}`;
  const monitor = start('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications'"], ['ignore', 'pipe', 'ignore']);
  const log = written(monitor, (text) => text.includes(LAST) && /\n {3}int32 -?\d+\n/.test(text.slice(text.indexOf(LAST))));
  log.catch(() => undefined);
  start('dunst', ['-conf', process.argv[3] ?? '/dev/null'], 'ignore');
  const owner = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner'];
  while (!bus(...owner, 'string:org.freedesktop.Notifications').includes('true')) execFileSync('sleep', ['0.1']);

  const outcomes: NotificationOutcome[] = [];
  for (const text of texts) outcomes.push(await send(text, text));
  const displayed = execFileSync('dunstctl', ['count', 'displayed'], { encoding: 'utf8' });
  const last = await send(LAST, '.');
  process.stdout.write(JSON.stringify({ withoutDaemon, outcomes, last, displayed: Number(displayed.trim()), log: await log }));
} finally {
  clearTimeout(watchdog);
  end();
}

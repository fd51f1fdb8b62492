import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanLine, escapeMarkup } from '@countersign/notifier/notification-text';
import type { NotificationOutcome } from '@countersign/notifier/notifier';
import { missing as missingTexts, naughtyStrings } from '@countersign/notifier/test/naughty-strings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NotifyCall, readNotifyCalls } from './bus-log.ts';

const SESSION = fileURLToPath(new URL('daemon-session.ts', import.meta.url));

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Why nothing can be shown here, for `context.skip`; undefined when it can. */
const missing = ((): string | undefined => {
  if (process.platform !== 'linux') return 'notification daemons on D-Bus are for Linux';
  const absent = ['dbus-run-session', 'dbus-monitor', 'Xvfb', 'dunst', 'notify-send'].filter((program) => !isThere(program));
  return absent.length === 0
    ? undefined
    : `${absent.join(', ')} missing; type: sudo apt-get install dbus dunst xvfb libnotify-bin`;
})();

/** Each one did harm to somebody's notifications: options, markup, escapes, controls, shells, length. */
const HOSTILE: readonly string[] = [
  '--help',
  '-w',
  '--action=pwn',
  '--icon=/etc/passwd',
  ' --version',
  '\u200b--hint=string:x:y',
  '<b>bold</b> <a href="https://evil.example">pay</a> <img src="file:///etc/passwd"/>',
  '&amp; &lt;b&gt; &#x41;',
  'C:\\new\\table\\x41',
  '$(touch pwned) `touch pwned` "; touch pwned; " \\"; touch pwned; #',
  'a\u0000b',
  'pay \u202e0001$\u2069 now',
  'one\ntwo\r\nthree\u2028four',
  '\ud800 half',
  'x'.repeat(200_000),
  '\u001b[31mred\u0007',
  "it's 'quoted' \"twice\"",
  'مرحبا 你好 😀',
];

type Session = {
  readonly withoutDaemon: NotificationOutcome;
  readonly outcomes: readonly NotificationOutcome[];
  readonly last: NotificationOutcome;
  readonly displayed: number;
  readonly log: string;
};

const texts = [...HOSTILE, ...naughtyStrings];
const folder = mkdtempSync(join(tmpdir(), 'countersign-daemon-'));
let session: Session;
let calls: readonly NotifyCall[];

beforeAll(async () => {
  if (missing !== undefined) return;
  const file = join(folder, 'texts.json');
  writeFileSync(file, JSON.stringify(texts));
  // Five on screen at a time: drawing all of them anew for each one takes longer than everything else.
  const config = join(folder, 'dunstrc');
  writeFileSync(config, '[global]\nnotification_limit = 5\n');
  const output = await new Promise<string>((resolve, reject) => {
    const words = ['--', process.execPath, SESSION, file, config];
    execFile('dbus-run-session', words, { cwd: folder, maxBuffer: 64 * 1_048_576, timeout: 240_000 }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${error.message}\n${stderr}`)),
    );
  });
  session = JSON.parse(output) as Session;
  calls = readNotifyCalls(session.log);
}, 260_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** notify-send takes its own escapes back; what the daemon gets is the text with its markup escaped. */
const asReceived = (text: string): string => escapeMarkup(cleanLine(text)) || '\u2060';

describe('N-21 node-notifier on a real notification daemon', () => {
  it('says that nothing is shown while there is no daemon', (context) => {
    if (missing !== undefined) return context.skip(missing);
    expect(session.withoutDaemon).toMatchObject({ outcome: 'failed', reason: expect.any(String) });
  });

  it('shows every text, and the daemon has them on screen', (context) => {
    if (missing !== undefined) return context.skip(missing);
    const unshown = texts.filter((_, n) => session.outcomes[n]?.outcome !== 'shown');
    expect(unshown).toEqual([]);
    expect(session.last).toEqual({ outcome: 'shown' });
    expect(session.displayed).toBeGreaterThan(0);
  });

  it('each is seen on the bus whole, literal and in order, with our own options only', (context) => {
    if (missing !== undefined) return context.skip(missing);
    const sent = calls.filter(({ title }) => title !== 'Countersign: nobody').slice(0, texts.length);
    expect(sent).toHaveLength(texts.length);
    for (const [n, call] of sent.entries()) {
      const text = texts[n] ?? '';
      expect(call.title, JSON.stringify(text.slice(0, 80))).toBe(cleanLine(`Countersign: ${text}`));
      expect(call.body, JSON.stringify(text.slice(0, 80))).toBe(asReceived(text));
      expect(call).toMatchObject({ program: 'Countersign', icon: '', actions: [], urgency: 2, replaces: 0 });
      expect(call.hints.filter((name) => !['urgency', 'sender-pid'].includes(name))).toEqual([]);
    }
  });

  it('nothing was run, opened or written', (context) => {
    if (missing !== undefined) return context.skip(missing);
    expect(readdirSync(folder)).toEqual(['dunstrc', 'texts.json']);
    expect(session.log).not.toContain('member=ActionInvoked');
  });

  it('the naughty strings were among them', (context) => {
    if (missing !== undefined) return context.skip(missing);
    if (missingTexts !== undefined) return context.skip(missingTexts);
    expect(texts.length).toBe(HOSTILE.length + 515);
  });
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, naughtyStrings } from '../test/naughty-strings.ts';
import { createCommandNotifier } from './command-notifier.ts';
import { commandFor } from './system-command.ts';

/** node-notifier goes through a shell on Linux, so the quoting is tried for real: a `notify-send` that notes its arguments. */
describe.runIf(process.platform === 'linux')('E-10 what reaches notify-send', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'notify-send-'));
  const log = path.join(directory, 'arguments');
  const { PATH } = process.env;

  beforeAll(() => {
    writeFileSync(path.join(directory, 'notify-send'), `#!/bin/sh\nprintf '%s\\0' "$@" END >> '${log}'\n`);
    chmodSync(path.join(directory, 'notify-send'), 0o755);
    process.env['PATH'] = `${directory}${path.delimiter}${PATH}`;
  });
  afterAll(() => {
    process.env['PATH'] = PATH;
  });

  it('is one title, one body and our own options, for all 515 naughty strings', async (context) => {
    if (missing !== undefined) return context.skip(missing);
    const texts = [
      ...naughtyStrings,
      '$(touch pwned)',
      '`touch pwned`',
      '"; touch pwned; "',
      '\\"; touch pwned; #',
      '--action=pwn',
      '-w',
    ];
    const notifier = createCommandNotifier('linux', commandFor('linux'));
    const tag = '0199c0de-0000-7000-8000-000000000001';
    for (const text of texts) {
      expect(await notifier.show({ tag, title: text, body: text, urgency: 'low' }), text).toEqual({
        outcome: 'shown',
      });
    }
    const calls = readFileSync(log, 'utf8')
      .split('\0END\0')
      .filter((call) => call !== '')
      .map((call) => call.split('\0'));
    expect(calls).toHaveLength(texts.length);
    for (const [title, body, ...options] of calls) {
      expect(title).toMatch(/^Countersign:/);
      expect(body).not.toMatch(/^-/);
      expect(options.filter((option) => option.startsWith('--')).toSorted()).toEqual([
        '--app-name',
        '--expire-time',
        '--urgency',
      ]);
      expect(options).toHaveLength(6);
    }
    expect(calls.find(([, body]) => body === '\u2060--action=pwn')).toBeDefined();
    expect(calls.find(([, body]) => body === '$(touch pwned)')).toBeDefined();
    expect([...readdirSync(directory), ...readdirSync('.')].filter((name) => name.includes('pwned'))).toEqual([]);
  }, 60_000);
});

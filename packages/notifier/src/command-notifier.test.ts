import { afterEach, describe, expect, it, vi } from 'vitest';
import { missing, naughtyStrings } from '../test/naughty-strings.ts';
import { createCommandNotifier } from './command-notifier.ts';
import { type Command, type CommandOptions, commandFor, outsideArchive, vendorProgram } from './system-command.ts';
import { createNullNotifier, withFallback, type Notifier } from './notifier.ts';

const tag = '0199c0de-0000-7000-8000-000000000001';
const request = { tag, title: 'High-risk approval', body: '10 min left', urgency: 'normal' } as const;
const answering = (error: Error | string | null = ''): { command: Command; sent: CommandOptions[] } => {
  const sent: CommandOptions[] = [];
  return {
    sent,
    command: (options, done) => {
      sent.push(options);
      done(error);
    },
  };
};
afterEach(() => vi.useRealTimers());

describe('E-11 the notification command of the system', () => {
  it.each(['', null] as const)('takes %j for success, as the library means it', async (answer) => {
    expect(await createCommandNotifier('linux', answering(answer).command).show(request)).toEqual({ outcome: 'shown' });
  });

  it('tells why it failed, whether told or thrown at', async () => {
    expect(await createCommandNotifier('linux', answering('not found: notify-send').command).show(request)).toEqual({
      outcome: 'failed',
      reason: 'not found: notify-send',
    });
    const throwing: Command = () => {
      throw new Error('spawn error -86');
    };
    expect(await createCommandNotifier('darwin', throwing).show(request)).toEqual({
      outcome: 'failed',
      reason: 'spawn error -86',
    });
    expect(await createCommandNotifier('aix', commandFor('aix')).show(request)).toMatchObject({ outcome: 'unsupported' });
  });

  it('takes the first of two answers', async () => {
    let answers = 2;
    const notifier = createCommandNotifier('win32', (_options, done) => {
      for (let n = 0; n < answers; n++) done(n === 0 ? null : new Error('exit code -1'));
    });
    expect(await notifier.show(request)).toEqual({ outcome: 'shown' });
    expect(await notifier.show(request)).toEqual({ outcome: 'shown' });
    // The second answers freed no place that was not taken.
    answers = 0;
    for (let n = 0; n < 4; n++) void notifier.show(request);
    expect(await notifier.show(request)).toMatchObject({ outcome: 'suppressed' });
  });

  it('gives up on a silent command after 5 s, and never lets more than four pile up', async () => {
    vi.useFakeTimers();
    const silent: (() => void)[] = [];
    const notifier = createCommandNotifier('linux', (_options, done) => void silent.push(() => done(null)));
    const four = [1, 2, 3, 4].map(() => notifier.show(request));
    expect(await notifier.show(request)).toMatchObject({ outcome: 'suppressed' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await Promise.all(four)).toEqual(four.map(() => ({ outcome: 'failed', reason: expect.stringContaining('5 s') })));
    expect(await notifier.show(request)).toMatchObject({ outcome: 'suppressed' });
    silent[0]?.();
    const fifth = notifier.show(request);
    silent[4]?.();
    expect(await fifth).toEqual({ outcome: 'shown' });
  });

  it.for(['linux', 'darwin', 'win32'] as const)(
    'passes only fixed options with clean strings on %s, for all 515 naughty strings',
    async (platform, context) => {
      if (missing !== undefined) return context.skip(missing);
      const { command, sent } = answering();
      const notifier = createCommandNotifier(platform, command);
      for (const text of naughtyStrings) await notifier.show({ ...request, title: text, body: text });
      expect(sent).toHaveLength(515);
      const allowed = {
        linux: ['title', 'message', 'urgency', 'app-name'],
        darwin: ['title', 'message'],
        win32: ['title', 'message', 'appID'],
      };
      for (const options of sent) {
        expect(Object.keys(options)).toEqual(allowed[platform]);
        expect(Object.values(options).every((value) => typeof value === 'string')).toBe(true);
        expect(options.title).toMatch(/^Countersign:/);
        expect(options.message).not.toMatch(/^\s*-|\0|\n/);
        expect(options.message).not.toBe('');
        if (platform === 'linux') expect(options.message).not.toMatch(/[<>]/);
      }
    },
  );

  it('N-20 starts the programs that come with it from beside the archive, by platform and processor', () => {
    expect(outsideArchive('/opt/Countersign/resources/app.asar/node_modules/x')).toBe(
      '/opt/Countersign/resources/app.asar.unpacked/node_modules/x',
    );
    expect(outsideArchive('C:\\Program Files\\resources\\app.asar\\node_modules')).toBe(
      'C:\\Program Files\\resources\\app.asar.unpacked\\node_modules',
    );
    expect(outsideArchive('/home/app.asarum/x')).toBe('/home/app.asarum/x');
    expect(vendorProgram('win32', 'x64')).toMatch(/snoretoast-x64\.exe$/);
    expect(vendorProgram('win32', 'arm64')).toMatch(/snoretoast-x86\.exe$/);
    expect(vendorProgram('darwin', 'arm64')).toMatch(/terminal-notifier$/);
    expect(vendorProgram('linux', 'x64')).toBeUndefined();
  });

  it('N-20 is not taken in by an option that somebody slips into a request', async () => {
    const { command, sent } = answering();
    const slipped = { ...request, execute: 'rm -rf /', open: 'https://evil.example', icon: '/etc/passwd', customPath: '/bin/sh' };
    for (const platform of ['linux', 'darwin', 'win32'] as const) await createCommandNotifier(platform, command).show(slipped);
    expect(JSON.stringify(sent)).not.toMatch(/rm -rf|evil|passwd|bin.sh/);
  });

  it('N-20 survives what the system would throw at: NUL, and more than it can take', async () => {
    const { command, sent } = answering();
    const notifier = createCommandNotifier('linux', command);
    for (const text of ['a\0b', 'x'.repeat(200_000), '\ud800']) {
      expect(await notifier.show({ ...request, title: text, body: text })).toEqual({ outcome: 'shown' });
    }
    for (const { title, message } of sent) {
      expect(`${title}${message}`.length).toBeLessThan(400);
      expect(title + message).not.toContain('\0');
      expect((title + message).isWellFormed()).toBe(true);
    }
  });

  it('N-20 has nothing to take away, and a null notifier shows nothing and says so', async () => {
    expect(createCommandNotifier('linux', answering().command).dismiss(tag)).toBeUndefined();
    const nothing = createNullNotifier();
    expect(await nothing.show(request)).toMatchObject({ outcome: 'suppressed' });
    expect(nothing.asked).toEqual([request]);
    expect(nothing.dismiss(tag)).toBeUndefined();
  });

  it('knows the class for each platform without asking which machine this is', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(commandFor(platform)).toBeTypeOf('function');
    expect(commandFor('sunos')).toBeUndefined();
  });
});

describe('E-11 fallback', () => {
  const fixed = (outcome: Awaited<ReturnType<Notifier['show']>>): Notifier & { shown: number } => ({
    shown: 0,
    async show() {
      this.shown += 1;
      return outcome;
    },
    dismiss: () => undefined,
  });

  it.each(['failed', 'unsupported'] as const)('is tried after %s', async (outcome) => {
    expect(await withFallback(fixed({ outcome, reason: 'unsigned' }), fixed({ outcome: 'shown' })).show(request)).toEqual({
      outcome: 'shown',
      by: 'fallback',
    });
  });

  it('is not tried after success or after a no', async () => {
    for (const outcome of [{ outcome: 'shown' }, { outcome: 'denied', reason: 'no' }] as const) {
      const fallback = fixed({ outcome: 'shown' });
      expect(await withFallback(fixed(outcome), fallback).show(request)).toEqual(outcome);
      expect(fallback.shown).toBe(0);
    }
  });

  it('reports both reasons', async () => {
    const both = withFallback(
      fixed({ outcome: 'failed', reason: 'unsigned' }),
      fixed({ outcome: 'failed', reason: 'no daemon' }),
    );
    expect(await both.show(request)).toEqual({ outcome: 'failed', reason: 'unsigned; fallback: no daemon' });
  });
});

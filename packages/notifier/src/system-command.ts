import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import notifier from 'node-notifier';

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

/** A program cannot be started from inside an archive; packaging leaves the vendor folder beside it. */
export const outsideArchive = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** The program that node-notifier brings for a platform, below its own folder; none on Linux, which has one of its own. */
export const vendorProgram = (platform: NodeJS.Platform, architecture: string): string | undefined => {
  if (platform === 'darwin') return 'vendor/mac.noindex/terminal-notifier.app/Contents/MacOS/terminal-notifier';
  if (platform === 'win32') return `vendor/snoreToast/snoretoast-${architecture === 'x64' ? 'x64' : 'x86'}.exe`;
  return undefined;
};

const packageFolder = (): string => path.dirname(createRequire(import.meta.url).resolve('node-notifier/package.json'));

/** On Windows a program that is not there would be reported as shown. */
const ifThere =
  (program: string, command: Command): Command =>
  (options, done) =>
    existsSync(program) ? command(options, done) : done(new Error(`${program} is not there`));

/**
 * node-notifier's class for a platform, named outright: found by the library itself, it would take Windows for WSL and fall
 * back to other programs.
 */
export const commandFor = (platform: NodeJS.Platform, architecture: string = process.arch): Command | undefined => {
  if (platform === 'linux') {
    const send = new notifier.NotifySend({});
    return (options, done) => void send.notify(options, done);
  }
  const inside = vendorProgram(platform, architecture);
  if (inside === undefined) return undefined;
  const program = outsideArchive(path.join(packageFolder(), inside));
  const choice = { withFallback: false, customPath: program };
  const system = platform === 'darwin' ? new notifier.NotificationCenter(choice) : new notifier.WindowsToaster(choice);
  return ifThere(program, (options, done) => void system.notify(options, done));
};

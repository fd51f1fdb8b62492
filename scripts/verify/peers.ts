import type { RunCommand } from './command.ts';
import { findChromium, findPostgres, hasProgram } from './find-program.ts';
import { say } from './say.ts';

/** Programs that tests need and that no package brings: where they are, or what to type to get them. */
export type Peers = {
  readonly chromium: string | undefined;
  /** The folder with `initdb` and `postgres`. */
  readonly postgres: string | undefined;
  /** The one command that installs what is missing; undefined if nothing is. */
  readonly command: string | undefined;
};

type Peer = { readonly apt: string; readonly brew: string; readonly dnf: string; readonly winget: string };

const only = (name: string): Peer => ({ apt: name, brew: name, dnf: name, winget: name });
const CHROMIUM: Peer = { apt: 'chromium', brew: '--cask chromium', dnf: 'chromium', winget: 'Google.Chrome' };
/** What the notification tests need on Linux: a bus, a daemon that shows, and the command that sends. Elsewhere the system has its own. */
const DESKTOP_PROGRAMS: readonly (readonly [program: string, peer: Peer])[] = [
  ['dbus-run-session', only('dbus')],
  ['dunst', only('dunst')],
  ['Xvfb', { ...only('xvfb'), dnf: 'xorg-x11-server-Xvfb' }],
  ['notify-send', { ...only('libnotify-bin'), dnf: 'libnotify' }],
];
const POSTGRES: Peer = { apt: 'postgresql', brew: 'postgresql', dnf: 'postgresql-server', winget: 'PostgreSQL.PostgreSQL.17' };

const commandFor = (missing: readonly Peer[]): string => {
  if (process.platform === 'darwin') return missing.map((peer) => `brew install ${peer.brew}`).join(' && ');
  if (process.platform === 'win32') return missing.map((peer) => `winget install ${peer.winget}`).join(' && ');
  if (hasProgram('dnf')) return `sudo dnf install ${missing.map((peer) => peer.dnf).join(' ')}`;
  return `sudo apt-get install ${missing.map((peer) => peer.apt).join(' ')}`;
};

const mayInstall = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && hasProgram('apt-get');

const missingForNotifications = (): readonly Peer[] =>
  process.platform === 'linux' ? DESKTOP_PROGRAMS.flatMap(([program, peer]) => (hasProgram(program) ? [] : [peer])) : [];

const look = (): { peers: Omit<Peers, 'command'>; missing: Peer[] } => {
  const peers = { chromium: findChromium(), postgres: findPostgres() };
  const missing = [
    ...(peers.chromium === undefined ? [CHROMIUM] : []),
    ...(peers.postgres === undefined ? [POSTGRES] : []),
    ...missingForNotifications(),
  ];
  return { peers, missing };
};

const installWithApt = async (run: RunCommand, cwd: string, missing: readonly Peer[]): Promise<void> => {
  const names = missing.map((peer) => peer.apt);
  say(`installing ${names.join(' and ')} with apt-get (about half a minute) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const steps = [
    ['update', ...wait],
    ['install', '-y', '--no-install-recommends', ...wait, ...names],
  ];
  for (const words of steps) {
    const { code, output } = await run('apt-get', words, { cwd, env, capture: true });
    if (code === 0) continue;
    say(`apt-get ${words[0]} failed:\n${output.trimEnd().split('\n').slice(-8).join('\n')}`);
    return;
  }
  say(`installed ${names.join(' and ')}`);
};

/** Finds the peers, installing the missing ones where this process may (apt, as root). */
export const ensurePeers = async (run: RunCommand, cwd: string): Promise<Peers> => {
  const before = look();
  if (before.missing.length > 0 && mayInstall()) await installWithApt(run, cwd, before.missing);
  const { peers, missing } = look();
  const command = missing.length === 0 ? undefined : commandFor(missing);
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== peers.chromium)
    say(`CHROMIUM_PATH names no program (${named}); using ${peers.chromium ?? 'none'}`);
  if (command !== undefined) say(`missing for the whole test run; type: ${command}`);
  return { ...peers, command };
};

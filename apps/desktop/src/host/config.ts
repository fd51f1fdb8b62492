import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HIDDEN_FLAG } from './login-item.ts';

export type Launch = {
  /** Hub of this run; not written to the settings. */
  readonly hubUrl: string | undefined;
  /** Token of this run; stays in memory. */
  readonly token: string | undefined;
  /** Folder for settings and secrets instead of the user's own; also the scope of "only one instance". */
  readonly profile: string | undefined;
  /** DevTools allowed. */
  readonly isDevelopment: boolean;
  /** Started by the login, not by the person: the window waits in the tray. */
  readonly startsHidden: boolean;
  /** The file that starts this program again. */
  readonly executable: string;
  readonly problems: readonly string[];
};

/**
 * Flags `--hub=URL --token-file=PATH --profile=DIR --dev`, or `COUNTERSIGN_DEMO_HUB` and `COUNTERSIGN_DEMO_TOKEN`.
 * A token is never a flag: every user of the machine can list the arguments of a process. The token is removed from
 * `env`, so that no child process inherits it.
 */
export const readLaunch = (argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Launch => {
  const flag = (name: string): string | undefined =>
    argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) || undefined;
  const problems: string[] = [];
  const tokenFile = flag('token-file');
  let token = env['COUNTERSIGN_DEMO_TOKEN']?.trim() || undefined;
  delete env['COUNTERSIGN_DEMO_TOKEN'];
  if (tokenFile !== undefined) {
    try {
      token = readFileSync(tokenFile, 'utf8').trim() || undefined;
    } catch (error) {
      problems.push(`The token file could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const profile = flag('profile');
  const hub = flag('hub') ?? (env['COUNTERSIGN_DEMO_HUB'] || undefined);
  const address = hub === undefined ? null : URL.parse(hub);
  const hubUrl = address !== null && /^https?:$/.test(address.protocol) ? address.origin : undefined;
  if (hub !== undefined && hubUrl === undefined) problems.push(`This is not the address of a hub: ${hub}`);
  return {
    hubUrl,
    token,
    profile: profile === undefined ? undefined : path.resolve(profile),
    isDevelopment: argv.includes('--dev'),
    // An AppImage runs from a mount that is gone by the next login; this names the file itself.
    executable: env['APPIMAGE'] || process.execPath,
    startsHidden: argv.includes(HIDDEN_FLAG),
    problems,
  };
};

import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

const onPath = (name: string): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => (process.platform === 'win32' ? [join(folder, `${name}.exe`)] : [join(folder, name)]));

/** The folders in `parent` with the newest version first; none if there is no such folder. */
const versionsIn = (parent: string): string[] => {
  try {
    return readdirSync(parent).sort((a, b) => b.localeCompare(a, undefined, { numeric: true }));
  } catch {
    return [];
  }
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

const BROWSER_FILES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium or a browser made from it: the one named by CHROMIUM_PATH, else the first that is installed. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...BROWSERS.flatMap(onPath), ...BROWSER_FILES].find(isProgram);

/** The folder with PostgreSQL's server programs. Debian keeps them off the PATH, in a folder per version. */
export const findPostgres = (): string | undefined => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const versioned = ['/usr/lib/postgresql', 'C:\\Program Files\\PostgreSQL'].flatMap((parent) =>
    versionsIn(parent).map((version) => join(parent, version, 'bin')),
  );
  const brewed = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((parent) =>
    versionsIn(parent)
      .filter((name) => name.startsWith('postgresql'))
      .map((name) => join(parent, name, 'bin')),
  );
  const folders = [...onPath('initdb').map((file) => dirname(file)), ...versioned, ...brewed];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, `${name}${suffix}`))));
};

export const hasProgram = (name: string): boolean => onPath(name).some(isProgram);

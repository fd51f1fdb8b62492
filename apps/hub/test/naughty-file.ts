import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Texts that break programs, beside the project: scripts, commands, bidi tricks, escapes. Read from there and never copied. */
const FILE = fileURLToPath(new URL('../../../../shared/data/bad-input/blns.base64.json', import.meta.url));
export const HAS_NAUGHTY_FILE = existsSync(FILE);
export const NAUGHTY_NOTE = HAS_NAUGHTY_FILE ? '' : ` (${FILE} is not there)`;

export const naughtyTexts = (): readonly string[] =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as string[]).map((text) => Buffer.from(text, 'base64').toString('utf8'));

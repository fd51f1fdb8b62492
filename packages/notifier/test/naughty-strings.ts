import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The shared data lies beside the checkout and is not part of it; elsewhere `COUNTERSIGN_SHARED` says where. */
const file = path.join(
  process.env['COUNTERSIGN_SHARED'] ?? path.join(import.meta.dirname, '../../../../shared'),
  'data/bad-input/blns.base64.json',
);

/** Why the texts are not there, for `context.skip`; undefined when they are. */
export const missing: string | undefined = existsSync(file) ? undefined : `${file} is not there`;

/** 515 texts that break programs: scripts, commands, bidi tricks, escapes. */
export const naughtyStrings: readonly string[] =
  missing === undefined
    ? z
        .array(z.string())
        .length(515)
        .parse(JSON.parse(readFileSync(file, 'utf8')))
        .map((text) => Buffer.from(text, 'base64').toString('utf8'))
    : [];

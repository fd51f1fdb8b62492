import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real decisions beside the project. They are read from there and never copied. */
export const AIRLINE_FILE = fileURLToPath(new URL('../../../../shared/data/airline-decisions/decisions.jsonl', import.meta.url));
export const HAS_AIRLINE_FILE = existsSync(AIRLINE_FILE);
/** Stands in the names of what is skipped without it. */
export const AIRLINE_NOTE = HAS_AIRLINE_FILE ? '' : ` (${AIRLINE_FILE} is not there)`;

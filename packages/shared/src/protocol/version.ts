/** Raised whenever the schema hash in `version.test.ts` changes in a way that older clients would notice. */
export const PROTOCOL_VERSION = 1;
export const OLDEST_SUPPORTED = 1;

/** One line per version. */
export const PROTOCOL_HISTORY: Readonly<Record<number, string>> = {
  1: 'first version: open, sync, decide, undo, begin, finish; queue snapshot and delta',
};

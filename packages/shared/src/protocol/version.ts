/** Raised whenever the schema hash in `version.test.ts` changes in a way that older clients would notice. */
export const PROTOCOL_VERSION = 3;
export const OLDEST_SUPPORTED = 1;

/** One line per version. */
export const PROTOCOL_HISTORY: Readonly<Record<number, string>> = {
  1: 'first version: open, sync, decide, undo, begin, finish; queue snapshot and delta',
  2: 'the desk: assign, flag, preview, drafts, history, presence, board; queue rows name the assignee',
  3: 'judgement: policies, learning, measures, checklist, availability; routing tells what was predicted',
};

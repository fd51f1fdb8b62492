import type { Expulsion } from '../batch/batch.ts';
import { plural } from './en-plural.ts';

const number = plural({ other: '#' });
const items = plural({ one: '# item', other: '# items' });

/** Deciding alike low-risk items together. */
export const batchWords = {
  title: (n: number, action: string) => `${items(n)} alike: ${action}`,
  same: 'The same in all',
  nothingSame: 'No field is the same in all of them.',
  differs: 'What differs',
  item: 'Item',
  missing: 'not given',
  open: 'Open',
  opened: 'read',
  mustOpen: 'Open this one first',
  mustOpenWhy: 'One of them, drawn by chance, has to be opened before all can be approved.',
  expel: 'Take out',
  expelled: (n: number) => `${items(n)} taken out, to be decided one by one`,
  ready: (n: number, out: number, drawn: string) =>
    `${items(n)} alike, ${number(out)} taken out. Open ${drawn} first: it was drawn by chance.`,
  why: {
    'odd-fact': 'a fact is odd',
    uninspectable: 'cannot be shown safely',
    'other-fields': 'has other fields',
    unreadable: 'could not be read',
    changed: 'changed meanwhile',
    'by-hand': 'by you',
  } satisfies Record<Expulsion, string>,
  loading: (ready: number, of: number) => `Reading ${ready} of ${of}`,
  approve: (n: number) => `Approve ${items(n)}`,
  armed: (n: number, action: string) => `APPROVE ${items(n)}: ${action}. Each can be undone for a few seconds.`,
  commit: 'Commit',
  back: 'Back to the inbox',
  tooFew: 'Fewer than two are left: decide them one by one.',
  done: (n: number) => `${items(n)} approved together. Undo takes all of them back.`,
  partly: (n: number, of: number) => `${number(n)} of ${items(of)} approved. The others were not applied; see why above.`,
  undone: (n: number) => `${items(n)} taken back`,
  partlyUndone: (n: number, of: number) => `${number(n)} of ${items(of)} taken back. The agent has the others already.`,
  closeCard: 'Close',
};

type Piece = { readonly text: string } | { readonly slot: string };
/** An optional group goes as a whole. */
export type Group = { readonly optional: boolean; readonly pieces: readonly Piece[] };

const piecesOf = (text: string): readonly Piece[] =>
  text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { slot: part.slice(1, -1) } : { text: part }));

/** Reads "Refund {amount}[ to {payee}]": braces hold a slot, brackets what may be left out. They do not nest. */
export const parseSentence = (sentence: string): readonly Group[] =>
  sentence
    .split(/(\[[^\]]*\])/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('[')
        ? { optional: true, pieces: piecesOf(part.slice(1, -1)) }
        : { optional: false, pieces: piecesOf(part) },
    );

export const slotsOf = (group: Group): readonly string[] =>
  group.pieces.flatMap((piece) => ('slot' in piece ? [piece.slot] : []));

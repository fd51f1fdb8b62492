import type { Phrases } from '@countersign/shared/domain/summary/phrases';
import type { en } from './en.ts';

/** A catalogue's shape without its words: any text may stand where English has its own, functions keep their arguments. */
type Wording<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Wording<Said>
    : { readonly [K in keyof T]: Wording<T[K]> };

/** Every word on screen that is not data, in one language. English says what there is; the compiler asks the others for it. */
export type Messages = Wording<typeof en>;

/** All the words of a language: the screen's, and those of the card's summary. */
export type Catalogue = { readonly messages: Messages; readonly phrases: Phrases };

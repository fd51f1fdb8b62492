/**
 * Labels under which an agent could slip its own confidence or advice into what must be read (UX-23). In all our
 * languages at once: an agent writes in the one it likes, whichever the reader has chosen.
 */
export const ADVICE_LABELS =
  /confiden|recommend|certain|advice|suggest|konfidenz|zuversicht|gewissheit|empfehl|empfohlen|vorschlag|ratschlag|ثقة|توصي|موصى|اقتراح|نصيحة|يقين/i;

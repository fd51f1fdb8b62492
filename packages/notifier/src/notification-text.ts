/** Longest title and longest body that reach the system, in UTF-16 units before escaping. */
export const TEXT_LIMIT = 120;

/** Controls, bidi and other invisible format characters, and separators of lines: none has a place in a one-line template. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** One visible line of at most `TEXT_LIMIT` units, well-formed, that no command line takes for an option. */
export const cleanLine = (text: string): string => {
  const line = text.toWellFormed().replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  // Cutting can split a surrogate pair; the half becomes U+FFFD.
  const cut = line.length > TEXT_LIMIT ? `${line.slice(0, TEXT_LIMIT - 1).toWellFormed()}…` : line;
  // A word joiner (invisible, no width) in front of a dash: notify-send would obey "--icon=…" in a text.
  return cut.startsWith('-') ? `\u2060${cut}` : cut;
};

/** Notification daemons on Linux read the body as markup. */
export const escapeMarkup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** notify-send itself interprets "\n", "\x41" and the like, in the body only. */
export const doubleBackslashes = (text: string): string => text.replace(/\\/g, '\\\\');

/** Scripts written without spaces: two characters take about as long to read as one word. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]+/gu;

const tokensOfWord = (word: string): number => {
  let tokens = 0;
  const rest = word.replace(UNSPACED, (run) => {
    tokens += Math.ceil([...run].length / 2);
    return '';
  });
  return rest === '' ? tokens : tokens + 1;
};

/** How much there is to read: words between spaces, and pairs of characters where a script has no spaces (SPEC V-02). */
export const countTokens = (text: string): number =>
  text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .reduce((sum, word) => sum + tokensOfWord(word), 0);

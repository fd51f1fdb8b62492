const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'AÀBƁCÇDĐEÉGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞRŔSŠTŢUÛWŴYÝZŽaàbƀcçdđeéfƒgĝhĥiîjĵkķlļmṁnñoöpþrŕsštţuûwŵyýzž'.matchAll(/(.)(.)/gu)].map(
    ([, plain = '', accented = '']) => [plain, accented],
  ),
);

const SHORT = 10;
const WORD = 12;

/** Length that other languages need: three times that of a short label, 1.4 times that of anything longer (UX-46). */
const lengthFor = (length: number): number => Math.ceil(length <= SHORT ? length * 3 : length * 1.4);

/** `room` more letters: in words of at most twelve, as a translator's would be, none of them shorter than three. */
const filling = (room: number): string => {
  const words: string[] = [];
  for (let left = room; left > 0; left -= WORD + 1) words.push('öéàûîöéàûîöé'.slice(0, Math.max(3, Math.min(WORD, left))));
  return words.join(' ');
};

const accent = (text: string): string => [...text].map((letter) => ACCENTED[letter] ?? letter).join('');

/** The same words for the eye, longer and strange: what stays plain on screen is not in the catalogue. */
export const pseudoText = (text: string): string => {
  const letters = [...text].length;
  if (!/\p{L}/u.test(text)) return text;
  const room = lengthFor(letters) - letters - 2;
  return `[${accent(text)}${room > 0 ? ` ${filling(room)}` : ''}]`;
};

/** Longer by its own vowels, so that a sentence keeps its number of words and with it its share of the reading budget. */
export const pseudoWords = (text: string): string => accent(text.replace(/[aeiou]/g, '$&$&'));

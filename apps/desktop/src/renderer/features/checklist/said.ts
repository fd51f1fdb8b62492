import { sayChecklist } from '@countersign/shared/domain/checklist/phrases-en';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { CheckedItem } from '@countersign/shared/model/checklist';
import { t } from '../../strings/strings.ts';

/** Names in a list are the hub's own; those that the catalogue knows are said in the reader's language. */
const namesText = (names: string): string => {
  const words: Readonly<Record<string, string>> = t.deployment.name;
  return t.list(
    names.split(', ').map((name) => (Object.hasOwn(words, name) ? (words[name] ?? name) : cleanText(name, { identifier: true }))),
  );
};

/** The catalogue's sentence for a key, with its values; of a key that it does not know, the key in plain letters. */
export const saidText = ({ key, values }: CheckedItem['evidence']): string =>
  sayChecklist(t.deployment.said, {
    key: cleanText(key, { identifier: true }),
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : name === 'names' ? namesText(value) : cleanText(value, { identifier: true }),
      ]),
    ),
  });

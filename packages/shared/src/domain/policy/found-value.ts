const MOST = 60;

const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** What stands there, in words, for somebody who wrote it in YAML. */
export const foundValue = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string')
    return value.length > MOST
      ? `text of ${value.length} characters: ${shortened(JSON.stringify(value))}`
      : `the text ${JSON.stringify(value)}`;
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  if (typeof value === 'object') return `a map with ${shortened(Object.keys(value).join(', ')) || 'no keys'}`;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
};

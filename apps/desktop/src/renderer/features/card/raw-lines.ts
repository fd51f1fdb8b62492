import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ProposedAction } from '@countersign/shared/model/action';

/** A piece of the raw action and the field it belongs to; null for the brackets around the fields. */
export type RawLine = { readonly path: string | null; readonly text: string };

/** Hidden characters made visible. Line breaks inside of a text are `\n` in JSON already, so those here are ours. */
const visible = (text: string): string => cleanText(text, { multiline: true, identifier: true });

const indented = (value: unknown, by: string): string => (JSON.stringify(value, null, 2) ?? '').replaceAll('\n', `\n${by}`);

const fieldsOf = (record: object, prefix: string, by: string): readonly RawLine[] =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value], i, all) => ({
      path: `${prefix}${key}`,
      text: visible(`${by}${JSON.stringify(key)}: ${indented(value, by)}${i === all.length - 1 ? '' : ','}`),
    }));

/** The action as JSON, cut where its fields and its arguments begin, so that a fact can lead to its own. */
export const rawLines = (action: Omit<ProposedAction, 'argumentsSchema'>): readonly RawLine[] => {
  const hasArguments = Object.keys(action.arguments).length > 0;
  const lines = fieldsOf(action, '', '  ').flatMap((line): readonly RawLine[] =>
    line.path !== 'arguments' || !hasArguments
      ? [line]
      : [
          { path: 'arguments', text: '  "arguments": {' },
          ...fieldsOf(action.arguments, 'arguments.', '    '),
          { path: null, text: line.text.endsWith(',') ? '  },' : '  }' },
        ],
  );
  return [{ path: null, text: '{' }, ...lines, { path: null, text: '}' }];
};

import type { Json } from '@countersign/shared/model/json';
import type { FieldProps } from '@rjsf/utils';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { isWhole } from './field-node.ts';
import { isRecord, isSame, valueAt } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { readRawJson } from './raw-json.ts';
import { typedNumber } from './typed-number.ts';
import { type LeafControl, useLeaf } from './use-leaf.ts';

const plainText = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The text as it was typed for as long as it means this value: "1.50" does not turn into "1.5" under the cursor. */
const useTyped = (value: Json | undefined, spell: (value: Json | undefined) => string) => {
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Json | undefined } | null>(null);
  const shown = typed !== null && isSame(typed.value, value) ? typed.text : spell(value);
  return [shown, (text: string, meaning: Json | undefined) => setTyped({ text, value: meaning })] as const;
};

/** Cleared text is a text without characters, unless the agent had not given this field: then it is not given again. */
const useSetText = ({ node, set }: LeafControl) => {
  const { action } = useModifying();
  const wasThere = valueAt(action.arguments, node.path) !== undefined;
  return (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    const { value } = event.target;
    set(value === '' && !wasThere && !node.required ? undefined : value);
  };
};

const emptyHint = (value: Json | undefined): string =>
  value === undefined ? t.modify.notSet : value === null ? t.modify.nothing : t.modify.emptyText;

export const TextField = (props: FieldProps<Json>): ReactNode => {
  const leaf = useLeaf(props);
  const onChange = useSetText(leaf);
  return (
    <input
      {...leaf.control}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      placeholder={emptyHint(leaf.value)}
      value={plainText(leaf.value)}
      onChange={onChange}
    />
  );
};

export const LongTextField = (props: FieldProps<Json>): ReactNode => {
  const leaf = useLeaf(props);
  const onChange = useSetText(leaf);
  const text = plainText(leaf.value);
  return (
    <textarea
      {...leaf.control}
      dir="auto"
      rows={Math.min(8, Math.max(2, Math.ceil(text.length / 48), text.split('\n').length))}
      placeholder={emptyHint(leaf.value)}
      value={text}
      onChange={onChange}
    />
  );
};

export const DateField = (props: FieldProps<Json>): ReactNode => {
  const { node, value, set, control } = useLeaf(props);
  return (
    <input
      {...control}
      type="date"
      value={plainText(value)}
      onChange={(event) => set(event.target.value === '' && !node.required ? undefined : event.target.value)}
    />
  );
};

export const NumberField = (props: FieldProps<Json>): ReactNode => {
  const { node, value, text, set, setText, control } = useLeaf(props);
  const [shown, keep] = useTyped(value, plainText);
  return (
    <input
      {...control}
      dir="ltr"
      inputMode={isWhole(node) ? 'numeric' : 'decimal'}
      autoComplete="off"
      placeholder={emptyHint(value)}
      value={text ?? shown}
      onChange={(event) => {
        const typed = event.target.value;
        if (typed.trim() === '' && !node.required) return set(undefined);
        const read = typedNumber(typed, isWhole(node));
        if ('fault' in read) return setText(typed);
        keep(typed, read.number);
        set(read.number);
      }}
    />
  );
};

const spellJson = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** For parts that no field can draw: JSON, read strictly. */
export const RawField = (props: FieldProps<Json>): ReactNode => {
  const { node, value, text, set, setText, control } = useLeaf(props);
  const [shown, keep] = useTyped(value, spellJson);
  const written = text ?? shown;
  return (
    <textarea
      {...control}
      className="field-json"
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      rows={Math.min(14, Math.max(1, written.split('\n').length))}
      placeholder={t.modify.asJson}
      value={written}
      onChange={(event) => {
        const typed = event.target.value;
        if (typed.trim() === '' && !node.required) return set(undefined);
        const read = readRawJson(typed);
        if ('fault' in read || (node.path.length === 0 && !isRecord(read.value))) return setText(typed);
        keep(typed, read.value);
        set(read.value);
      }}
    />
  );
};

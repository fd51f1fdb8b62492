import type { Json } from '@countersign/shared/model/json';
import type { FieldProps } from '@rjsf/utils';
import { t } from '../../strings/strings.ts';
import { type Leaf, isLeaf } from './field-node.ts';
import { shownName } from './field-row.tsx';
import { pointerOf, valueAt } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { withText, withValue } from './modify-draft.ts';

export type LeafControl = {
  readonly node: Leaf;
  readonly value: Json | undefined;
  /** What was typed and is not a value yet. */
  readonly text: string | undefined;
  /** Undefined takes the field out. */
  readonly set: (value: Json | undefined) => void;
  readonly setText: (text: string, place?: string) => void;
  readonly control: {
    readonly id: string;
    readonly 'aria-label': string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-required': boolean;
  };
};

/** What a field is called: its key, its number in a list, or "arguments" where one field is all there is. */
export const labelOf = ({ path, name }: Leaf): string => {
  const step = path.at(-1);
  return typeof step === 'number' ? t.modify.itemName(step + 1) : shownName(name) || t.modify.arguments;
};

/**
 * A field's value and the ways to change it. Both are the draft's: the form library says which field stands where, but its
 * own copy of the data has lost an argument called "__proto__" before anybody typed.
 */
export const useLeaf = ({ fieldPathId }: FieldProps<Json>): LeafControl => {
  const { draft, nodes, problems, edit, idOf } = useModifying();
  const { path } = fieldPathId;
  const pointer = pointerOf(path);
  const node = nodes.get(pointer);
  if (node === undefined || !isLeaf(node)) throw new Error(`no field at ${pointer}`);
  const id = idOf(pointer);
  return {
    node,
    value: valueAt(draft.values, path),
    text: draft.texts[pointer],
    set: (value) => edit((d) => withValue(d, path, value)),
    setText: (text, place = pointer) => edit((d) => withText(d, place, text)),
    control: {
      id,
      // Not by the id of the name beside it: scrolled out of sight, that counts as hidden to some readers of labels.
      'aria-label': labelOf(node),
      'aria-describedby': `${id}-asked ${id}-limits ${id}-problem`,
      'aria-invalid': problems.has(pointer),
      'aria-required': node.required,
    },
  };
};

import type { Json } from '@countersign/shared/model/json';
import type { FieldProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { freshValue } from './fresh-value.ts';
import { isSame } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { withValue } from './modify-draft.ts';
import { showScalar, showValue } from './show-value.ts';
import { type LeafControl, useLeaf } from './use-leaf.ts';

/** Typed values behind a list: what is chosen is the value itself, not its text. */
const Choice = ({ leaf, options }: { readonly leaf: LeafControl; readonly options: readonly Json[] }): ReactNode => {
  const { node, value, set, control } = leaf;
  const offered = node.nullable ? [...options, null] : options;
  const place = value === undefined ? -1 : offered.findIndex((option) => isSame(option, value));
  const isOdd = value !== undefined && place === -1;
  return (
    <select
      {...control}
      value={isOdd ? 'odd' : String(place)}
      onChange={(event) => {
        const option = offered[Number(event.target.value)];
        if (event.target.value === '-1') set(undefined);
        else if (option !== undefined) set(option);
      }}
    >
      {isOdd ? <option value="odd">{showScalar(value)}</option> : null}
      {value === undefined || !node.required ? (
        <option value="-1">{node.required ? t.modify.choose : t.modify.notSet}</option>
      ) : null}
      {offered.map((option, i) => (
        <option key={JSON.stringify(option)} value={i}>
          {showScalar(option)}
        </option>
      ))}
    </select>
  );
};

export const ChoiceField = (props: FieldProps<Json>): ReactNode => {
  const leaf = useLeaf(props);
  return <Choice leaf={leaf} options={leaf.node.options ?? []} />;
};

export const SwitchField = (props: FieldProps<Json>): ReactNode => <Choice leaf={useLeaf(props)} options={[true, false]} />;

/** What the schema makes constant or read-only is shown and stays. */
export const ConstantField = (props: FieldProps<Json>): ReactNode => {
  const { value, control } = useLeaf(props);
  return (
    <output className="field-constant" id={control.id} aria-label={control['aria-label']}>
      <bdi>{showValue(value)}</bdi>
    </output>
  );
};

/** A part that is not there. Adding it makes its fields appear. */
export const AbsentField = (props: FieldProps<Json>): ReactNode => {
  const { node, control } = useLeaf(props);
  const { action, edit } = useModifying();
  return (
    <button
      type="button"
      className="field-tool"
      id={control.id}
      aria-label={t.modify.addTo(node.name)}
      onClick={() =>
        edit((draft) => {
          const fresh = freshValue(node.schema, action.argumentsSchema ?? {});
          return withValue(draft, node.path, fresh ?? {});
        })
      }
    >
      {t.modify.add}
    </button>
  );
};

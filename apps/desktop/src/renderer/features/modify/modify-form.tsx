// Not from the package's root: that also loads the validator that compiles with `new Function`.
import Form from '@rjsf/core/lib/components/Form.js';
import type { RegistryFieldsType, UiSchema } from '@rjsf/utils';
import { type ReactNode, useMemo } from 'react';
import { AbsentField, ChoiceField, ConstantField, SwitchField } from './choice-fields.tsx';
import type { FieldNode, LeafKind } from './field-node.ts';
import { formSchema, formUi } from './form-schema.ts';
import { TEMPLATES } from './form-templates.tsx';
import { FORM_VALIDATOR } from './form-validator.ts';
import { useModifying } from './modify-context.ts';
import { MoneyField } from './money-field.tsx';
import { DateField, LongTextField, NumberField, RawField, TextField } from './text-fields.tsx';

const FIELDS: RegistryFieldsType = {
  text: TextField,
  'long-text': LongTextField,
  date: DateField,
  number: NumberField,
  choice: ChoiceField,
  switch: SwitchField,
  money: MoneyField,
  raw: RawField,
  constant: ConstantField,
  absent: AbsentField,
} satisfies Record<LeafKind, RegistryFieldsType[string]>;

/** Nothing appears in the arguments that nobody put there. */
const NO_DEFAULTS = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  constAsDefaults: 'never',
  requiredBooleanDefault: 'skip',
} as const;

/** The rows of the arguments. The form library walks the schema and places the fields; the values are the draft's. */
export const ModifyForm = ({ root }: { readonly root: FieldNode }): ReactNode => {
  const { draft } = useModifying();
  const schema = useMemo(() => formSchema(root), [root]);
  const ui = useMemo((): UiSchema => formUi(root), [root]);
  return (
    <Form
      // Not a form of its own: the editor around it is one.
      tagName="div"
      className="field-rows"
      schema={schema}
      uiSchema={ui}
      formData={draft.values}
      validator={FORM_VALIDATOR}
      fields={FIELDS}
      templates={TEMPLATES}
      noValidate
      showErrorList={false}
      experimental_defaultFormStateBehavior={NO_DEFAULTS}
    >
      <></>
    </Form>
  );
};

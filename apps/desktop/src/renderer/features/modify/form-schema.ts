import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { assertNever } from '@countersign/shared/domain/result';
import type { FieldNode } from './field-node.ts';

/**
 * The nodes in the words of the form library. It gets a schema that we wrote: no reference, no union, no default and no
 * pattern of the agent's, so that nothing in it can hang the page or fill in a value that nobody chose.
 */
export const formSchema = (node: FieldNode): RJSFSchema => {
  switch (node.kind) {
    case 'object':
      return { type: 'object', properties: Object.fromEntries(node.children.map((child) => [child.name, formSchema(child)])) };
    case 'list':
      // Each place has a schema of its own: what is drawn depends on the item.
      return { type: 'array', items: node.items.map(formSchema) };
    case 'text':
    case 'long-text':
    case 'date':
    case 'number':
    case 'choice':
    case 'switch':
    case 'money':
    case 'raw':
    case 'constant':
    case 'absent':
      return { type: 'string' };
    default:
      return assertNever(node);
  }
};

/** Which of our fields draws which node. */
export const formUi = (node: FieldNode): UiSchema => {
  if (node.kind === 'object') return Object.fromEntries(node.children.map((child) => [child.name, formUi(child)]));
  if (node.kind !== 'list') return { 'ui:field': node.kind };
  // One per place, as the schema has it. The library takes such a list; its types only know the other two forms.
  return { items: node.items.map(formUi) as unknown as UiSchema };
};

import type { ProposedAction } from '../../../model/action.ts';
import { type ActionTemplate, TemplateFile, type TemplateValue } from '../../../model/action-template.ts';
import type { Json } from '../../../model/json.ts';
import { exceedsMajorUnits } from '../../money.ts';
import { type Result, err, ok } from '../../result.ts';
import { PROSE } from './generic.ts';
import { type Slot, amountOf, countOf, isRecord, listOf, optionalText, textOf } from './slot.ts';
import { type TemplateError, budgetErrors } from './template-budget.ts';
import { type RegisteredFilling, type Template, type TemplateFact, type TemplateRegistry, amountSlot } from './template.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** One argument by its path, under the key "value"; nothing where the path leads nowhere. */
const argumentAt = ({ arguments: args }: ProposedAction, path: string): { readonly [key: string]: Json } => {
  let at: Json | undefined = args;
  for (const key of path.split('.')) at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return at === undefined ? {} : { value: at };
};

const textAs = (as: TemplateValue['as'], found: { readonly [key: string]: Json }): Slot | undefined => {
  switch (as) {
    case 'money':
    case 'number':
      return amountOf(found, 'value');
    case 'count': {
      const count = countOf(found, 'value', 'record');
      return count?.kind === 'count' ? { kind: 'number', number: count.count } : undefined;
    }
    case 'list': {
      const { value } = found;
      const items: readonly Json[] | undefined = Array.isArray(value) ? value : undefined;
      return listOf(items?.map((item) => (typeof item === 'string' || typeof item === 'number' ? String(item) : undefined)));
    }
    case 'date': {
      const text = textOf(found, 'value');
      return text?.kind === 'text' && ISO_DAY.test(text.text) ? { kind: 'text', text: text.text.slice(0, 10) } : undefined;
    }
    case 'text':
      return textOf(found, 'value');
  }
};

const slotOf = (action: ProposedAction, { from, as }: TemplateValue): Slot | undefined => {
  const found = textAs(as, argumentAt(action, from));
  if (from === 'amount') return amountSlot(action, found);
  if (found !== undefined) return found;
  return from === 'target' || from === 'domain' ? optionalText(action[from]) : undefined;
};

const plain = (slot: Slot): string => (slot.kind === 'text' ? slot.text : slot.kind === 'number' ? String(slot.number) : '');

const isOdd = (slot: Slot, { above, oneOf, noneBut }: NonNullable<ActionTemplate['oddFacts']>[number]): boolean => {
  const isAbove =
    above !== undefined &&
    (slot.kind === 'money' ? exceedsMajorUnits(slot.money, above) : slot.kind === 'number' && slot.number > above);
  const isNamed = oneOf?.includes(plain(slot)) ?? false;
  const isForeign = noneBut !== undefined && !noneBut.includes(plain(slot));
  return isAbove || isNamed || isForeign;
};

/** The reader of one template. What it declares of an amount is always said, whether its sentence has a place for it or not. */
const compile = ({ headline, slots, oddFacts = [] }: ActionTemplate): Template<RegisteredFilling> => {
  const saysAmount = Object.values(slots).some(({ from }) => from === 'amount');
  const sentence = saysAmount ? headline : `${headline}[, {declared_amount}]`;
  return (action) => {
    const facts = oddFacts.flatMap((rule): readonly TemplateFact[] => {
      const value = slotOf(action, rule);
      const path = rule.from === 'target' || rule.from === 'domain' ? rule.from : `arguments.${rule.from}`;
      return value === undefined || !isOdd(value, rule)
        ? []
        : [{ label: rule.label, value, path, ...(rule.baseline === undefined ? {} : { baseline: rule.baseline }) }];
    });
    return {
      sentence,
      slots: {
        ...Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, slotOf(action, value)])),
        declared_amount: saysAmount ? undefined : amountSlot(action),
      },
      oddFacts: facts,
      argumentAmount: amountOf(action.arguments, 'amount', 'total'),
    };
  };
};

const proseErrors = ({ slots, oddFacts = [] }: ActionTemplate, at: string): readonly TemplateError[] =>
  [
    ...Object.entries(slots).map(([name, value]) => [`slots.${name}`, value] as const),
    ...oddFacts.map((value, i) => [`oddFacts.${i}`, value] as const),
  ]
    .filter(([, { from }]) => from.split('.').some((part) => PROSE.test(part)))
    .map(([field, { from }]) => ({
      field: `${at}.${field}.from`,
      message: `"${from}" is where agents write prose; it has no way into what must be read`,
    }));

/**
 * Reads a team's templates. Nothing is taken over from a file with an error in it: half a set of sentences would show
 * some actions in the team's words and others not, and nobody would know why.
 * @returns the templates by action name, or every error with its field and, where one was passed, the limit.
 */
export const registerTemplates = (file: unknown): Result<TemplateRegistry, readonly TemplateError[]> => {
  const read = TemplateFile.safeParse(file);
  if (!read.success) return err(read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'file', message })));
  const names = read.data.templates.map(({ name }) => name);
  const errors = read.data.templates.flatMap((template, i) => {
    const at = `templates.${i}`;
    const twice = names.indexOf(template.name) === i ? [] : [{ field: `${at}.name`, message: `"${template.name}" stands twice` }];
    return [...twice, ...budgetErrors(template, at), ...proseErrors(template, at)];
  });
  return errors.length > 0 ? err(errors) : ok(new Map(read.data.templates.map((template) => [template.name, compile(template)])));
};

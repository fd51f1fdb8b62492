import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import type { Money, ProposedAction } from '@countersign/shared/model/action';
import type { Verdict } from '@countersign/shared/model/decision';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import { currencyDigits, decimalToMinor, minorToDecimal } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** What was typed so far. Text, because half-typed JSON is not JSON. */
export type ModifyDraft = { readonly json: string; readonly amount: string; readonly reason: string };

export const draftOf = ({ arguments: args, amount }: ProposedAction): ModifyDraft => ({
  json: JSON.stringify(args, null, 2),
  amount: amount === undefined ? '' : minorToDecimal(amount),
  reason: '',
});

export type DraftError = { readonly field: 'json' | 'amount' | 'nothing'; readonly message: string };

const parseArguments = (json: string): { readonly args: JsonObject } | { readonly error: string } => {
  try {
    const parsed = JSON.parse(json) as Json;
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)
      ? { args: parsed as JsonObject }
      : { error: t.editor.notObject };
  } catch (cause) {
    return { error: t.editor.notJson(cause instanceof Error ? cause.message.replace(/\s+/g, ' ') : '') };
  }
};

const amountOf = (action: ProposedAction, typed: string): Money | undefined | DraftError => {
  if (action.amount === undefined) return undefined;
  const { currency } = action.amount;
  const minor = decimalToMinor(typed, currency);
  return minor === undefined
    ? { field: 'amount', message: t.editor.notAmount(currency, currencyDigits(currency)) }
    : { minor, currency };
};

export type FieldChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

const show = (value: Json | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field that differs, old and new, down to the leaves. Arrays are compared place by place. */
export const fieldChanges = (before: Json | undefined, after: Json | undefined, path = ''): readonly FieldChange[] => {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => fieldChanges(ownOf(before, name), ownOf(after, name), path === '' ? name : `${path}.${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i) =>
      fieldChanges(before[i], after[i], `${path}[${i}]`),
    ).flat();
  return show(before) === show(after) ? [] : [{ path, before: show(before), after: show(after) }];
};

// A field may be called "__proto__" or "constructor": only what is the object's own counts.
const ownOf = (record: JsonObject, name: string): Json | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);

export type CheckedDraft = {
  readonly errors: readonly DraftError[];
  readonly changes: readonly FieldChange[];
  /** What would be sent; null while there are errors. */
  readonly verdict: Extract<Verdict, { kind: 'modify' }> | null;
};

/** Reads a draft against the action: errors to show, the differences, and the verdict that it stands for. */
export const checkDraft = (action: ProposedAction, draft: ModifyDraft): CheckedDraft => {
  const parsed = parseArguments(draft.json);
  if ('error' in parsed) return { errors: [{ field: 'json', message: parsed.error }], changes: [], verdict: null };
  const amount = amountOf(action, draft.amount);
  const amountError = amount !== undefined && 'field' in amount ? [amount] : [];
  const newAmount = amount === undefined || 'field' in amount ? undefined : amount;
  const broken = argumentsErrors(action.argumentsSchema, parsed.args);
  // A field with a wrong value counts as "not allowed" as well; the first thing said about a field is the one that helps.
  const schemaErrors = broken
    .filter(({ field }, i) => broken.findIndex((other) => other.field === field) === i)
    .map(
      ({ field, message }): DraftError => ({
        field: 'json',
        message: `${field.replace(/^arguments\/?/, '') || 'arguments'}: ${message}`,
      }),
    );
  const hasNewAmount = newAmount !== undefined && newAmount.minor !== action.amount?.minor;
  const changes = [
    ...fieldChanges(action.arguments, parsed.args),
    ...(hasNewAmount && action.amount !== undefined
      ? [{ path: t.card.amount, before: minorToDecimal(action.amount), after: minorToDecimal(newAmount) }]
      : []),
  ];
  const errors = [...schemaErrors, ...amountError];
  const reason = draft.reason.trim();
  return {
    errors,
    changes,
    verdict:
      errors.length > 0 || changes.length === 0
        ? null
        : {
            kind: 'modify',
            arguments: parsed.args,
            ...(hasNewAmount ? { amount: newAmount } : {}),
            ...(reason === '' ? {} : { reason }),
          },
  };
};

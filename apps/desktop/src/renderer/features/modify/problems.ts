import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import type { ProposedAction } from '@countersign/shared/model/action';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { currencyDigits } from '../../format/format.ts';
import type { ModifyDraft } from '../../state/draft-body.ts';
import { t } from '../../strings/strings.ts';
import { type FieldNode, isWhole, nodesOf } from './field-node.ts';
import { isRecord, isWithin, valueAt } from './json-path.ts';
import { linkedAmount } from './linked-amount.ts';
import { brokenLimit } from './limit-words.ts';
import { AMOUNT, amountOf } from './modify-draft.ts';
import { readRawJson } from './raw-json.ts';
import { typedNumber } from './typed-number.ts';

/** `pointer`: the field that shows it; '' for what is wrong with the arguments as a whole. */
export type Problem = { readonly pointer: string; readonly message: string };

/** Why a text that was typed is not a value. */
const textProblem = (node: FieldNode, draft: ModifyDraft, pointer: string, text: string): string => {
  if (node.kind === 'money') {
    const read = valueAt(draft.values, [...node.path, 'currency']);
    const currency = typeof read === 'string' ? read : '';
    return isWithin(pointer, `${node.pointer}/currency`)
      ? t.modify.notCurrency
      : t.modify.notAmount(currency, currencyDigits(currency));
  }
  if (node.kind === 'number') {
    const typed = typedNumber(text, isWhole(node));
    return 'fault' in typed ? t.modify.numberFault[typed.fault] : t.modify.needed;
  }
  const raw = readRawJson(text);
  if (!('fault' in raw)) return t.modify.notJson;
  switch (raw.fault.kind) {
    case 'not-json':
      return t.modify.notJson;
    case 'duplicate-key':
      return t.modify.duplicateKey(cleanText(raw.fault.name.slice(0, 80), { identifier: true }));
    case 'too-precise':
      return t.modify.numberFault['too-precise'];
  }
};

/** The node that shows what is wrong at a pointer: the one drawn there, else the nearest around it. */
const holderOf = (nodes: readonly FieldNode[], pointer: string): FieldNode | undefined =>
  nodes
    .filter((node) => isWithin(pointer, node.pointer))
    .reduce<FieldNode | undefined>((best, node) => {
      return best === undefined || node.pointer.length >= best.pointer.length ? node : best;
    }, undefined);

/** What a schema demands and the arguments lack. The validator reports it at the object around it; it belongs at the field. */
const missing = (nodes: readonly FieldNode[], draft: ModifyDraft): readonly Problem[] =>
  nodes
    .filter((node) => node.required && node.path.length > 0 && valueAt(draft.values, node.path) === undefined)
    // Only inside of something that is there.
    .filter((node) => isRecord(valueAt(draft.values, node.path.slice(0, -1))))
    .map(({ pointer }) => ({ pointer, message: t.modify.needed }));

/** Everything that keeps the draft from being sent, in the order of the form, one line for each field. */
export const problemsOf = (action: ProposedAction, draft: ModifyDraft, root: FieldNode): readonly Problem[] => {
  const nodes = nodesOf(root);
  const typed = Object.entries(draft.texts).flatMap(([at, text]): readonly Problem[] => {
    if (at === AMOUNT) {
      const currency = action.amount?.currency ?? '';
      return [{ pointer: AMOUNT, message: t.modify.notAmount(currency, currencyDigits(currency)) }];
    }
    const node = holderOf(nodes, at);
    return node === undefined ? [] : [{ pointer: node.pointer, message: textProblem(node, draft, at, text) }];
  });
  const link = linkedAmount(action);
  const lost =
    link !== null && action.amount !== undefined && amountOf(action, draft) === undefined
      ? nodes.filter(({ path }) => path.join('/') === link.join('/'))
      : [];
  const lostAmount = lost.map(({ pointer }) => ({
    pointer,
    message: t.modify.notAmount(action.amount?.currency ?? '', currencyDigits(action.amount?.currency ?? '')),
  }));
  const needed = missing(nodes, draft);
  const broken = argumentsErrors(action.argumentsSchema, draft.values).flatMap(
    ({ field, keyword, message }): readonly Problem[] => {
      const at = field.startsWith('arguments/') ? field.slice('arguments'.length) : '';
      const node = holderOf(nodes, at);
      if (keyword === 'required' && needed.some(({ pointer }) => isWithin(pointer, at))) return [];
      const words = node === undefined || keyword === undefined ? undefined : brokenLimit(node, at, keyword);
      return [{ pointer: node?.pointer ?? '', message: words ?? cleanText(message.slice(0, 300)) }];
    },
  );
  const all = [...typed, ...lostAmount, ...needed, ...broken];
  const place = (pointer: string): number => nodes.findIndex((node) => node.pointer === pointer);
  return all
    .filter(({ pointer }, i) => pointer === '' || all.findIndex((other) => other.pointer === pointer) === i)
    .sort((one, other) =>
      one.pointer === AMOUNT ? 1 : other.pointer === AMOUNT ? -1 : place(one.pointer) - place(other.pointer),
    );
};

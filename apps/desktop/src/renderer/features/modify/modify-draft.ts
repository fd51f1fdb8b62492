import type { Money, ProposedAction } from '@countersign/shared/model/action';
import type { Verdict } from '@countersign/shared/model/decision';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { ModifyDraft } from '../../state/draft-body.ts';
import { alignItems, askedPath } from './align-items.ts';
import { type Path, isList, isRecord, isWithin, pointerOf, valueAt, withValueAt } from './json-path.ts';
import { amountFrom, linkedAmount } from './linked-amount.ts';

/** Key of the declared amount among the typed texts: no pointer looks like this. */
export const AMOUNT = '#amount';

export const openDraft = (action: ProposedAction): ModifyDraft => ({
  values: action.arguments,
  texts: {},
  amount: linkedAmount(action) === null ? (action.amount ?? null) : null,
  reasonCode: null,
  reason: '',
});

const withoutTexts = (draft: ModifyDraft, pointer: string): ModifyDraft['texts'] =>
  Object.fromEntries(Object.entries(draft.texts).filter(([at]) => !isWithin(at, pointer)));

/** What was typed at a place is not a value yet; null when it is one, or was taken back. */
export const withText = (draft: ModifyDraft, pointer: string, text: string | null): ModifyDraft => ({
  ...draft,
  texts: text === null ? withoutTexts(draft, pointer) : { ...draft.texts, [pointer]: text },
});

/** Sets or takes out one value. What was half typed inside of it goes. */
export const withValue = (draft: ModifyDraft, path: Path, value: Json | undefined): ModifyDraft => {
  const values = withValueAt(draft.values, path, value);
  // Behind an item that is taken out every other one moves up.
  const moves = value === undefined && typeof path.at(-1) === 'number';
  return {
    ...draft,
    values: isRecord(values) ? values : draft.values,
    texts: withoutTexts(draft, pointerOf(moves ? path.slice(0, -1) : path)),
  };
};

/** As the agent asked for it. An item that was added goes. */
export const withOriginal = (draft: ModifyDraft, path: Path, action: ProposedAction): ModifyDraft => {
  const from = askedPath(action.arguments, draft.values, path);
  return withValue(draft, path, from === null ? undefined : valueAt(action.arguments, from));
};

/** An item of a list that was taken out comes back where it was among those that are left. */
export const withItemBack = (draft: ModifyDraft, list: Path, place: number, action: ProposedAction): ModifyDraft => {
  const before = valueAt(action.arguments, list);
  const now = valueAt(draft.values, list);
  const item = isList(before) ? before[place] : undefined;
  if (item === undefined || !isList(before) || !isList(now)) return draft;
  const { from } = alignItems(before, now);
  const next = from.findIndex((asked) => asked !== null && asked > place);
  const at = next === -1 ? now.length : next;
  return withValue(draft, list, [...now.slice(0, at), item, ...now.slice(at)]);
};

/** One of the agent's alternatives: its arguments, and nothing else of the draft is lost. */
export const withPreset = (draft: ModifyDraft, args: JsonObject): ModifyDraft => ({ ...draft, values: args, texts: {} });

/** The declared amount that would be decided; undefined when there is none, or when what is typed is none. */
export const amountOf = (action: ProposedAction, draft: ModifyDraft): Money | undefined => {
  const link = linkedAmount(action);
  if (link === null || action.amount === undefined) return draft.amount ?? undefined;
  return amountFrom(draft.values, link, action.amount.currency);
};

/** The action as it would run. */
export const editedAction = (action: ProposedAction, draft: ModifyDraft): ProposedAction => {
  const amount = amountOf(action, draft);
  return { ...action, arguments: draft.values, ...(amount === undefined ? {} : { amount }) };
};

/** What is sent. The arguments are complete, never a patch; the amount goes along only when it is another one. */
export const verdictOf = (action: ProposedAction, draft: ModifyDraft): Extract<Verdict, { kind: 'modify' }> => {
  const amount = amountOf(action, draft);
  const hasNewAmount =
    amount !== undefined && (amount.minor !== action.amount?.minor || amount.currency !== action.amount.currency);
  const reason = draft.reason.trim();
  return {
    kind: 'modify',
    arguments: draft.values,
    ...(hasNewAmount ? { amount } : {}),
    ...(reason === '' ? {} : { reason }),
    ...(draft.reasonCode === null ? {} : { reasonCode: draft.reasonCode }),
  };
};

export const LEAST_REASON = 10;

/** A change needs a why: a code that says something, or a sentence (UX-36). */
export const hasReason = ({ reasonCode, reason }: ModifyDraft): boolean =>
  (reasonCode !== null && reasonCode !== 'other') || reason.trim().length >= LEAST_REASON;

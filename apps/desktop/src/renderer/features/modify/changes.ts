import type { ProposedAction } from '@countersign/shared/model/action';
import type { Json } from '@countersign/shared/model/json';
import type { ModifyDraft } from '../../state/draft-body.ts';
import { askedPath } from './align-items.ts';
import { describeFields } from './describe-fields.ts';
import { leavesOf } from './field-node.ts';
import { type Path, isSame, isWithin, pointerOf, valueAt } from './json-path.ts';
import { AMOUNT } from './modify-draft.ts';

export type Changes = {
  /** Pointers of the fields that differ from what the agent asked for. Of what is gone, a minus and where the agent had it. */
  readonly changed: readonly string[];
  /** How many fields there are, those included that were taken out. */
  readonly of: number;
};

/** What the agent asked for at this place; undefined for what was added. */
export const askedAt = ({ arguments: asked }: ProposedAction, { values }: ModifyDraft, path: Path): Json | undefined => {
  const place = askedPath(asked, values, path);
  return place === null ? undefined : valueAt(asked, place);
};

/** What differs, field by field. Numbers count by value, and the order of keys does not count. */
export const changesOf = (action: ProposedAction, draft: ModifyDraft): Changes => {
  const { arguments: asked, argumentsSchema: schema } = action;
  const isHalfTyped = (pointer: string): boolean => Object.keys(draft.texts).some((at) => isWithin(at, pointer));
  const now = leavesOf(describeFields(schema, draft.values, asked)).map(({ path, pointer, kind }) => ({
    pointer,
    // A part that is not there is a field only if the agent had it: what it had is counted by its own fields.
    isField: kind !== 'absent' || valueAt(draft.values, path) !== undefined,
    from: askedPath(asked, draft.values, path),
    value: valueAt(draft.values, path),
  }));
  const covered = now.filter(({ isField }) => isField).flatMap(({ from }) => (from === null ? [] : [pointerOf(from)]));
  const before = leavesOf(describeFields(schema, asked)).filter(({ kind }) => kind !== 'absent');
  const gone = before
    .map(({ pointer }) => pointer)
    .filter((pointer) => !covered.some((other) => isWithin(pointer, other) || isWithin(other, pointer)));
  const fields = now.filter(({ isField }) => isField);
  const changed = [
    ...fields
      .filter(
        ({ pointer, from, value }) => isHalfTyped(pointer) || !isSame(from === null ? undefined : valueAt(asked, from), value),
      )
      .map(({ pointer }) => pointer),
    ...gone.map((pointer) => `-${pointer}`),
  ];
  const of = fields.length + gone.length;
  if (draft.amount === null || action.amount === undefined) return { changed, of };
  const hasAmountChanged = AMOUNT in draft.texts || !isSame({ ...draft.amount }, { ...action.amount });
  return { changed: hasAmountChanged ? [...changed, AMOUNT] : changed, of: of + 1 };
};

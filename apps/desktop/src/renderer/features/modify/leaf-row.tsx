import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { askedAt } from './changes.ts';
import type { Leaf } from './field-node.ts';
import { FieldRow, shownName } from './field-row.tsx';
import { ItemTools } from './item-tools.tsx';
import { valueAt } from './json-path.ts';
import { LeaveOutTool } from './leave-out-tool.tsx';
import { limitWords } from './limit-words.ts';
import { useModifying } from './modify-context.ts';
import { withOriginal, withValue } from './modify-draft.ts';
import { showValue } from './show-value.ts';
import { labelOf } from './use-leaf.ts';
import { WordDiff } from './word-diff.tsx';

/** The row of one value of the arguments. */
export const LeafRow = ({ node, children }: { readonly node: Leaf; readonly children: ReactNode }): ReactNode => {
  const { action, draft, changed, problems, edit, idOf } = useModifying();
  const { path, pointer, kind } = node;
  const before = askedAt(action, draft, path);
  const now = valueAt(draft.values, path);
  const isItem = typeof path.at(-1) === 'number';
  const name = labelOf(node);
  const reset = (): void => edit((d) => withOriginal(d, path, action));
  // An item that the agent did not ask for is taken out again by removing it.
  const isAddedItem = isItem && before === undefined;
  return (
    <FieldRow
      id={idOf(pointer)}
      pointer={pointer}
      name={name}
      depth={path.length - 1}
      asked={showValue(before)}
      isChanged={changed.has(pointer)}
      limits={limitWords(node)}
      problem={problems.get(pointer)}
      onReset={reset}
      tools={
        <>
          {node.nullable && now !== null && kind !== 'choice' && kind !== 'switch' ? (
            <button
              type="button"
              className="field-icon"
              data-icon="nothing"
              aria-label={t.modify.setNothing(shownName(name))}
              title={t.modify.setNothing(shownName(name))}
              onClick={() => edit((d) => withValue(d, path, null))}
            />
          ) : null}
          {!node.required &&
          now !== undefined &&
          !isAddedItem &&
          kind !== 'constant' &&
          kind !== 'choice' &&
          kind !== 'switch' ? (
            <LeaveOutTool path={path} name={name} />
          ) : null}
          <ItemTools path={path} />
        </>
      }
      words={
        (kind === 'text' || kind === 'long-text') &&
        changed.has(pointer) &&
        typeof before === 'string' &&
        typeof now === 'string' ? (
          <WordDiff before={before} after={now} />
        ) : null
      }
    >
      {children}
    </FieldRow>
  );
};

import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import type { ListNode, ObjectNode } from './field-node.ts';
import { shownName } from './field-row.tsx';
import { ItemTools } from './item-tools.tsx';
import { valueAt } from './json-path.ts';
import { LeaveOutTool } from './leave-out-tool.tsx';
import { limitWords } from './limit-words.ts';
import { useModifying } from './modify-context.ts';
import { withValue } from './modify-draft.ts';

/** The line above the fields of an object or the items of a list. */
export const GroupHead = ({ node }: { readonly node: ObjectNode | ListNode }): ReactNode => {
  const { action, draft, problems, edit, idOf } = useModifying();
  const { path, pointer } = node;
  const step = path.at(-1);
  const id = idOf(pointer);
  const name = typeof step === 'number' ? t.modify.itemName(step + 1) : node.name;
  const fresh = node.kind === 'list' ? node.fresh : undefined;
  const wasThere = valueAt(action.arguments, path) !== undefined;
  return (
    <div className="field-group" data-pointer={pointer} data-depth={Math.min(path.length - 1, 4)}>
      <span className="field-name" id={`${id}-name`}>
        <bdi>{shownName(name)}</bdi>
      </span>
      <span className="field-line">
        {fresh === undefined ? (
          <span id={id} tabIndex={-1} />
        ) : (
          <button
            type="button"
            className="field-tool"
            id={id}
            aria-label={t.modify.addTo(shownName(name))}
            onClick={() =>
              edit((d) =>
                withValue(d, [...path, (valueAt(d.values, path) as readonly unknown[] | undefined)?.length ?? 0], fresh),
              )
            }
          >
            {t.modify.add}
          </button>
        )}
        {!node.required && (wasThere || valueAt(draft.values, path) !== undefined) ? (
          <LeaveOutTool path={path} name={name} />
        ) : null}
        <ItemTools path={path} />
        <span className="field-error" id={`${id}-problem`} aria-live="polite">
          {problems.get(pointer)}
        </span>
      </span>
      <span className="field-limits">{limitWords(node).join(' · ')}</span>
    </div>
  );
};

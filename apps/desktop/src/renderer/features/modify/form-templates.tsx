import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
} from '@rjsf/utils';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { alignItems, askedPath } from './align-items.ts';
import { type ListNode, isLeaf } from './field-node.ts';
import { shownName } from './field-row.tsx';
import { GroupHead } from './group-head.tsx';
import { isList, pointerOf, valueAt } from './json-path.ts';
import { LeafRow } from './leaf-row.tsx';
import { useModifying } from './modify-context.ts';
import { withItemBack } from './modify-draft.ts';
import { showValue } from './show-value.ts';

/**
 * Around every value: a row for one, nothing for objects and lists, which draw their own head. After a preset or a removed
 * item the library is one commit behind: what it still has and the draft has no more, or has as something else, is not drawn.
 */
const FieldTemplate = ({ fieldPathId, uiSchema, children }: FieldTemplateProps): ReactNode => {
  const { nodes } = useModifying();
  const node = nodes.get(pointerOf(fieldPathId.path));
  const drawnAs: unknown = uiSchema?.['ui:field'];
  if (node === undefined || drawnAs !== (isLeaf(node) ? node.kind : undefined)) return null;
  return isLeaf(node) ? <LeafRow node={node}>{children}</LeafRow> : children;
};

const ObjectFieldTemplate = ({ fieldPathId, properties }: ObjectFieldTemplateProps): ReactNode => {
  const { nodes, idOf } = useModifying();
  const pointer = pointerOf(fieldPathId.path);
  const node = nodes.get(pointer);
  const fields = properties.map(({ content }) => content);
  if (node?.kind !== 'object' || pointer === '') return fields;
  return (
    <div className="field-children" role="group" aria-labelledby={`${idOf(pointer)}-name`}>
      <GroupHead node={node} />
      {fields}
    </div>
  );
};

/** Items that the agent asked for and that are gone, behind those that are left. */
const GoneItems = ({ node }: { readonly node: ListNode }): ReactNode => {
  const { action, draft, edit } = useModifying();
  const from = askedPath(action.arguments, draft.values, node.path);
  const before = from === null ? undefined : valueAt(action.arguments, from);
  const now = valueAt(draft.values, node.path);
  if (!isList(before) || !isList(now)) return null;
  return alignItems(before, now).gone.map((place) => (
    <div key={place} className="field-row field-gone" data-changed data-depth={Math.min(node.path.length, 4)}>
      <span className="field-name">{t.modify.itemName(place + 1)}</span>
      <span className="field-asked">
        <span className="sign" data-sign="minus" />
        <bdi>{showValue(before[place])}</bdi>
      </span>
      <span className="field-set">
        <span className="field-line">
          <span className="sign" />
          <span className="muted">{t.modify.removed}</span>
          <button
            type="button"
            className="field-tool"
            aria-label={t.modify.restoreItem(shownName(node.name), place + 1)}
            onClick={() => edit((d) => withItemBack(d, node.path, place, action))}
          >
            {t.modify.bringBack}
          </button>
        </span>
      </span>
    </div>
  ));
};

const ArrayFieldTemplate = ({ fieldPathId, items }: ArrayFieldTemplateProps): ReactNode => {
  const { nodes, idOf } = useModifying();
  const pointer = pointerOf(fieldPathId.path);
  const node = nodes.get(pointer);
  if (node?.kind !== 'list') return items;
  return (
    <div className="field-children" role="group" aria-labelledby={`${idOf(pointer)}-name`}>
      <GroupHead node={node} />
      {items}
      <GoneItems node={node} />
    </div>
  );
};

const ArrayFieldItemTemplate = ({ children }: ArrayFieldItemTemplateProps): ReactNode => children;

export const TEMPLATES = { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };

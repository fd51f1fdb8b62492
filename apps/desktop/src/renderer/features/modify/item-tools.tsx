import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { shownName } from './field-row.tsx';
import { type Path, pointerOf } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { withValue } from './modify-draft.ts';

/** What can be done with an item of a list; nothing for a value that is not one. */
export const ItemTools = ({ path }: { readonly path: Path }): ReactNode => {
  const { nodes, edit, idOf } = useModifying();
  const step = path.at(-1);
  const listPointer = pointerOf(path.slice(0, -1));
  const list = nodes.get(listPointer);
  if (typeof step !== 'number' || list?.kind !== 'list' || !list.canRemove) return null;
  return (
    <button
      type="button"
      className="field-icon"
      data-icon="remove"
      aria-label={t.modify.removeItem(shownName(list.name), step + 1)}
      title={t.modify.removeItem(shownName(list.name), step + 1)}
      onClick={() => {
        // The button goes with its item; the focus stays at the list.
        document.getElementById(idOf(listPointer))?.focus();
        edit((draft) => withValue(draft, path, undefined));
      }}
    />
  );
};

import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { shownName } from './field-row.tsx';
import type { Path } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { withValue } from './modify-draft.ts';

/** Sends the arguments without this field; for fields that the schema does not require. */
export const LeaveOutTool = ({ path, name }: { readonly path: Path; readonly name: string }): ReactNode => {
  const { edit } = useModifying();
  const label = t.modify.leaveOutField(shownName(name));
  return (
    <button
      type="button"
      className="field-icon"
      data-icon="remove"
      aria-label={label}
      title={label}
      onClick={() => edit((draft) => withValue(draft, path, undefined))}
    />
  );
};

import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import type { FieldChange } from './modify-draft.ts';

const shown = (value: string | null): string =>
  value === null ? t.editor.removed : cleanText(value.slice(0, 400), { identifier: true });

/** Old and new of every changed field, with signs as well as colours. */
export const FieldDiff = ({ changes }: { readonly changes: readonly FieldChange[] }): ReactNode => (
  <div className="diff" aria-live="polite">
    <p className="label">{t.editor.diff}</p>
    {changes.length === 0 ? <p className="muted">{t.editor.unchanged}</p> : null}
    {changes.slice(0, 40).map(({ path, before, after }) => (
      <div key={path} className="diff-field">
        <div className="diff-path">
          <bdi>{cleanText(path.slice(0, 120), { identifier: true })}</bdi>
        </div>
        {before === null ? null : (
          <del>
            <span aria-hidden="true">− </span>
            <bdi>{shown(before)}</bdi>
          </del>
        )}
        <ins>
          <span aria-hidden="true">+ </span>
          <bdi>{shown(after)}</bdi>
        </ins>
      </div>
    ))}
  </div>
);

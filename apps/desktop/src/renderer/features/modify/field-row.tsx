import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

type Props = {
  readonly id: string;
  readonly pointer: string;
  readonly name: string;
  readonly depth: number;
  readonly asked: string;
  readonly isChanged: boolean;
  readonly limits: readonly string[];
  readonly problem: string | undefined;
  readonly onReset: () => void;
  /** What can be done with this field besides typing: leave it out, remove the item. */
  readonly tools?: ReactNode;
  /** The words that changed, for texts. */
  readonly words?: ReactNode;
  readonly children: ReactNode;
};

export const shownName = (name: string): string => cleanText(name.slice(0, 80), { identifier: true });

/** One line of the editor: its name, what the agent asked, what is set instead, and what is allowed. */
export const FieldRow = (props: Props): ReactNode => {
  const { id, pointer, name, depth, asked, isChanged, limits, problem, onReset, tools, words, children } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onReset();
  };
  return (
    <div
      className="field-row"
      role="group"
      aria-labelledby={`${id}-name`}
      data-pointer={pointer}
      data-changed={isChanged}
      data-depth={Math.min(depth, 4)}
      onKeyDown={onKeyDown}
    >
      <span className="field-name" id={`${id}-name`}>
        <bdi>{shownName(name)}</bdi>
      </span>
      <span className="field-asked" id={`${id}-asked`}>
        <span className="visually-hidden">{t.modify.asked}: </span>
        {isChanged ? <span className="sign" data-sign="minus" /> : null}
        <bdi>{asked}</bdi>
      </span>
      <span className="field-set">
        <span className="field-line">
          <span className="sign" data-sign={isChanged ? 'plus' : 'none'} />
          {children}
          <span className="field-tools">
            {isChanged ? (
              // Alt+Backspace does the same from inside the field, so that Tab goes from field to field.
              <button
                type="button"
                className="field-tool"
                tabIndex={-1}
                aria-label={t.modify.resetField(shownName(name))}
                aria-keyshortcuts="Alt+Backspace"
                onClick={onReset}
              >
                {t.modify.reset}
              </button>
            ) : (
              <span className="field-unchanged">{t.modify.unchanged}</span>
            )}
            {tools}
          </span>
        </span>
        <span className="field-error" id={`${id}-problem`} aria-live="polite">
          {problem}
        </span>
      </span>
      <span className="field-limits" id={`${id}-limits`}>
        {limits.map((limit) => (
          <span key={limit} className="field-limit">
            {limit}
          </span>
        ))}
      </span>
      {words}
    </div>
  );
};

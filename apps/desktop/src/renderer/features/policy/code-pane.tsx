import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';

const STEP_PX = 40;
const BY: { readonly [key: string]: readonly [number, number] } = {
  ArrowDown: [0, STEP_PX],
  ArrowUp: [0, -STEP_PX],
  ArrowRight: [STEP_PX, 0],
  ArrowLeft: [-STEP_PX, 0],
};

/** The arrows belong to the text that is read; on the page they go through its rows. */
export const scrollByArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const by = BY[event.key];
  if (by === undefined || event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.currentTarget.scrollBy({ left: by[0], top: by[1] });
};

/** A text with its lines numbered; what is selected and copied is the text alone. It runs from the left in every language. */
export const CodePane = ({ label, text }: { readonly label: string; readonly text: string }): ReactNode => {
  const lines = useMemo(
    () =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => cleanText(line, { multiline: true })),
    [text],
  );
  return (
    <div className="code-pane" role="region" aria-label={label} tabIndex={0} dir="ltr" onKeyDown={scrollByArrows}>
      <pre className="code-lines">
        {lines.map((line, i) => (
          <span key={i} className="code-line">
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
};

import { type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { useBoardWarnings } from '../notifications/use-board-warnings.ts';
import { WarningLine } from './warning-line.tsx';
import { useBoard } from './use-board.ts';
import { warningKey } from '@countersign/shared/domain/board/warning';

/** What needs a supervisor now. The longest-standing one, and the others behind a count. */
export const WarningsBand = (): ReactNode => {
  const warnings = useBoard((s) => s.warnings);
  const [isOpen, setOpen] = useState(false);
  useBoardWarnings(warnings);
  if (warnings.length === 0) return null;
  const shown = isOpen ? warnings : warnings.slice(0, 1);
  return (
    <section className="warnings" aria-label={t.board.warnings}>
      <ul>
        {shown.map((warning, index) => (
          <WarningLine key={warningKey(warning)} warning={warning}>
            {index === 0 && warnings.length > 1 ? (
              <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {isOpen ? t.board.fewer : t.board.moreWarnings(warnings.length - 1)}
              </button>
            ) : null}
          </WarningLine>
        ))}
      </ul>
    </section>
  );
};

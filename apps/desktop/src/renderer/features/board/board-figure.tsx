import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly detail: readonly (string | null)[];
  /** Beyond its target. The words say it too: colour never stands alone. */
  readonly isBeyond?: boolean;
};

/** One number of the headline, with what it is held against. */
export const BoardFigure = ({ label, value, detail, isBeyond = false }: Props): ReactNode => (
  <div className="figure" data-beyond={isBeyond || undefined}>
    <dt>{label}</dt>
    <dd className="figure-value">{value}</dd>
    <dd className="figure-detail">{t.board.detail(detail.filter((part) => part !== null))}</dd>
  </div>
);

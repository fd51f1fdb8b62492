import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { BarButton } from '../decision/bar-button.tsx';

type Props = {
  readonly title: string;
  readonly body?: string;
  /** There is nothing to do here but to go on. */
  readonly hasNext?: boolean;
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
};

/** A card that cannot be shown, and why: calm, in the middle, with the one thing that can be done. */
export const CardBlank = ({ title, body, hasNext = false, isAlert = false, children }: Props): ReactNode => (
  <div className="card-blank" role={isAlert ? 'alert' : undefined}>
    <p className="card-blank-title">{title}</p>
    {body === undefined ? null : <p>{body}</p>}
    {children}
    {hasNext ? <BarButton command="queue.next" label={t.command['queue.next']} /> : null}
  </div>
);

import { type FocusEvent, type ReactNode, useEffect, useRef } from 'react';
import { type Batch, batchBlock, remaining } from '../../batch/batch.ts';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';

type Props = { readonly batch: Batch; readonly name: string; readonly isReady: boolean };

/** Has the focus while it is there; when it loses it, it is disarmed, as the armed bar of a card (UX-04). */
const ArmedBatch = ({ n, name }: { readonly n: number; readonly name: string }): ReactNode => {
  const { store } = useReviewer();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.focus();
    return () => {
      if (isFocusLost()) focusHome();
    };
  }, []);
  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) store.batch.disarm();
  };
  const sentence = t.batch.armed(n, name);
  return (
    <div ref={bar} className="decision-bar armed-bar" role="group" tabIndex={-1} aria-label={sentence} onBlur={onBlur}>
      <p className="armed-sentence">{sentence}</p>
      <BarButton command="batch.commit" label={t.batch.commit} />
      <BarButton command="batch.back" label={t.bar.escBack} tone="quiet" />
    </div>
  );
};

/** What is still to do, then arm, then commit: the same two strokes as for high risk, since it is many at once. */
export const BatchBar = ({ batch, name, isReady }: Props): ReactNode => {
  const n = remaining(batch).length;
  const block = batchBlock(batch);
  const why = block === 'open-one' ? t.batch.mustOpenWhy : block === 'too-few' ? t.batch.tooFew : undefined;
  if (batch.isArmed) return <ArmedBatch n={n} name={name} />;
  return (
    <div className="decision-bar" role="toolbar" aria-label={t.bar.label}>
      <BarButton
        command="batch.approve"
        label={t.batch.approve(n)}
        second="batch.commit"
        {...(why === undefined ? (isReady ? {} : { whyNot: t.block.loading }) : { whyNot: why })}
      />
      <BarButton command="batch.back" label={t.batch.back} tone="quiet" />
      {why === undefined ? null : <p className="blocked-text">{why}</p>}
    </div>
  );
};

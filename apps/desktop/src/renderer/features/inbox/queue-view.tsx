import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { PracticeInvite } from '../practice/practice-invite.tsx';
import { lineAt, lineCount, lineOf } from './lines.ts';
import { useIsMasked } from '../shared/use-is-masked.ts';
import { QueueCalm } from './queue-calm.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueRow, optionId } from './queue-row.tsx';
import { QueueSearch } from './queue-search.tsx';

const HEADING_PX = 34;
const ROW_PX = { comfortable: 50, compact: 34 } as const;

/** The queue: a listbox that keeps the focus itself and points at the selected option. Only what is seen is in the DOM. */
export const QueueView = (): ReactNode => {
  const { store, settings } = useReviewer();
  const order = useInbox((s) => s.listed);
  const selected = useInbox((s) => s.inbox.selected);
  const me = useInbox((s) => s.principal?.id ?? null);
  const isMasked = useIsMasked();
  const scroller = useRef<HTMLDivElement>(null);

  const count = useMemo(() => lineCount(order), [order]);
  const total = count - order.length;
  const selectedLine = useMemo(() => lineOf(order, selected), [order, selected]);
  // The same function for the same rows: another one makes the virtualizer measure all of them anew.
  const keyOf = useCallback(
    (index: number) => {
      const line = lineAt(order, index);
      return line === undefined ? index : line.kind === 'heading' ? line.section : line.item.id;
    },
    [order],
  );

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lineAt(order, index)?.kind === 'heading' ? HEADING_PX : ROW_PX[settings.density]),
    getItemKey: keyOf,
    initialRect: { width: 336, height: 700 },
    overscan: 8,
    // The toast stands over the foot of the list.
    scrollPaddingEnd: 72,
  });
  // Sizes depend on the kind of a line and on the density only; a line that changes its place keeps its size by its key.
  useEffect(() => virtual.measure(), [virtual, settings.density]);
  // Only a new selection is brought into view: a row that moves by itself must not drag the list along.
  const reveal = useEffectEvent(() => {
    if (selectedLine >= 0) virtual.scrollToIndex(selectedLine, { align: 'auto' });
  });
  useEffect(() => reveal(), [selected]);

  const onSelect = useCallback(
    (item: QueueItem) => {
      store.select(item.id);
      store.showFace('card');
    },
    [store],
  );

  return (
    <section className="queue" data-zone="queue" data-density={settings.density} aria-label={t.queue.label}>
      <PracticeInvite />
      <QueueSearch />
      <QueueCalm />
      <div
        ref={scroller}
        className="queue-list"
        // A listbox must have options; without any it is only where the focus is.
        role={total === 0 ? 'group' : 'listbox'}
        aria-label={t.queue.label}
        aria-activedescendant={selectedLine >= 0 && selected !== null ? optionId(selected) : undefined}
        tabIndex={0}
        data-focus-home
      >
        {total === 0 ? (
          <QueueEmpty />
        ) : (
          <div className="queue-canvas" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size, key }) => {
              const line = lineAt(order, index);
              if (line === undefined) return null;
              return (
                <div
                  key={key}
                  className="queue-slot"
                  role="presentation"
                  style={{ height: size, transform: `translateY(${start}px)` }}
                >
                  {line.kind === 'heading' ? (
                    <div className="queue-heading" role="presentation">
                      {t.section[line.section]} <span className="queue-count">{line.count}</span>
                    </div>
                  ) : (
                    <QueueRow
                      item={line.item}
                      me={me}
                      isMasked={isMasked}
                      isSelected={line.item.id === selected}
                      place={line.place}
                      of={total}
                      onSelect={onSelect}
                    />
                  )}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
};

import type { EscalationId } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { findRow } from '../../state/board-columns.ts';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox, useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { useIsMasked } from '../shared/use-is-masked.ts';
import { ColumnEmpty } from './column-empty.tsx';
import { BoardRow, rowId } from './board-row.tsx';
import { useDropTarget } from './drag.ts';
import { useBoard } from './use-board.ts';

const ROW_PX = { comfortable: 50, compact: 34 } as const;

/** One tier: a listbox that takes items from the other tiers. Only what is seen is in the DOM. */
export const TierColumn = ({ tier }: { readonly tier: ReviewTier }): ReactNode => {
  const { store, settings } = useReviewer();
  const run = useCommand();
  const rows = useBoard((s) => s.columns[tier]);
  const isActive = useBoard((s) => s.cursor.column === tier);
  const remembered = useBoard((s) => s.cursor.ids[tier] ?? null);
  const agents = useBoard((s) => s.board?.agents);
  const me = useInbox((s) => s.principal?.id ?? null);
  const isMasked = useIsMasked();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);

  const selectedIndex = useMemo(() => rows.findIndex(({ item }) => item.id === remembered), [rows, remembered]);
  const selected = selectedIndex === -1 ? null : remembered;
  const paused = useMemo(() => new Set(agents?.filter((agent) => agent.paused !== null).map(({ id }) => id)), [agents]);

  const isOver = useDropTarget(column, (id) => {
    if (findRow(store.board.get().columns, id)?.tier !== tier) store.board.move(id, { tier });
  });

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[settings.density],
    getItemKey: (index) => rows[index]?.item.id ?? index,
    initialRect: { width: 300, height: 500 },
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [virtual, settings.density]);
  const reveal = useEffectEvent(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  });
  useEffect(() => reveal(), [selected]);

  const onSelect = useCallback((id: EscalationId) => store.board.select(tier, id), [store, tier]);
  const onOpen = useCallback(
    (id: EscalationId) => {
      store.board.select(tier, id);
      run('board.open', { timeStamp: performance.now() });
    },
    [store, tier, run],
  );
  const onMenu = useCallback(
    (id: EscalationId) => {
      store.board.select(tier, id);
      store.board.ask({ kind: 'move-to', id });
    },
    [store, tier],
  );

  return (
    <section ref={column} className="board-column" data-over={isOver || undefined} data-tier={tier}>
      <h2 className="board-heading">
        {t.board.column(tier)} <span className="board-count">{number(rows.length)}</span>
      </h2>
      <div
        ref={scroller}
        className="board-list"
        // A listbox must have options; without any it is only where the focus is.
        role={rows.length === 0 ? 'group' : 'listbox'}
        aria-label={t.board.columnLabel(tier, rows.length)}
        aria-activedescendant={selected === null ? undefined : rowId(selected)}
        tabIndex={0}
        data-focus-home={isActive || undefined}
        data-board-column={tier}
        onFocus={() => store.board.enter(tier)}
      >
        {rows.length === 0 ? (
          <ColumnEmpty />
        ) : (
          <div className="queue-canvas" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size, key }) => {
              const row = rows[index];
              return row === undefined ? null : (
                <div
                  key={key}
                  className="queue-slot"
                  role="presentation"
                  style={{ height: size, transform: `translateY(${start}px)` }}
                >
                  <BoardRow
                    row={row}
                    me={me}
                    now={now}
                    isSelected={row.item.id === selected}
                    isAgentPaused={paused.has(row.item.agentId)}
                    isMasked={isMasked}
                    place={index + 1}
                    of={rows.length}
                    onSelect={onSelect}
                    onOpen={onOpen}
                    onMenu={onMenu}
                  />
                </div>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
};

import { ageing } from '@countersign/shared/domain/board/ageing';
import { controlChart } from '@countersign/shared/domain/board/p-chart';
import { type ReactNode, useMemo } from 'react';
import { waitingItems } from '../../state/board-figures.ts';
import { useNow } from '../app/use-now.ts';
import { AgeingChart } from './ageing-chart.tsx';
import { FlowChart } from './flow-chart.tsx';
import { OverrideChart } from './override-chart.tsx';
import { useBoard } from './use-board.ts';

/** How often the ages on the chart move without anything else happening. Milliseconds. */
const AGE_EVERY_MS = 5_000;
/** The rule of overrides looks further back than anybody reads a chart. */
const CHART_DAYS = 14;

/** What the charts show, from the queue and from the board as it was last read. */
export const Charts = (): ReactNode => {
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const isTable = useBoard((s) => s.isTable);
  const now = Math.floor(useNow(AGE_EVERY_MS) / AGE_EVERY_MS) * AGE_EVERY_MS;
  const items = useMemo(() => waitingItems(columns), [columns]);
  const rows = useMemo(() => ageing(items, now), [items, now]);
  const days = useMemo(
    () =>
      board?.overrides.slice(-CHART_DAYS).map(({ day, decided, overridden }) => ({ at: day, hits: overridden, n: decided })) ??
      [],
    [board],
  );
  const overrides = useMemo(() => controlChart(days), [days]);
  if (board === null) return null;
  return (
    <div className="charts-grid">
      <AgeingChart rows={rows} isTable={isTable} />
      <FlowChart flow={board.flow} isTable={isTable} />
      <OverrideChart chart={overrides} decided={days.reduce((sum, { n }) => sum + n, 0)} isTable={isTable} />
    </div>
  );
};

import { type ReactNode, Suspense, lazy } from 'react';
import { CHARTS } from '../../state/board-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';

/** The charting library comes when there is something to draw. */
const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }));

/** Three charts side by side; in a small window one, chosen above it. */
export const ChartsRow = (): ReactNode => {
  const { store } = useReviewer();
  const run = useCommand();
  const board = useBoard((s) => s.board);
  const chosen = useBoard((s) => s.chart);
  const isTable = useBoard((s) => s.isTable);
  if (board === null) return <section className="charts" aria-busy="true" />;
  return (
    <section className="charts" aria-label={t.board.charts} data-chart={chosen}>
      <div className="charts-bar">
        <div className="chart-choice" role="group" aria-label={t.board.chartChoice}>
          {CHARTS.map((chart) => (
            <button
              key={chart}
              type="button"
              className="quiet"
              aria-pressed={chart === chosen}
              onClick={() => store.board.showChart(chart)}
            >
              {t.board.chart[chart]}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="quiet chart-table-button"
          aria-pressed={isTable}
          aria-keyshortcuts="V"
          onClick={(event) => run('board.table', event)}
        >
          {t.board.table} <KeyHint command="board.table" />
        </button>
      </div>
      <Suspense fallback={<div className="charts-loading" />}>
        <Charts />
      </Suspense>
    </section>
  );
};

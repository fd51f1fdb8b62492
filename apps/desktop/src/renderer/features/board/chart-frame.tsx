import { type ReactNode, useId } from 'react';
import { t } from '../../strings/strings.ts';

export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type Props = {
  /** A name for styles. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** The chart in one sentence: what a reader should take from it. */
  readonly summary: string;
  readonly isTable: boolean;
  /** Null where there is too little to draw: then the summary stands alone. */
  readonly table: ChartTable | null;
  readonly children: ReactNode;
};

/** A chart's place: title, the picture or the same numbers as a table, and the sentence below. */
export const ChartFrame = ({ id, title, note, summary, isTable, table, children }: Props): ReactNode => {
  const titleId = useId();
  const summaryId = useId();
  return (
    <figure className="chart" data-chart={id} aria-labelledby={titleId}>
      <figcaption className="chart-title" id={titleId}>
        {title}
        {note === undefined ? null : <span className="chart-note">{note}</span>}
      </figcaption>
      {table === null ? null : isTable ? (
        <div className="chart-table" data-scroller tabIndex={0} role="region" aria-label={t.board.tableOf(title)}>
          <table>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first, ...cells]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {cells.map((cell, place) => (
                    <td key={table.head[place + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="chart-picture" role="img" aria-label={title} aria-describedby={summaryId}>
          {children}
        </div>
      )}
      <p className="chart-summary" id={summaryId}>
        {summary}
      </p>
    </figure>
  );
};

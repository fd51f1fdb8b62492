import { Children, type ReactNode } from 'react';

/** Charts beside each other; the arrows go from one to the next. */
export const ChartGrid = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="measures-charts">
    {Children.map(children, (chart) => (
      <div tabIndex={-1} data-row="">
        {chart}
      </div>
    ))}
  </div>
);

import type { ReactElement, ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';

/** What is assumed of the size until it was measured; also while a chart is hidden, which has none. */
const ASSUMED = { width: 360, height: 110 } as const;

/** Fills the place of a chart, whatever its size. */
export const ChartBox = ({ children }: { readonly children: ReactElement }): ReactNode => (
  <ResponsiveContainer minWidth={1} minHeight={1} initialDimension={ASSUMED}>
    {children}
  </ResponsiveContainer>
);

import type { Segment } from '@countersign/shared/domain/summary/summary-view';
import type { ReactNode } from 'react';

/** Our sentence with their values in it. Each value is isolated, so that none can turn the line around. */
export const Headline = ({ segments }: { readonly segments: readonly Segment[] }): ReactNode =>
  segments.map((segment, i) =>
    segment.kind === 'text' ? (
      segment.text
    ) : (
      <bdi key={`${i}-${segment.text}`} className={`value value-${segment.kind}`}>
        {segment.text}
      </bdi>
    ),
  );

export const headlineText = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

import type { ContextBundle } from '@countersign/shared/model/context';
import type { ReactNode } from 'react';
import { AgentWrote, ForeignValue } from '../shared/foreign-text.tsx';
import { useAnchors } from './anchor.ts';
import { NotProvided } from './not-provided.tsx';

/** The policy as the agent quoted it: its words, not ours, hence the frame. */
export const PolicyPanel = ({ excerpts = [] }: { readonly excerpts: ContextBundle['policyContext'] }): ReactNode => {
  const anchor = useAnchors();
  if (excerpts.length === 0) return <NotProvided />;
  return excerpts.map((part, i) => (
    <div key={i} className="policy" {...anchor(`excerpt:${i}`)}>
      {part.id === undefined && part.title === undefined ? null : (
        <p className="label">
          <ForeignValue text={[part.id, part.title].filter((text) => text !== undefined).join(' · ')} />
        </p>
      )}
      <AgentWrote text={part.text} />
    </div>
  ));
};

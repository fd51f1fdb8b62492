import { assertNever } from '@countersign/shared/domain/result';
import { type ReactNode, useEffect } from 'react';
import type { PolicyPart } from '../../state/policy-snapshot.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { FilePick } from './file-pick.tsx';
import { LearningPart } from './learning-part.tsx';
import { PolicyDialogs } from './policy-dialogs.tsx';
import { PolicyTabs, partTab } from './policy-tabs.tsx';
import { SaidBand } from './said-band.tsx';
import { ShadowPart } from './shadow-part.tsx';
import { TrialPart } from './trial-part.tsx';
import { usePolicy } from './use-policy.ts';
import { VersionsPart } from './versions-part.tsx';
import { WritePart } from './write-part.tsx';

const Part = ({ part }: { readonly part: PolicyPart }): ReactNode => {
  switch (part) {
    case 'versions':
      return <VersionsPart />;
    case 'write':
      return <WritePart />;
    case 'trial':
      return <TrialPart />;
    case 'shadow':
      return <ShadowPart />;
    case 'learning':
      return <LearningPart />;
    default:
      return assertNever(part);
  }
};

/** What decides who must look (`G R`): reading it, writing it, trying it on history, and putting it in force. */
export const PolicyPage = (): ReactNode => {
  const { store } = useReviewer();
  const part = usePolicy((s) => s.part);
  useEffect(() => store.policy.watch(), [store]);
  return (
    <div className="policy-page">
      <PolicyTabs />
      <SaidBand />
      <div className="policy-part" role="tabpanel" id="policy-part" aria-labelledby={partTab(part)} data-part={part}>
        <Part part={part} />
      </div>
      <FilePick />
      <PolicyDialogs />
    </div>
  );
};

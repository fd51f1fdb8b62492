import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type Drill, currentCase } from '../../practice/drill.ts';
import { type PracticeSession, createPracticeSession } from '../../practice/practice-session.ts';
import { systemClock } from '../../session/connect-hub.ts';
import { newUuid } from '../../session/new-id.ts';
import type { InboxStore } from '../../state/inbox-store.ts';
import { t } from '../../strings/strings.ts';
import { type Reviewer, ReviewerContext, useReviewer } from '../app/reviewer-context.ts';
import { ReviewerView } from '../app/reviewer-view.tsx';
import { Coach } from './coach.tsx';
import { DrillSummary } from './drill-summary.tsx';

/** Who left in the middle, or changed the language, goes on with the case where they were. */
const leftAt = new WeakMap<InboxStore, Drill>();

/** The drill: the reviewer's own screen over made cases, with a coach above it. */
export default function PracticeView(): ReactNode {
  const { store, settings, writeSettings } = useReviewer();
  const [session, setSession] = useState<PracticeSession | null>(null);
  useEffect(() => {
    const from = leftAt.get(store);
    const opened = createPracticeSession({
      clock: systemClock,
      monotonic: () => performance.now(),
      newId: () => newUuid(),
      name: t.practice.you,
      from: from !== undefined && currentCase(from) !== undefined ? from : undefined,
      leave: () => store.showPage('inbox'),
    });
    setSession(opened);
    return () => {
      leftAt.set(store, opened.drill.get());
      opened.stop();
    };
  }, [store]);
  const { offersPractice } = settings;
  useEffect(() => {
    if (offersPractice) writeSettings({ offersPractice: false });
  }, [offersPractice, writeSettings]);
  return session === null ? null : <PracticeDesk session={session} onLeave={() => store.showPage('inbox')} />;
}

const PracticeDesk = ({ session, onLeave }: { readonly session: PracticeSession; readonly onLeave: () => void }): ReactNode => {
  const live = useReviewer();
  const drill = useSyncExternalStore(session.drill.subscribe, session.drill.get);
  const reviewer = useMemo<Reviewer>(() => {
    // Keys, theme and language are the reviewer's own; the desk and its news are not.
    const { notifications: _theirs, ...own } = live;
    return { ...own, store: session.store, isPractice: true };
  }, [live, session]);
  if (currentCase(drill) === undefined) return <DrillSummary drill={drill} onAgain={session.again} onLeave={onLeave} />;
  return (
    <ReviewerContext value={reviewer}>
      <div className="practice">
        <Coach drill={drill} onNext={session.next} onRepeat={session.repeat} onLeave={onLeave} />
        <ReviewerView />
      </div>
    </ReviewerContext>
  );
};

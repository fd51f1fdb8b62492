import { type ReactNode, Suspense, lazy, useEffect } from 'react';
import { useKeymap } from '../../commands/use-keymap.ts';
import { CardView } from '../card/card-view.tsx';
import { FailureBands } from '../decision/failure-bands.tsx';
import { VerdictToast } from '../decision/verdict-toast.tsx';
import { QueueView } from '../inbox/queue-view.tsx';
import { t } from '../../strings/strings.ts';
import { CoverageBand } from '../duty/coverage-band.tsx';
import { DutyDialog } from '../duty/duty-dialog.tsx';
import { PrivacyShield } from '../shared/privacy-shield.tsx';
import { NotificationBands } from '../notifications/notification-bands.tsx';
import { ConnectionBand } from './connection-band.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { LiveRegions } from './live-regions.tsx';
import { PageArea } from './page-area.tsx';
import { useInbox, useReviewer } from './reviewer-context.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useAppMenu } from './use-app-menu.ts';
import { useFocusHome } from './use-focus-home.ts';
import { usePalette } from './use-palette.tsx';

const Practice = lazy(() => import('../practice/practice-view.tsx'));

/** While its chunk is on the way: somewhere for the focus to be (U-16). */
const PracticeComing = (): ReactNode => (
  <main className="page page-loading" data-focus-home tabIndex={-1} aria-busy="true" aria-label={t.nav.practice} />
);

/** The whole screen of a reviewer who is signed in. */
export const ReviewerView = (): ReactNode => {
  const { store, settings, isPractice } = useReviewer();
  const dialog = useInbox((s) => s.dialog);
  const face = useInbox((s) => s.face);
  const page = useInbox((s) => s.page);
  useKeymap(store, settings);
  useFocusHome();
  useAppMenu();
  useEffect(() => store.setAdvances(settings), [store, settings]);
  const palette = usePalette();
  if (page === 'practice')
    return (
      <Suspense fallback={<PracticeComing />}>
        <Practice />
      </Suspense>
    );
  return (
    <div className="reviewer" data-face={face} data-page={page}>
      {isPractice === true ? null : <TopBar />}
      <div className="bands">
        <ConnectionBand />
        <FailureBands />
        <NotificationBands />
        <CoverageBand />
      </div>
      {page === 'inbox' ? (
        <div className="columns">
          <QueueView />
          <CardView />
          <VerdictToast />
        </div>
      ) : (
        <PageArea page={page} />
      )}
      <StatusBar />
      <LiveRegions />
      <PrivacyShield />
      {dialog === 'duty' ? <DutyDialog /> : null}
      {dialog === 'help' ? <HelpDialog /> : null}
      {dialog === 'palette' ? palette : null}
    </div>
  );
};

import type { ReactNode } from 'react';
import { useKeymap } from '../../commands/use-keymap.ts';
import { CardView } from '../card/card-view.tsx';
import { FailureBands } from '../decision/failure-bands.tsx';
import { VerdictToast } from '../decision/verdict-toast.tsx';
import { QueueView } from '../inbox/queue-view.tsx';
import { ConnectionBand } from './connection-band.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { LiveRegions } from './live-regions.tsx';
import { useInbox, useReviewer } from './reviewer-context.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useFocusHome } from './use-focus-home.ts';

/** The whole screen of a reviewer who is signed in. */
export const ReviewerView = (): ReactNode => {
  const { store } = useReviewer();
  const dialog = useInbox((s) => s.dialog);
  const face = useInbox((s) => s.face);
  useKeymap(store);
  useFocusHome();
  return (
    <div className="reviewer" data-face={face}>
      <TopBar />
      <div className="bands">
        <ConnectionBand />
        <FailureBands />
      </div>
      <div className="columns">
        <QueueView />
        <CardView />
        <VerdictToast />
      </div>
      <StatusBar />
      <LiveRegions />
      {dialog === 'help' ? <HelpDialog /> : null}
      {dialog === 'settings' ? <SettingsDialog /> : null}
    </div>
  );
};

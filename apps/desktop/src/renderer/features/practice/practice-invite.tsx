import type { ReactNode } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';

/** Once per machine, above the queue, until it is taken or put off. It takes no focus and blocks nothing. */
export const PracticeInvite = (): ReactNode => {
  const { settings, writeSettings, isPractice } = useReviewer();
  if (isPractice === true || !settings.offersPractice) return null;
  const later = (): void => {
    writeSettings({ offersPractice: false });
    focusHome();
  };
  return (
    <section className="practice-invite" aria-label={t.practice.coach}>
      <p>{t.practice.invite}</p>
      <BarButton command="practice.start" label={t.practice.start} tone="quiet" />
      <button type="button" className="bar-button bar-quiet" onClick={later}>
        {t.practice.later}
      </button>
    </section>
  );
};

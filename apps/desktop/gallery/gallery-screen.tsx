import { type ReactNode, useMemo } from 'react';
import type { Settings } from '../src/platform/settings.ts';
import { ReviewerContext } from '../src/renderer/features/app/reviewer-context.ts';
import { ReviewerView } from '../src/renderer/features/app/reviewer-view.tsx';
import { useAppearance } from '../src/renderer/features/app/use-appearance.ts';
import { NO_NOTIFICATIONS } from '../src/renderer/notify/notification-state.ts';
import { notificationsIn } from './gallery-notifications.ts';
import { galleryPlatform } from './gallery-platform.ts';
import type { Scene } from './scene.ts';
import type { GalleryState } from './state.ts';

type Props = {
  readonly scene: Scene;
  readonly settings: Settings;
  readonly state: Pick<GalleryState, 'view' | 'notifications'>;
};

/** The reviewer's whole screen in one state. */
export const GalleryScreen = ({ scene, settings, state }: Props): ReactNode => {
  useAppearance(settings);
  const { view: View, notifications = NO_NOTIFICATIONS } = state;
  const reviewer = useMemo(
    () => ({
      store: scene.store,
      platform: galleryPlatform,
      settings,
      writeSettings: () => undefined,
      signOut: () => undefined,
      notifications: notificationsIn(notifications),
    }),
    [scene, settings, notifications],
  );
  return <ReviewerContext value={reviewer}>{View === undefined ? <ReviewerView /> : <View />}</ReviewerContext>;
};

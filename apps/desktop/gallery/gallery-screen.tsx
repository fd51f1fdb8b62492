import { type ReactNode, useMemo } from 'react';
import type { Settings } from '../src/platform/settings.ts';
import { ReviewerContext } from '../src/renderer/features/app/reviewer-context.ts';
import { ReviewerView } from '../src/renderer/features/app/reviewer-view.tsx';
import { useAppearance } from '../src/renderer/features/app/use-appearance.ts';
import { galleryPlatform } from './gallery-platform.ts';
import type { Scene } from './scene.ts';

/** The reviewer's whole screen in one state. */
export const GalleryScreen = ({ scene, settings }: { readonly scene: Scene; readonly settings: Settings }): ReactNode => {
  useAppearance(settings);
  const reviewer = useMemo(
    () => ({
      store: scene.store,
      platform: galleryPlatform,
      settings,
      writeSettings: () => undefined,
      signOut: () => undefined,
    }),
    [scene, settings],
  );
  return (
    <ReviewerContext value={reviewer}>
      <ReviewerView />
    </ReviewerContext>
  );
};

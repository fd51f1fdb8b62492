import type { ReactNode } from 'react';
import type { Settings } from '../src/platform/settings.ts';
import type { GalleryState } from './state.ts';

type Props = { readonly states: readonly GalleryState[]; readonly settings: Settings };

/** All of them at once, each in a frame of its own, so that focus and keys do not mix. */
export const GalleryIndex = ({ states, settings: { theme, language } }: Props): ReactNode => (
  <main className="gallery">
    <h1>{states.length}</h1>
    {states.map(({ name }) => {
      const address = `?${new URLSearchParams({ theme, language }).toString()}#${name}`;
      return (
        <figure key={name}>
          <figcaption>
            <a href={address}>{name}</a>
          </figcaption>
          <iframe src={address} title={name} loading="lazy" width={1280} height={800} />
        </figure>
      );
    })}
  </main>
);

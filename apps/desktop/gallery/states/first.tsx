import { t } from '../../src/renderer/strings/strings.ts';
import { SignInView } from '../../src/renderer/features/sign-in/sign-in-view.tsx';
import { DrillSummary } from '../../src/renderer/features/practice/drill-summary.tsx';
import { CASES } from '../../src/renderer/practice/cases.ts';
import { galleryPlatform } from '../gallery-platform.ts';
import type { GalleryState } from '../state.ts';

const nothing = (): void => undefined;

const signIn = (name: string, onlyOrigin: string | null, why?: () => string): GalleryState => ({
  name,
  view: () => (
    <SignInView
      platform={galleryPlatform}
      hubUrl="https://hub.example.com"
      onlyOrigin={onlyOrigin}
      isBusy={false}
      message={why?.() ?? null}
      onSubmit={nothing}
    />
  ),
  arrange: nothing,
});

/** What stands before the desk, and after the drill. */
export const FIRST_STATES: readonly GalleryState[] = [
  signIn('sign-in', null),
  signIn('permission-lost', 'https://hub.example.com', () => t.signIn.refused('the token was revoked')),
  {
    name: 'practice-summary',
    view: () => (
      <DrillSummary
        drill={{
          cases: CASES,
          at: CASES.length,
          done: new Set(),
          doneHere: new Set(),
          // One of those that must not pass was let through.
          results: CASES.map(({ id, right, isBad }, i) =>
            isBad && i > 6 ? { id, outcome: 'approve', isRight: false } : { id, outcome: right[0] ?? 'approve', isRight: true },
          ),
        }}
        onAgain={nothing}
        onLeave={nothing}
      />
    ),
    arrange: nothing,
  },
];

import { useEffect } from 'react';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { useInbox } from './reviewer-context.ts';

/** After whatever changed what is on screen the focus is somewhere useful, never on the body (UX-14). */
export const useFocusHome = (): void => {
  const selected = useInbox((s) => s.inbox.selected);
  const mode = useInbox((s) => s.interaction.mode.kind);
  const face = useInbox((s) => s.face);
  const overlays = useInbox((s) => s.inbox.overlays);
  const dialog = useInbox((s) => s.dialog);
  useEffect(() => {
    if (isFocusLost()) focusHome();
  }, [selected, mode, face, overlays, dialog]);
  useEffect(() => {
    // A click on something that takes no focus, such as a bar, would leave all keys dead.
    const onClick = (): void => {
      if (isFocusLost()) focusHome();
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
};

import { useEffect } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { useInbox } from './reviewer-context.ts';

/** After whatever changed what is on screen the focus is somewhere useful, never on the body (UX-14). */
export const useFocusHome = (): void => {
  const selected = useInbox((s) => s.inbox.selected);
  const mode = useInbox((s) => s.interaction.mode.kind);
  const face = useInbox((s) => s.face);
  const overlays = useInbox((s) => s.inbox.overlays);
  const dialog = useInbox((s) => s.dialog);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focusHome();
  }, [selected, mode, face, overlays, dialog]);
};

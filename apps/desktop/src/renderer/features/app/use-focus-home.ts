import { useEffect } from 'react';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { useInbox, useReviewer } from './reviewer-context.ts';

/** After whatever changed what is on screen the focus is somewhere useful, never on the body (UX-14). */
export const useFocusHome = (): void => {
  const { store, settings } = useReviewer();
  const selected = useInbox((s) => s.inbox.selected);
  const mode = useInbox((s) => s.interaction.mode.kind);
  const face = useInbox((s) => s.face);
  const page = useInbox((s) => s.page);
  const overlays = useInbox((s) => s.inbox.overlays);
  const dialog = useInbox((s) => s.dialog);
  const filter = useInbox((s) => s.filter);
  const homeSerial = useInbox((s) => s.homeSerial);
  useEffect(() => {
    if (isFocusLost()) focusHome();
  }, [selected, mode, face, page, overlays, dialog, filter, settings]);
  useEffect(() => {
    if (homeSerial > 0) focusHome();
  }, [homeSerial]);
  useEffect(() => {
    // A click on something that takes no focus, such as a bar, would leave all keys dead.
    const onClick = (): void => {
      if (isFocusLost()) focusHome();
    };
    // Tab past the last control leaves the page; brought home, it would never come round to the first one.
    let isTabbing = false;
    const onKey = ({ key }: KeyboardEvent): void => {
      isTabbing = key === 'Tab' || (isTabbing && key === 'Shift');
    };
    // What had the focus may go with any news: a card that arrives, a row that leaves, a band that closes.
    let frame = 0;
    const onNews = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (!(isTabbing && document.activeElement === document.body) && isFocusLost()) focusHome();
      });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('click', onClick);
    const stop = store.subscribe(onNews);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('click', onClick);
      cancelAnimationFrame(frame);
      stop();
    };
  }, [store]);
};

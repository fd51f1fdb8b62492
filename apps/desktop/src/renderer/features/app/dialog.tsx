import { type ReactNode, useEffect, useRef, useState } from 'react';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { useReviewer } from './reviewer-context.ts';

type Props = {
  readonly title: string;
  /** A title that only screen readers are told: the content says it to everybody else. */
  readonly isTitleHidden?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A modal sheet. The browser keeps the focus inside it; closing it brings the focus back to where it was. */
export const Dialog = ({ title, isTitleHidden = false, className = '', children }: Props): ReactNode => {
  const { store } = useReviewer();
  const dialog = useRef<HTMLDialogElement>(null);
  // Asked while rendering: a field in here that wants the focus has it before any effect runs.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Nothing can be focused before the sheet is shown, and the browser would take whatever comes first in it.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      if (isFocusLost()) focusHome();
    };
  }, [before]);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby="dialog-title"
      data-zone="card"
      onClose={() => store.showDialog(null)}
      onClick={(event) => {
        // The sheet fills its own box, so a click on the element itself is one on what is behind it.
        if (event.target === event.currentTarget) store.showDialog(null);
      }}
    >
      <h2 id="dialog-title" className={isTitleHidden ? 'visually-hidden' : undefined}>
        {title}
      </h2>
      {children}
    </dialog>
  );
};

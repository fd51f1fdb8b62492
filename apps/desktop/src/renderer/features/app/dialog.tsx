import { type ReactNode, useEffect, useRef } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { useReviewer } from './reviewer-context.ts';

/** A modal sheet. The browser keeps the focus inside it; closing it brings the focus home. */
export const Dialog = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => {
  const { store } = useReviewer();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      focusHome();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="dialog-title"
      data-zone="card"
      onClose={() => store.showDialog(null)}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
};

import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { type Hidden, usePrivacy } from './use-privacy.ts';

/** Presses that belong to one press of the key or button that lifted the shield. */
const REST = ['keyup', 'pointerup', 'click', 'contextmenu'] as const;

/**
 * Covers everything, for eyes and for screen readers: a modal sheet makes the rest inert. The key or click that takes it
 * away does nothing else; it is caught before anybody else hears of it.
 */
const Shield = ({ why, reveal }: { readonly why: Hidden; readonly reveal: () => void }): ReactNode => {
  const { store } = useReviewer();
  const sheet = useRef<HTMLDialogElement>(null);
  const onPress = useEffectEvent((event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    // Who comes back presses more than one key: the card has its guard as if it had just been painted.
    store.uncovered(event.timeStamp);
    reveal();
  });
  useEffect(() => {
    const element = sheet.current;
    const before = document.activeElement;
    element?.showModal();
    const press = (event: Event): void => onPress(event);
    const swallow = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const name of ['keydown', 'pointerdown']) window.addEventListener(name, press, { capture: true });
    return () => {
      for (const name of ['keydown', 'pointerdown']) window.removeEventListener(name, press, { capture: true });
      // The rest of that press still comes; it was not meant for what it would hit now.
      for (const name of REST) window.addEventListener(name, swallow, { capture: true, once: true });
      setTimeout(() => {
        for (const name of REST) window.removeEventListener(name, swallow, { capture: true });
      }, 300);
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={sheet} className="privacy" aria-labelledby="privacy-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="privacy-title">{t.look.privacy.title}</h2>
      <p>{why === 'locked' ? t.look.privacy.locked : t.look.privacy.body}</p>
      <p className="muted">{t.look.privacy.back}</p>
    </dialog>
  );
};

export const PrivacyShield = (): ReactNode => {
  const { hidden, reveal } = usePrivacy();
  return hidden === null ? null : <Shield why={hidden} reveal={reveal} />;
};

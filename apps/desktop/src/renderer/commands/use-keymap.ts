import { useEffect, useRef } from 'react';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { focusHome, submitEditor, zoneOf } from './focus.ts';
import { CHORD_MS, type KeyPress, type Scope, resolveKey } from './keymap.ts';
import { runCommand } from './registry.ts';

/** Which keys count: the innermost thing on screen has them all. */
export const scopeOf = ({ dialog, interaction }: Pick<InboxSnapshot, 'dialog' | 'interaction'>): Scope => {
  if (dialog !== null) return 'dialog';
  switch (interaction.mode.kind) {
    case 'armed':
      return 'armed';
    case 'reasons':
      return 'reasons';
    case 'editing':
      return 'editor';
    case 'reading':
      return 'inbox';
  }
};

export const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  metaKey: event.metaKey,
  shiftKey: event.shiftKey,
  altGraph: event.getModifierState('AltGraph'),
  repeat: event.repeat,
  isComposing: event.isComposing,
});

/** Listens once per window and turns presses into commands. */
export const useKeymap = (store: InboxStore): void => {
  const prefix = useRef<{ readonly key: string; readonly at: number } | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      store.signOfLife(event.timeStamp, true);
      const pending = prefix.current;
      prefix.current = null;
      const resolution = resolveKey(pressOf(event), {
        scope: scopeOf(store.get()),
        zone: zoneOf(event.target),
        prefix: pending !== null && event.timeStamp - pending.at < CHORD_MS ? pending.key : null,
      });
      if (resolution.kind === 'none') return;
      event.preventDefault();
      if (resolution.kind === 'prefix') prefix.current = { key: resolution.prefix, at: event.timeStamp };
      else runCommand(resolution.command, { store, at: event.timeStamp, argument: resolution.argument, focusHome, submitEditor });
    };
    const onPointer = (event: Event): void => store.signOfLife(event.timeStamp, false);
    const onBlur = (): void => store.interact({ type: 'blur' });
    const onVisibility = (event: Event): void =>
      store.visibilityChanged(event.timeStamp, document.visibilityState === 'visible' && document.hasFocus());
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('wheel', onPointer, { passive: true });
    window.addEventListener('blur', onBlur);
    window.addEventListener('blur', onVisibility);
    window.addEventListener('focus', onVisibility);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('wheel', onPointer);
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('blur', onVisibility);
      window.removeEventListener('focus', onVisibility);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [store]);
};

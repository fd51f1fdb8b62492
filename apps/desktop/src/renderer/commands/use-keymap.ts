import { useEffect, useEffectEvent, useRef } from 'react';
import type { Settings } from '../../platform/settings.ts';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { type Scope, bindingsOf } from './bindings.ts';
import { isFocusLost, focusHome, loadPreset, stepRows, submitEditor, zoneOf } from './focus.ts';
import type { KeyPress } from './key-names.ts';
import { CHORD_MS, resolveKey } from './keymap.ts';
import { runCommand } from './registry.ts';

/** Pages with keys of their own. */
const isScope = (page: string): page is 'board' | 'policy' | 'measures' | 'checklist' =>
  ['board', 'policy', 'measures', 'checklist'].includes(page);

/** Which keys count: the innermost thing on screen has them all. */
export const scopeOf = ({
  dialog,
  page,
  batch,
  interaction,
}: Pick<InboxSnapshot, 'dialog' | 'page' | 'batch' | 'interaction'>): Scope => {
  if (dialog !== null) return 'dialog';
  if (page === 'batch') return batch?.isArmed === true ? 'batch-armed' : 'batch';
  if (page === 'practice') return 'foreign';
  if (page !== 'inbox') return isScope(page) ? page : 'page';
  switch (interaction.mode.kind) {
    case 'armed':
      return 'armed';
    case 'reasons':
      return 'reasons';
    case 'choosing':
      return 'choosing';
    case 'editing':
    case 'flagging':
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

const isTyped = ({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean =>
  [...key].length === 1 && !ctrlKey && !altKey && !metaKey && !isComposing;

/** Listens once per window and turns presses into commands. */
export const useKeymap = (store: InboxStore, { keys, singleKeys }: Pick<Settings, 'keys' | 'singleKeys'>): void => {
  const prefix = useRef<{ readonly key: string; readonly at: number } | null>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    store.signOfLife(event.timeStamp, true);
    // Whoever handled it meant something else with it: a tab list, the palette, a key that is being recorded.
    if (event.defaultPrevented) return;
    // What had the focus may have gone without a word; its keys are then those of the place that is home. Tab goes on from where it is.
    if (event.key !== 'Tab' && isFocusLost()) focusHome();
    const target = event.target === document.body ? document.activeElement : event.target;
    const { dialog, paletteText } = store.get();
    if (dialog === 'palette' && zoneOf(target) !== 'field' && isTyped(event)) {
      // Who types on while the palette opens loses no letter, and decides nothing with it.
      event.preventDefault();
      return store.typeIntoPalette(paletteText + event.key);
    }
    const pending = prefix.current;
    const resolution = resolveKey(
      pressOf(event),
      {
        scope: scopeOf(store.get()),
        zone: zoneOf(target),
        prefix: pending !== null && event.timeStamp - pending.at < CHORD_MS ? pending.key : null,
      },
      { bindings: bindingsOf(keys), style: singleKeys },
    );
    if (resolution.kind === 'prefix') {
      event.preventDefault();
      prefix.current = { key: resolution.prefix, at: event.timeStamp };
      store.showChord(resolution.prefix, CHORD_MS);
      return;
    }
    // A bare Shift or Alt on the way to the second key does not end a chord.
    if (pending !== null && !['Shift', 'Alt', 'AltGraph', 'Control', 'Meta'].includes(event.key)) {
      prefix.current = null;
      store.showChord(null, 0);
    }
    if (resolution.kind === 'none') return;
    event.preventDefault();
    const { command, argument } = resolution;
    runCommand(command, { store, at: event.timeStamp, argument, focusHome, submitEditor, loadPreset, stepRows });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    const onPointer = (event: Event): void => store.signOfLife(event.timeStamp, false);
    const onBlur = (): void => store.interact({ type: 'blur' });
    const onVisibility = (event: Event): void =>
      store.visibilityChanged(event.timeStamp, document.visibilityState === 'visible' && document.hasFocus());
    window.addEventListener('keydown', listen);
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('wheel', onPointer, { passive: true });
    window.addEventListener('blur', onBlur);
    window.addEventListener('blur', onVisibility);
    window.addEventListener('focus', onVisibility);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('wheel', onPointer);
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('blur', onVisibility);
      window.removeEventListener('focus', onVisibility);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [store]);
};

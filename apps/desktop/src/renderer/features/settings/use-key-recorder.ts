import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CHORD_MS } from '../../commands/keymap.ts';
import { type KeyProblem, problemOf, recordPress } from '../../commands/key-recorder.ts';
import { isCharacterKey } from '../../commands/key-style.ts';
import { pressOf } from '../../commands/use-keymap.ts';
import { useReviewer } from '../app/reviewer-context.ts';

type Outcome = {
  readonly onKey: (key: string) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
};

/**
 * Listens for one key, or for two that follow each other within a second. While it waits for the second one, the
 * first is known.
 */
export const useKeyRecorder = ({ onKey, onRemove, onCancel }: Outcome) => {
  const { store, settings } = useReviewer();
  const [first, setFirst] = useState<string | null>(null);
  const [problem, setProblem] = useState<KeyProblem | null>(null);
  const cancelWait = useRef<() => void>(() => undefined);
  useEffect(() => () => cancelWait.current(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const recorded = recordPress(pressOf(event.nativeEvent), settings.singleKeys);
    if (event.key !== 'Tab') {
      // Whatever it is, it is not for the page while a key is asked for.
      event.preventDefault();
      event.stopPropagation();
    }
    cancelWait.current();
    switch (recorded.kind) {
      case 'nothing':
        return;
      case 'cancelled':
        return onCancel();
      case 'removed':
        return onRemove();
      case 'problem':
        setFirst(null);
        return setProblem(recorded.problem);
      case 'key': {
        const { key } = recorded;
        setProblem(null);
        if (first !== null && isCharacterKey(key) && problemOf(`${first} ${key}`) === null) return onKey(`${first} ${key}`);
        if (!isCharacterKey(key) || key.startsWith('Shift+')) return onKey(key);
        setFirst(key);
        cancelWait.current = store.clock.after(CHORD_MS, () => onKey(key));
      }
    }
  };
  return { onKeyDown, first, problem };
};

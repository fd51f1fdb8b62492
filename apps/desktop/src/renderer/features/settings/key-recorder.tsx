import { type ReactNode, useEffect, useId, useRef } from 'react';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useKeyRecorder } from './use-key-recorder.ts';

type Props = {
  readonly label: string;
  readonly onKey: (key: string) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
  /** The focus went elsewhere by itself, and is to stay there. */
  readonly onLeave: () => void;
};

/** The place where the next press becomes the key of a command. */
export const KeyRecorder = ({ label, ...outcome }: Props): ReactNode => {
  const { onKeyDown, first, problem } = useKeyRecorder(outcome);
  const field = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <span className="key-recorder">
      <button
        ref={field}
        type="button"
        className="key-recording"
        aria-label={`${t.keys.record(label)}. ${t.keys.recording}`}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onBlur={outcome.onLeave}
      >
        {first === null ? t.keys.recording : <KeyHint keys={first} />}
      </button>
      <span id={id} className={problem === null ? 'setting-help' : 'field-error'} role="status">
        {problem === null ? t.keys.recordingHelp : t.keys.problem[problem]}
      </span>
    </span>
  );
};

import { assertNever } from '@countersign/shared/domain/result';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { UpdateState } from '../../../platform/update-state.ts';
import { percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

const sentenceOf = (state: UpdateState): string => {
  switch (state.kind) {
    case 'unsupported':
    case 'idle':
    case 'checking':
      return t.prefs.update[state.kind];
    case 'available':
    case 'ready':
      return t.prefs.update[state.kind](state.version);
    case 'downloading':
      return t.prefs.update.downloading(state.version, percentage(state.percent / 100));
    case 'failed':
      return t.prefs.update.failed(state.reason);
    default:
      return assertNever(state);
  }
};

/** Where the program stands with its updates, and the one step that comes next. Nothing is fetched unasked. */
export const UpdateLine = (): ReactNode => {
  const { updates } = useReviewer().platform;
  const state = useSyncExternalStore(updates.onChange, updates.state);
  return (
    <div className="setting-line" role="status">
      <span>{sentenceOf(state)}</span>
      {state.kind === 'idle' || state.kind === 'failed' ? (
        <button type="button" onClick={() => void updates.check()}>
          {t.prefs.check}
        </button>
      ) : null}
      {state.kind === 'available' ? (
        <button type="button" onClick={() => void updates.download()}>
          {t.prefs.download}
        </button>
      ) : null}
      {state.kind === 'ready' ? (
        <button type="button" onClick={() => void updates.installAndRestart()}>
          {t.prefs.install}
        </button>
      ) : null}
    </div>
  );
};

import type { BoardAgent } from '@countersign/shared/protocol/board';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** One agent and its brake. */
export const AgentRow = ({ agent, isCurrent }: { readonly agent: BoardAgent; readonly isCurrent: boolean }): ReactNode => {
  const { store } = useReviewer();
  const name = cleanText(agent.name, { identifier: true });
  const { paused } = agent;
  return (
    <li className="agent-row" data-paused={paused !== null || undefined}>
      <span className="person-name">
        <bdi>{name}</bdi>
        {paused === null ? null : <span className="paused-mark">{t.board.pausedMark}</span>}
      </span>
      <button
        type="button"
        aria-label={paused === null ? t.board.pauseNamed(name) : t.board.resumeNamed(name)}
        data-focus-home={isCurrent || undefined}
        data-board-id={agent.id}
        onFocus={() => store.board.enter('agents', agent.id)}
        onClick={() => store.board.togglePause(agent.id)}
      >
        {paused === null ? t.board.pauseButton : t.board.resumeButton}
      </button>
      <span className="person-note">
        {paused === null
          ? t.board.open(agent.open)
          : t.board.detail([
              t.board.open(agent.open),
              t.board.pausedBy(cleanText(paused.byName, { identifier: true }), cleanText(paused.reason)),
            ])}
      </span>
    </li>
  );
};

import type { Warning } from '@countersign/shared/domain/board/warning';
import { type ReactNode, useId, useState } from 'react';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { BoardSnapshot } from '../../state/board-snapshot.ts';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';
import { warningFacts, warningText } from './warning-text.ts';

/** The agent that a pause would help with: the one that the warning is about, else whoever has most items open. */
const agentFor = (warning: Warning, { board }: Pick<BoardSnapshot, 'board'>) => {
  const running = (board?.agents ?? []).filter(({ paused }) => paused === null);
  if (['override_rising', 'escalates_little', 'notifies_slowly'].includes(warning.rule)) return undefined;
  if (warning.subject !== '') return running.find(({ id }) => id === warning.subject);
  const [most] = running.toSorted((a, b) => b.open - a.open);
  return most !== undefined && most.open > 0 ? most : undefined;
};

/** The item that should go somewhere first: the nearest deadline of all tiers. */
const mostUrgent = ({ columns }: BoardSnapshot) =>
  REVIEW_TIERS.flatMap((tier) => columns[tier]).toSorted(
    (a, b) => (a.item.deadlineAt ?? Infinity) - (b.item.deadlineAt ?? Infinity),
  )[0];

type Props = { readonly warning: Warning; readonly children: ReactNode };

/** One warning: what, by how much, what can be done, and why it fired. */
export const WarningLine = ({ warning, children }: Props): ReactNode => {
  const { store } = useReviewer();
  const board = useBoard((s) => s.board);
  const now = useNow(5_000);
  const [isWhy, setWhy] = useState(false);
  const whyId = useId();
  const nameOf = (id: string): string =>
    cleanText(board?.agents.find((each) => each.id === id)?.name ?? id, { identifier: true });
  const { title, detail } = warningText(warning, nameOf(warning.subject), now);
  const agent = agentFor(warning, { board });
  const canRoute = ['queue_growing', 'at_risk', 'oldest'].includes(warning.rule);
  const route = (): void => {
    const row = mostUrgent(store.board.get());
    if (row === undefined) return;
    store.board.select(row.place.tier, row.item.id);
    store.board.ask({ kind: 'move-to', id: row.item.id });
  };
  return (
    <li className="warning">
      <p className="warning-text">
        <b className="warning-title">
          <span aria-hidden="true">▲ </span>
          {title}
        </b>{' '}
        <span className="warning-detail">{detail}</span>
      </p>
      <div className="warning-actions">
        {canRoute ? (
          <button type="button" onClick={route}>
            {t.board.route} <KeyHint command="board.menu" />
          </button>
        ) : null}
        {agent === undefined ? null : (
          <button type="button" onClick={() => store.board.ask({ kind: 'pause', id: agent.id })}>
            {t.board.pauseNamed(cleanText(agent.name, { identifier: true }))}
          </button>
        )}
        <button type="button" aria-expanded={isWhy} aria-controls={whyId} onClick={() => setWhy(!isWhy)}>
          {t.board.why}
        </button>
        {children}
      </div>
      <div id={whyId} className="warning-why" hidden={!isWhy}>
        <p>
          <b>{t.board.whyTitle}</b> {t.board.whyRule[warning.rule]}
        </p>
        <dl>
          {warningFacts(warning, now).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
};

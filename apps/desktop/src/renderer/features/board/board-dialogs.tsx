import { assertNever } from '@countersign/shared/domain/result';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../strings/strings.ts';
import { ConfirmDialog } from '../app/confirm-dialog.tsx';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { AvailabilityDialog } from './availability-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { TiersDialog } from './tiers-dialog.tsx';
import { useBoard } from './use-board.ts';

const useQuestion = (): ReactNode => {
  const { store } = useReviewer();
  const answers = { no: t.board.leaveIt, onYes: store.board.confirm, onNo: () => store.board.ask(null) };
  const ask = useBoard((s) => s.ask);
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const items = useInbox((s) => s.inbox.items);
  if (ask === null) return null;
  switch (ask.kind) {
    case 'move-to': {
      const item = items.get(ask.id);
      return item === undefined ? null : <MoveDialog key={ask.id} item={item} />;
    }
    case 'claimed':
      return (
        <ConfirmDialog
          key="claimed"
          title={t.board.claimedTitle(ask.byName)}
          body={[t.board.claimedBody(ask.subject, ask.to)]}
          yes={t.board.moveAnyway}
          {...answers}
        />
      );
    case 'not-free': {
      const name = ask.to.assigneeName ?? '';
      return (
        <ConfirmDialog
          key="not-free"
          title={t.duty.notFree[ask.why](name)}
          body={[t.duty.notFreeBody(ask.subject, name)]}
          yes={t.duty.giveAnyway}
          {...answers}
        />
      );
    }
    case 'availability': {
      const person = board?.people.find(({ id }) => id === ask.id);
      return person === undefined ? null : <AvailabilityDialog key={ask.id} person={person} />;
    }
    case 'tiers': {
      const person = board?.people.find(({ id }) => id === ask.id);
      return person === undefined ? null : <TiersDialog key={ask.id} person={person} />;
    }
    case 'last-reviewer':
      return (
        <ConfirmDialog
          key="last"
          title={t.board.lastTitle(board?.people.find(({ id }) => id === ask.id)?.name ?? ask.id, ask.orphaned)}
          body={[t.board.lastBody(ask.orphaned.reduce((sum, tier) => sum + columns[tier].length, 0))]}
          yes={t.board.lastConfirm}
          {...answers}
        />
      );
    case 'pause': {
      const agent = board?.agents.find(({ id }) => id === ask.id);
      return agent === undefined ? null : <PauseDialog key={ask.id} agent={agent} />;
    }
    default:
      return assertNever(ask);
  }
};

/** The question that is open, if one is. What it is about may have left meanwhile: then there is nothing to ask. */
export const BoardDialogs = (): ReactNode => {
  const { store } = useReviewer();
  const isOpen = useInbox((s) => s.dialog === 'board');
  const question = useQuestion();
  const isVoid = isOpen && question === null;
  useEffect(() => {
    if (isVoid) store.showDialog(null);
  }, [isVoid, store]);
  return isOpen ? question : null;
};

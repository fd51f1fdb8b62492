import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { Board, BoardPerson } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type BoardColumns, loadOf, tierForPerson } from '../../state/board-columns.ts';
import { type MoveTarget, peopleOf } from '../../state/board-snapshot.ts';
import { isOutNow } from '../../state/duty.ts';
import { t } from '../../strings/strings.ts';

/** A line of "Move to…". */
export type MoveChoice = {
  readonly key: string;
  readonly kind: 'tier' | 'person';
  readonly label: string;
  readonly note: string;
  readonly load: number;
  readonly target: MoveTarget;
  /** It is there already. */
  readonly isHere: boolean;
};

const noteOf = (person: BoardPerson, open: number, now: Timestamp): string => {
  const { availability, presence, tiers } = person;
  const isFull = availability !== undefined && availability.capacity !== null && open >= availability.capacity;
  const out = isOutNow(availability, now) ? (availability?.out ?? null) : null;
  return t.board.detail([
    t.board.open(open),
    ...(isFull ? [t.duty.full] : []),
    t.board.tiersOf(tiers),
    out === null ? t.board.presence[presence] : t.duty.absence(out, now),
  ]);
};

/** Where an item can go, the tiers first, then people by name; only what matches what was typed, in any part of a word. */
export const moveChoices = (
  item: QueueItem,
  board: Board | null,
  columns: BoardColumns,
  typed: string,
  now: Timestamp,
): readonly MoveChoice[] => {
  const tiers = REVIEW_TIERS.map(
    (tier): MoveChoice => ({
      key: tier,
      kind: 'tier',
      label: t.board.column(tier),
      note: t.board.tierLoad(columns[tier].length),
      load: columns[tier].length,
      target: { tier },
      isHere: item.reviewTier === tier && item.assignee === undefined,
    }),
  );
  const people = peopleOf(board)
    .filter((person) => tierForPerson(item.reviewTier, person.tiers) !== null)
    .map((person): MoveChoice => {
      const { open } = loadOf(columns, person.id);
      return {
        key: person.id,
        kind: 'person',
        label: person.name,
        note: noteOf(person, open, now),
        load: open,
        target: { person: person.id },
        isHere: item.assignee === person.id,
      };
    });
  const wanted = typed.trim().toLocaleLowerCase();
  return [...tiers, ...people].filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
};

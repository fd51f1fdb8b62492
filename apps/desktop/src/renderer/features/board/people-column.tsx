import { type ReactNode, useMemo } from 'react';
import { loadOf } from '../../state/board-columns.ts';
import { agentsOf, peopleOf } from '../../state/board-snapshot.ts';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { AgentRow } from './agent-row.tsx';
import { rowId } from './board-row.tsx';
import { PersonRow } from './person-row.tsx';
import { useBoard } from './use-board.ts';

/** A bar is never full below this many open items: one of one is not "at the limit". */
const LEAST_FULL = 8;

/** Who could do it, and who asks for it. By name, so that nobody is ranked. */
export const PeopleColumn = (): ReactNode => {
  const { store } = useReviewer();
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const cursor = useBoard((s) => s.cursor);
  const now = useNow(5_000);
  const people = useMemo(() => peopleOf(board), [board]);
  const agents = useMemo(() => agentsOf(board), [board]);
  const loads = useMemo(() => new Map(people.map(({ id }) => [id, loadOf(columns, id)])), [people, columns]);
  const full = Math.max(LEAST_FULL, ...[...loads.values()].map(({ open }) => open));
  const selected = people.find(({ id }) => id === cursor.ids.people)?.id;
  return (
    <section className="board-people">
      <div className="people-part">
        <h2 className="board-heading">
          {t.board.people} <span className="board-count">{number(people.length)}</span>
        </h2>
        <div
          className="people-list"
          role={people.length === 0 ? 'group' : 'listbox'}
          aria-label={t.board.people}
          aria-activedescendant={selected === undefined ? undefined : rowId(selected)}
          tabIndex={0}
          data-focus-home={cursor.column === 'people' || undefined}
          data-board-column="people"
          onFocus={() => store.board.enter('people')}
        >
          {people.length === 0 && board !== null ? (
            <div className="board-empty">
              <p>{t.board.noPeople}</p>
              <p className="muted">{t.board.noPeopleBody}</p>
            </div>
          ) : null}
          {people.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              load={loads.get(person.id) ?? { open: 0, claimed: 0 }}
              full={full}
              now={now}
              isSelected={person.id === selected}
              place={index + 1}
              of={people.length}
            />
          ))}
        </div>
      </div>
      <div className="people-part">
        <h2 className="board-heading">
          {t.board.agents} <span className="board-count">{number(agents.length)}</span>
        </h2>
        {agents.length === 0 && board !== null ? <p className="board-empty">{t.board.noAgents}</p> : null}
        <ul className="agent-list" data-board-column="agents">
          {agents.map((agent) => (
            <AgentRow key={agent.id} agent={agent} isCurrent={cursor.column === 'agents' && cursor.ids.agents === agent.id} />
          ))}
        </ul>
      </div>
    </section>
  );
};

import Sqlite from 'better-sqlite3';
import { isDeepStrictEqual } from 'node:util';
import { replay } from '@countersign/shared/domain/escalation/evolve';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Event } from '@countersign/shared/model/event';
import type { Journal } from './journal.ts';

/** What a hub can do wrong. The first is what durability means. */
export type Rule =
  | 'acknowledged escalation lost'
  | 'acknowledged decision lost'
  | 'duplicate escalation'
  | 'double decision'
  | 'quick_check'
  | 'log is not the state'
  | 'sequence has a gap'
  | 'bundle lost'
  | 'wrong answer';
export type Violation = { readonly rule: Rule; readonly detail: string };

type Row = { readonly id: string; readonly agent_id: string; readonly submission_key: string; readonly state: string };
type LogRow = { readonly seq: number; readonly escalation_id: string; readonly data: string };

const decisionOf = ({ status }: Escalation): string | undefined =>
  'decision' in status ? status.decision.decisionId : undefined;

/** Decisions that stand after a history: made and not taken back. */
const standing = (events: readonly Event[]): number =>
  events.filter((event) => event.type === 'decided').length -
  events.filter((event, i) => event.type === 'decision-reversed' && events.slice(0, i).some((e) => e.type === 'decided')).length;

/** Two answers for one name are a duplicate or a double decision. */
const several = (rule: Rule, map: ReadonlyMap<string, ReadonlySet<string>>): Violation[] =>
  [...map].filter(([, ids]) => ids.size > 1).map(([name, ids]) => ({ rule, detail: `${name}: ${[...ids].join(', ')}` }));

/**
 * Compares a copy of the hub's database with what its callers were told.
 * @param file a copy: opening it recovers the write-ahead log, as the next start of the hub would
 */
export const checkStore = (file: string, journal: Journal): readonly Violation[] => {
  const database = new Sqlite(file);
  try {
    const violations: Violation[] = [
      ...several('duplicate escalation', journal.escalations),
      ...several('double decision', journal.decisions),
      ...journal.complaints.map((detail): Violation => ({ rule: 'wrong answer', detail })),
    ];
    const say = (rule: Rule, detail: string): void => void violations.push({ rule, detail });

    const verdict = database.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') say('quick_check', String(verdict));

    const rows = database.prepare<[], Row>('select id, agent_id, submission_key, state from escalation').all();
    const byName = new Map<string, Row>();
    for (const row of rows) {
      const name = `${row.agent_id} ${row.submission_key}`;
      if (byName.has(name)) say('duplicate escalation', name);
      byName.set(name, row);
    }
    for (const [name, ids] of journal.escalations) {
      const row = byName.get(name);
      if (row === undefined || !ids.has(row.id)) say('acknowledged escalation lost', name);
    }

    const log = database.prepare<[], LogRow>('select seq, escalation_id, data from event order by seq').all();
    const head = database.prepare<[], { head: number }>("select head from stream where name = 'main'").get()?.head;
    if (log.some(({ seq }, i) => seq !== i + 1) || head !== log.length)
      say('sequence has a gap', `${log.length} events, the last is ${log.at(-1)?.seq ?? 0}, the head is ${String(head)}`);

    const histories = Map.groupBy(log, (entry) => entry.escalation_id);
    const contents = new Set(
      database
        .prepare<[], { escalation_id: string }>('select escalation_id from content')
        .all()
        .map((row) => row.escalation_id),
    );
    for (const { id, state: text } of rows) {
      const state = JSON.parse(text) as Escalation;
      const events = (histories.get(id) ?? []).map(({ data }) => JSON.parse(data) as Event);
      if (!isDeepStrictEqual(replay(events), state)) say('log is not the state', id);
      if (standing(events) > 1) say('double decision', `${id}: the log holds ${standing(events)}`);
      if (!contents.has(id)) say('bundle lost', id);
      const told = journal.decisions.get(id);
      if (told !== undefined && !told.has(decisionOf(state) ?? '')) say('acknowledged decision lost', id);
    }
    if (histories.size !== rows.length) say('log is not the state', `${histories.size} histories for ${rows.length} rows`);
    return violations;
  } finally {
    database.close();
  }
};

import { sql, type Kysely } from 'kysely';
import type { Tables } from '../src/store/schema.ts';

const DAY_MS = 86_400_000;

/**
 * Fills a fresh SQLite hub with settled decisions of made agents: by SQL, as a million go through no socket in a test's time.
 * Spread evenly over the days before `now`; the columns are those that the write path fills.
 */
export const fillDecisions = async (
  db: Kysely<Tables>,
  { count, days, now }: { readonly count: number; readonly days: number; readonly now: number },
): Promise<void> => {
  // Multiplying and taking remainders of the row number gives a spread that is the same every time.
  const pick = (factor: number, most: number) => sql`((n * ${sql.lit(factor)}) % 1000003 % ${sql.lit(most)})`;
  await sql`
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)}),
    made as (select n,
      ${sql.lit(now - days * DAY_MS)} + cast(n * (${sql.lit(days * DAY_MS)} * 1.0 / ${sql.lit(count)}) as integer) as opened,
      'agent-' || ${pick(7919, 8)} as agent, 'action_' || ${pick(104729, 12)} as action,
      ${pick(15485863, 100)} as dice, ${pick(32452843, 100)} as fate, ${pick(49979687, 400)} as seconds,
      (${pick(67867967, 51)} + 50) / 100.0 as confidence from numbers)
    insert into escalation (id, agent_id, submission_key, status, review_tier, is_open, to_deliver, due_at, last_seq, version,
      base_version, state, card, opened_at, route, risk_class, settled_at, settled_by, verdict, dwell_ms, action_name, rule,
      policy_version, inclusion, confidence, notified_at, finished, finished_at, cost_minor, cost_currency)
    select printf('00000000-0000-7000-8000-%012d', n), agent, 'key-' || n, 'decided', 'senior_reviewer', 0, 0, null, n, 2, 1,
      '{}', '{}', opened,
      case when dice < 20 then 'escalate' when dice < 28 then 'review' else 'autonomous' end,
      case when dice < 5 then 'high' when dice < 60 then 'medium' else 'low' end,
      opened + seconds * 1000,
      case when dice < 28 then 'reviewer-' || (n % 5) end,
      case when dice < 28 then case when fate < 15 then 'reject' else 'approve' end end,
      case when dice < 28 then 5000 + seconds * 100 end,
      action, case when dice < 8 then 'high_value_transaction' when dice < 20 then 'low_confidence' when dice < 28 then 'sampled'
        else 'confidence_autonomous' end,
      'made-1', case when dice < 20 then 1.0 else 0.1 end, confidence,
      case when dice < 28 then opened + 50 + seconds end,
      'applied', opened + seconds * 1000 + 500, 12, 'USD' from made`.execute(db);
  await sql`update stream set head = ${sql.lit(count)} where name = 'main'`.execute(db);
};

import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import { actionDigest } from '@countersign/shared/domain/digest';
import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { seededRandom } from '@countersign/shared/domain/seeded-random';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { REFUND, connect, decideInput, propose } from '../../test/connect.ts';
import { createTestClock, createTestHub } from '../../test/harness.ts';
import type { Database } from '../store/database.ts';
import { createTallies } from './tallies.ts';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const SAFE = { name: 'get_order', arguments: {}, reversible: true } as const;
const VERDICTS = [
  { kind: 'approve' },
  { kind: 'approve' },
  { kind: 'reject', reasonCode: 'other' },
  { kind: 'respond', message: 'Ask again.' },
  { kind: 'take_over' },
  { kind: 'modify', arguments: { order: '8812', amount: 100 } },
] as const;
const POLICY = {
  ...DEFAULT_POLICY,
  holdMs: 5_000 as const,
  sampling: { ...DEFAULT_POLICY.sampling, rate: { low: 0.4, medium: 0.4 } },
};

/** Counted from the states themselves, one by one; nothing of what the hub keeps beside them but reading and reports. */
const recount = async ({ db }: Database): Promise<readonly string[]> => {
  const sums = new Map<string, number>();
  const add = (key: string, what: string, value: number): void =>
    void (value !== 0 && sums.set(`${key} ${what}`, (sums.get(`${key} ${what}`) ?? 0) + value));
  for (const row of await db.selectFrom('escalation').selectAll().execute()) {
    const { routing, status, openedAt, agentId, actionName } = JSON.parse(row.state) as Escalation;
    const inclusion = Math.round(routing.inclusionProbability * 10_000) / 10_000;
    const key = [
      Math.floor(openedAt / DAY_MS),
      agentId,
      actionName,
      routing.route,
      routing.riskClass,
      inclusion,
      routing.rule,
      row.cost_currency,
    ].join(' ');
    const decision = 'decision' in status && status.decision.source === 'reviewer' ? status.decision : null;
    const isOverride = decision !== null && decision.verdict.kind !== 'approve';
    add(key, 'opened', 1);
    add(key, 'decided', decision === null ? 0 : 1);
    add(key, 'overridden', isOverride ? 1 : 0);
    add(key, 'expired', status.kind === 'expired' ? 1 : 0);
    add(key, 'withdrawn', status.kind === 'withdrawn' || status.kind === 'superseded' ? 1 : 0);
    add(key, 'failed', row.finished === 'failed' ? 1 : 0);
    add(key, 'applied', row.finished === 'applied' ? 1 : 0);
    add(key, 'cost', Number(row.cost_minor ?? 0));
    const isBack = status.kind === 'handed_back' && status.decision.verdict.kind === 'take_over';
    const handled = isBack ? Math.max(0, status.at - status.decision.at) : 0;
    const reading = Number(row.dwell_ms ?? 0);
    add(key, 'handling', decision === null ? 0 : reading + handled);
    add(key, 'correction', isOverride ? reading + handled : 0);
    if (row.notified_at !== null)
      add(`${Math.floor(openedAt / DAY_MS)} ${routing.route}`, `bucket ${bucketOf(Number(row.notified_at) - openedAt)}`, 1);
  }
  return [...sums].map(([key, value]) => `${key}: ${value}`).toSorted();
};

const counted = async ({ db }: Database): Promise<readonly string[]> => {
  const lines: string[] = [];
  const add = (key: string, what: string, value: number): void => void (value !== 0 && lines.push(`${key} ${what}: ${value}`));
  const rows = await db.selectFrom('tally').selectAll().execute();
  for (const row of rows) {
    const key = [
      row.day,
      row.agent_id,
      row.action_name,
      row.route,
      row.risk_class,
      Number(row.inclusion),
      row.rule,
      row.currency,
    ].join(' ');
    for (const what of ['opened', 'decided', 'overridden', 'expired', 'withdrawn', 'failed', 'applied'] as const)
      add(key, what, Number(row[what]));
    for (const what of ['cost', 'handling', 'correction'] as const) add(key, what, Number(row[`${what}_sum`]));
  }
  for (const { day, route, bucket, count } of await db.selectFrom('notify_histogram').selectAll().execute())
    add(`${day} ${route}`, `bucket ${bucket}`, Number(count));
  return lines.toSorted();
};

test.each([
  ['SQLite', 600, (): PGlite | undefined => undefined],
  ['PostgreSQL (PGlite)', 150, () => new PGlite()],
] as const)(
  'Z-40 on %s the counts are those of the states, whatever people, agents and the clock do',
  async (_, steps, open) => {
    const random = seededRandom(SEED);
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
    const pglite = open();
    const clock = createTestClock();
    const overrides = { policy: POLICY, ...(pglite === undefined ? {} : { pglite }) };
    const { hub, url, token, close } = await createTestHub({ clock, overrides });
    const agent = await connect(url, '/agent', (await token('agent', 'invoices')).token);
    const tiers = ['junior_reviewer', 'senior_reviewer', 'manager'] as const;
    const ana = await connect(url, '/reviewer', (await token('reviewer', 'Ana', tiers)).token);
    const other = createTallies({ database: hub.database, now: clock.now, pause: () => Promise.resolve() });
    const items: ProposalState[] = [];
    const decided: { readonly escalationId: string; readonly decisionId: string }[] = [];
    const accepted = new Map<string, number>();
    const note = (what: string, ok: boolean): void => void (ok && accepted.set(what, (accepted.get(what) ?? 0) + 1));

    const submit = async (supersedes?: string): Promise<void> => {
      const key = `key-${items.length}`;
      const wait = random() < 0.3 ? ({ deadlineMs: 60_000, onDeadline: 'reject' } as const) : {};
      const action = random() < 0.5 ? SAFE : REFUND;
      if (supersedes === undefined) return void items.push(await propose(agent, key, action, { confidence: 0.97, ...wait }));
      const first = await propose(agent, key, REFUND);
      const again = { ...REFUND, arguments: { order: key } };
      const ack = await agent.call<ProposalState>('escalation:open', {
        key: `${key}-again`,
        action: again,
        actionDigest: actionDigest(again),
        context: {},
        supersedes: first.escalationId,
      });
      note('supersede', ack.ok);
      items.push(first);
      if (ack.ok) items.push(ack.value);
    };
    const decide = async (): Promise<void> => {
      const item = pick(items);
      if (item === undefined) return;
      const ack = await ana.call<{ fence: number }>('escalation:claim', { escalationId: item.escalationId });
      if (!ack.ok) return;
      const read = await ana.call<{ action: typeof REFUND }>('escalation:read', { escalationId: item.escalationId });
      if (!read.ok) return;
      const input = decideInput(
        { escalationId: item.escalationId, fence: ack.value.fence },
        pick(VERDICTS) ?? VERDICTS[0],
        read.value.action,
      );
      const sent = { ...input, escalationId: item.escalationId, telemetry: { activeDwellMs: Math.floor(random() * 90_000) } };
      const done = await ana.call('escalation:decide', sent);
      note('decide', done.ok);
      if (done.ok) decided.push({ escalationId: item.escalationId, decisionId: input.decisionId });
    };
    const report = async (): Promise<void> => {
      const item = pick(items);
      if (item === undefined) return;
      const mine = decided.findLast(({ escalationId }) => escalationId === item.escalationId);
      const cost = { minor: Math.floor(random() * 500), currency: pick(['USD', 'EUR']) };
      const phase = pick(['applied', 'failed', 'refused']);
      const decisionId = mine?.decisionId ?? null;
      await agent.call('decision:receive', { escalationId: item.escalationId, decisionId });
      const ack = await agent.call('decision:finish', { escalationId: item.escalationId, decisionId, phase, cost });
      note('report', ack.ok);
    };
    const step = async (): Promise<void> => {
      const draw = random();
      if (draw < 0.3) return submit();
      if (draw < 0.33) return submit('the one before');
      if (draw < 0.55) return decide();
      if (draw < 0.6) {
        const last = decided.at(-1);
        const ack = last && (await ana.call('decision:undo', last));
        return note('undo', ack?.ok === true);
      }
      if (draw < 0.65) {
        const taken = pick(decided);
        const ack = taken && (await ana.call('escalation:hand-back', { ...taken, note: 'done' }));
        return note('hand back', ack?.ok === true);
      }
      if (draw < 0.7) {
        const item = pick(items);
        const ack = item && (await agent.call('escalation:withdraw', { escalationId: item.escalationId, reason: 'not needed' }));
        return note('withdraw', ack?.ok === true);
      }
      if (draw < 0.8) return report();
      if (draw < 0.85) {
        await Promise.all([hub.judgement.tallies.refresh(), other.refresh()]);
        return;
      }
      // Hours on, and now and then back: onto the day before, too.
      clock.advance(pick([1_000, 6_000, 70_000, 3_600_000, 8 * 3_600_000, -3_600_000, -5_000]) ?? 0);
      await hub.timers.runOnce();
      await hub.notified.flush();
    };

    for (let at = 0; at < steps; at++) await step();
    await hub.notified.flush();
    await Promise.all([hub.judgement.tallies.refresh(), other.refresh()]);
    await hub.judgement.tallies.refresh();
    const expected = await recount(hub.database);
    expect(await counted(hub.database), `replay with SEED=${SEED}`).toEqual(expected);
    // Or nothing was shown.
    expect([...accepted.keys()]).toEqual(expect.arrayContaining(['decide', 'supersede', 'report']));
    for (const client of [agent, ana]) client.close();
    await close();
  },
  60_000,
);

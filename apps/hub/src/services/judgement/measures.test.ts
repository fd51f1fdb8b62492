import { PGlite } from '@electric-sql/pglite';
import { afterEach, describe, expect, test } from 'vitest';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type RawClient, codeOf, connect, decideInput, propose, valueOf } from '../../../test/connect.ts';
import { createTestClock, createTestHub } from '../../../test/harness.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run();
});

const SAFE = { name: 'get_order', arguments: {}, reversible: true } as const;

const desk = async (pglite?: PGlite) => {
  const clock = createTestClock();
  const hub = await createTestHub({ clock, overrides: pglite === undefined ? {} : { pglite } });
  undo.push(hub.close);
  const join = async (role: 'agent' | 'reviewer' | 'supervisor', name: string): Promise<RawClient> => {
    const { token } = await hub.token(role, name, role === 'reviewer' ? ['junior_reviewer', 'senior_reviewer', 'manager'] : []);
    const client = await connect(hub.url, role === 'agent' ? '/agent' : '/reviewer', token);
    undo.push(client.close);
    return client;
  };
  const agent = await join('agent', 'invoices');
  const ana = await join('reviewer', 'Ana');
  const sam = await join('supervisor', 'Sam');
  const read = async (days = 7): Promise<MeasuresPage> =>
    MeasuresPage.parse(valueOf(await sam.call<MeasuresPage>('measures:read', { days })));
  return { ...hub, clock, agent, ana, sam, read };
};

describe.each([
  ['SQLite', (): PGlite | undefined => undefined],
  ['PostgreSQL (PGlite)', () => new PGlite()],
] as const)('Z-41 the Measures page on %s', (_, database) => {
  test('Z-41 shows what happened, by day, by rule and with its intervals', async () => {
    const { agent, ana, clock, hub, read } = await desk(database());
    for (let i = 0; i < 6; i++) await propose(agent, `safe-${i}`, SAFE, { confidence: 0.95 });
    const asked: ProposalState[] = [];
    for (let i = 0; i < 4; i++) asked.push(await propose(agent, `risky-${i}`, undefined, { confidence: 0.9 }));
    await hub.notified.flush();
    clock.advance(5_000);
    const verdicts = [{ kind: 'approve' }, { kind: 'reject', reasonCode: 'other' }, { kind: 'approve' }];
    for (const [i, verdict] of verdicts.entries())
      valueOf(
        await ana.call('escalation:decide', {
          ...decideInput(asked[i] ?? {}, verdict),
          telemetry: { activeDwellMs: 30_000 },
        }),
      );
    const page = await read();
    const { escalation_rate: rate, override_frequency: overrides, recall, time_to_correct: correct } = page.measures.by;
    expect(rate).toMatchObject({ value: 0.4, n: 10, missing: null });
    expect(rate.low).toBeLessThan(0.4);
    expect(rate.high).toBeGreaterThan(0.4);
    expect(overrides).toMatchObject({ value: 1 / 3, n: 3 });
    // Nothing that ran unseen was audited: recall cannot be known, and the page says so.
    expect(recall).toMatchObject({ value: null, missing: 'no_audits' });
    expect(correct).toMatchObject({ value: 30_000, n: 1 });
    expect(page.daily.at(-1)).toMatchObject({ opened: 10, escalated: 4, reviewed: 0, decided: 3, overridden: 1 });
    expect(page.daily).toHaveLength(7);
    expect(page.rules.map(({ rule, opened }) => [rule, opened])).toEqual([
      ['confidence_autonomous', 6],
      ['high_value_transaction', 4],
    ]);
    expect(page.calibration.byAction).toMatchObject([{ actionName: 'issue_refund', agentName: 'invoices', n: 3, stated: 0.9 }]);
    expect(page.calibration).toMatchObject({ all: null, tooFew: { n: 3, minimum: 50 } });
    expect(page.suggestions).toEqual([]);
    expect(page.asOf).toBe(clock.now());
  });

  test('Z-41 what is withdrawn, taken back or decided again is counted as it is now', async () => {
    const { agent, ana, clock, read, hub } = await desk(database());
    // Nothing was ever counted, which is known as of now.
    expect((await read()).asOf).toBe(clock.now());
    const { escalationId } = await propose(agent, 'one');
    const before = await read();
    expect(before.daily.at(-1)).toMatchObject({ opened: 1, decided: 0 });
    valueOf(await agent.call('escalation:withdraw', { escalationId, reason: 'paid already' }));
    clock.advance(1_000);
    const after = await read();
    expect(after.measures.by.override_frequency).toMatchObject({ value: null, missing: 'no_decisions', n: 0 });
    expect(codeOf(await ana.call('measures:read', { days: 7 }))).toBe('FORBIDDEN');
    expect(hub.database.dialect).toMatch(/sqlite|postgres/);
  });
});

describe('Z-42 what Prometheus reads', () => {
  test('Z-42 counts, measures with intervals and the queue, and no name of anybody', async () => {
    const { url, agent, ana, hub } = await desk();
    const [one] = [
      await propose(agent, 'a'),
      await propose(agent, 'b'),
      await propose(agent, 'safe', SAFE, { confidence: 0.95 }),
    ];
    valueOf(await ana.call('escalation:decide', decideInput(one, { kind: 'reject', reasonCode: 'other' })));
    await hub.notified.flush();
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    for (const line of [
      'countersign_proposals_total{route="escalate",risk_class="high"} 2',
      'countersign_decisions_total{route="escalate",risk_class="high"} 1',
      'countersign_overrides_total{route="escalate",risk_class="high"} 1',
      'countersign_measure{measure="override_frequency"} 1',
      'countersign_measure_observations{measure="override_frequency"} 1',
      'countersign_waiting_items{review_tier="manager"} 1',
      'countersign_warning{rule="queue_growing"} 0',
      'countersign_uncovered_items{review_tier="manager"} 0',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/countersign_measure_low\{measure="escalation_rate"\} 0\.2/);
    expect(text).not.toMatch(/invoices|issue_refund|Ana|8812/);
  });

  test('Z-42 can be turned off', async () => {
    const { url, close } = await createTestHub({ config: { metrics: false } });
    undo.push(close);
    expect((await fetch(`${url}/metrics`)).status).not.toBe(200);
  });
});

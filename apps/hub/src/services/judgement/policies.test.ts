import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import { NO_PAST } from '@countersign/shared/model/label';
import { codeOf, connect, propose, REFUND, valueOf } from '../../../test/connect.ts';
import { createTestClock, createTestHub } from '../../../test/harness.ts';
import { createDesk, type Desk, HARMLESS, policyText, SOON_MS } from '../../../test/judgement.ts';
import { auditOf } from '../../store/audit-store.ts';
import type { PolicyList } from './policies.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
const desk = async (...settings: Parameters<typeof createDesk>): Promise<Desk> => {
  const made = await createDesk(...settings);
  open.push(made.close);
  return made;
};

const ASKS_ALWAYS = policyText('asks-always', { confidence: { ...DEFAULT_POLICY.confidence, autonomous: 1, review: 1 } });
const publish = async ({ sue }: Pick<Desk, 'sue'>, source: string) => sue.call<{ version: string }>('policy:publish', { source });
const choose = async ({ sue }: Pick<Desk, 'sue'>, version: string | null, slot = 'policy') =>
  sue.call<{ fromAt: number }>('policy:use', { slot, version });
const list = async ({ sue }: Pick<Desk, 'sue'>) => valueOf(await sue.call<PolicyList>('policy:list', {}));
const routeOf = async ({ agent }: Pick<Desk, 'agent'>, key: string) =>
  (await propose(agent, key, HARMLESS, { confidence: 0.9 })).routing;

test('Z-11 a version is published once: the same text again is the same version, another text is refused by name', async () => {
  const one = await desk();
  expect(valueOf(await publish(one, ASKS_ALWAYS))).toMatchObject({
    version: 'asks-always',
    rules: 0,
    usedFrom: null,
    byName: 'Sue',
  });
  expect(codeOf(await publish(one, ASKS_ALWAYS))).toBe('accepted');
  const other = await publish(one, policyText('asks-always'));
  expect(other).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED', field: 'version', message: expect.stringContaining('asks-always') },
  });
  expect(valueOf(await one.sue.call<{ source: string }>('policy:read', { version: 'asks-always' })).source).toBe(ASKS_ALWAYS);
  expect(codeOf(await publish(one, policyText(DEFAULT_POLICY.version)))).toBe('NOT_ALLOWED');
});

test('Z-13 a bad text is refused with its place and what should stand there, and the live policy stays', async () => {
  const one = await desk();
  const bad = `version: bad-1\nconfidence:\n  autonomous: 1.5\n`;
  const refused = await publish(one, bad);
  expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_SCHEMA' } });
  if (refused.ok) throw new Error('was published');
  expect(refused.error.message).toMatch(/^line \d+, column \d+: expected .+, found .+/);
  expect(refused.error.field).not.toBe('');
  const { issues } = valueOf(await one.sue.call<{ issues: { line: number; path: string }[] }>('policy:check', { source: bad }));
  expect(issues.map(({ path }) => path)).toContain('confidence.autonomous');
  expect(issues.find(({ path }) => path === 'confidence.autonomous')?.line).toBe(3);
  expect(valueOf(await one.sue.call('policy:check', { source: ASKS_ALWAYS }))).toEqual({ issues: [] });
  expect(await list(one)).toMatchObject({ live: DEFAULT_POLICY.version, versions: [{ version: DEFAULT_POLICY.version }] });
  expect(await routeOf(one, 'after')).toMatchObject({ route: 'autonomous', policyVersion: DEFAULT_POLICY.version });
});

test('Z-10 a policy takes effect two seconds after it was put in force, and the item names the one that judged it', async () => {
  const one = await desk();
  valueOf(await publish(one, ASKS_ALWAYS));
  expect(codeOf(await choose(one, 'unknown'))).toBe('NOT_FOUND');
  const at = one.clock.now();
  expect(valueOf(await choose(one, 'asks-always')).fromAt).toBe(at + SOON_MS);
  expect(await list(one)).toMatchObject({
    live: DEFAULT_POLICY.version,
    liveFrom: null,
    next: { version: 'asks-always', fromAt: at + SOON_MS },
  });
  one.clock.advance(SOON_MS - 1);
  expect(await routeOf(one, 'before')).toMatchObject({ route: 'autonomous', policyVersion: DEFAULT_POLICY.version });
  one.clock.advance(1);
  expect(await routeOf(one, 'after')).toMatchObject({ route: 'escalate', policyVersion: 'asks-always' });
  expect(await list(one)).toMatchObject({ live: 'asks-always', liveFrom: at + SOON_MS, next: null });

  valueOf(await choose(one, DEFAULT_POLICY.version));
  one.clock.advance(SOON_MS);
  expect(await routeOf(one, 'back')).toMatchObject({ route: 'autonomous', policyVersion: DEFAULT_POLICY.version });
  const notes = await auditOf(one.hub.hub.database.db, 'asks-always');
  expect(notes.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['policy-published', one.sueId],
    ['policy-used', one.sueId],
  ]);
});

test('Z-10 two hubs on one database judge by the same policy from the same moment on', { timeout: 60_000 }, async () => {
  const pglite = new PGlite();
  const clock = createTestClock();
  const one = await desk({ overrides: { pglite } }, clock);
  const other = await createTestHub({ clock, overrides: { pglite } });
  const bot = await other.token('agent', 'other bot');
  const agent = await connect(other.url, '/agent', bot.token);
  // The PGlite that both share is closed with the first.
  open.push(async () => {
    agent.close();
    await other.close().catch(() => undefined);
  });
  const versions = async (key: string) =>
    Promise.all([one.agent, agent].map(async (each) => (await routeOf({ agent: each }, key)).policyVersion));

  valueOf(await publish(one, ASKS_ALWAYS));
  expect(await versions('a')).toEqual([DEFAULT_POLICY.version, DEFAULT_POLICY.version]);
  valueOf(await choose(one, 'asks-always'));
  clock.advance(SOON_MS - 1);
  expect(await versions('b')).toEqual([DEFAULT_POLICY.version, DEFAULT_POLICY.version]);
  clock.advance(1);
  expect(await versions('c')).toEqual(['asks-always', 'asks-always']);
  const salts = await one.hub.hub.database.db.selectFrom('meta').select('value').where('key', '=', 'sampling_salt').execute();
  expect(salts).toHaveLength(1);
});

test('Z-03 two hubs on one database draw the same items, and a higher rate only adds some', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-drawn-'));
  const config = { database: join(folder, 'hub.sqlite') };
  const clock = createTestClock();
  const one = await desk({ config }, clock);
  const other = await createTestHub({ config, clock });
  open.push(other.close, async () => rmSync(folder, { recursive: true, force: true }));
  const drawnBy = async (version: string, low: number): Promise<ReadonlySet<string>[]> => {
    valueOf(await publish(one, policyText(version, { sampling: { rate: { low, medium: 0 } } })));
    valueOf(await choose(one, version));
    clock.advance(SOON_MS);
    return Promise.all(
      [one.hub, other].map(async ({ hub: { judgement } }) => {
        await judgement.force.refresh();
        const agent = { id: one.agentId as PrincipalId, openCount: 0, isPaused: false, at: clock.now(), past: NO_PAST };
        const keys = Array.from({ length: 1_000 }, (_, i) => `key ${i}`);
        const drawn = keys.filter((key) => {
          const proposal = { key: key as SubmissionKey, action: HARMLESS, context: { confidence: 0.9 } };
          const { routing } = judgement.route(proposal, agent).routed;
          expect(routing).toMatchObject({ policyVersion: version, inclusionProbability: low });
          return routing.route === 'review';
        });
        return new Set(drawn);
      }),
    );
  };
  const [tenth, sameTenth] = await drawnBy('tenth-1', 0.1);
  const [fifth, sameFifth] = await drawnBy('fifth-1', 0.2);
  expect(sameTenth).toEqual(tenth);
  expect(sameFifth).toEqual(fifth);
  expect(tenth?.size).toBeGreaterThan(50);
  expect([...(tenth ?? [])].filter((key) => !fifth?.has(key))).toEqual([]);
  expect(fifth?.size).toBeGreaterThan(tenth?.size ?? 0);
});

test('Z-03 Z-04 the salts are made once, and are in no answer', async () => {
  const one = await desk({ config: { database: ':memory:' } });
  const { db } = one.hub.hub.database;
  const salts = await db.selectFrom('meta').selectAll().where('key', 'like', '%salt').execute();
  expect(salts.map(({ key }) => key).toSorted()).toEqual(['customer_salt', 'sampling_salt']);
  const asked = await propose(one.agent, 'asked', REFUND, { customer: { id: 'Ada' } });
  const row = await db.selectFrom('escalation').select('customer').where('id', '=', asked.escalationId).executeTakeFirstOrThrow();
  const reads = [
    ['queue:sync', {}],
    ['escalation:read', { escalationId: asked.escalationId }],
    ['policy:list', {}],
    ['policy:read', { version: DEFAULT_POLICY.version }],
    ['learned:list', {}],
    ['measures:read', { days: 7 }],
    ['checklist:read', {}],
  ] as const;
  const answers = [asked, await (await fetch(`${one.hub.url}/metrics`)).text()];
  for (const [name, input] of reads) answers.push(valueOf(await one.sue.call(name, input)));
  const text = JSON.stringify(answers);
  for (const { value } of salts) {
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(text).not.toContain(value);
  }
  expect(row.customer).toMatch(/^[0-9a-f]{16}$/);
  expect(text).not.toContain(row.customer);
});

test('Z-15 a version that this hub cannot read is passed over, the one before stays, and no hub starts with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-newer-'));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  const config = { database: join(folder, 'hub.sqlite') };
  const one = await createDesk({ config });
  valueOf(await publish(one, ASKS_ALWAYS));
  valueOf(await choose(one, 'asks-always'));
  one.clock.advance(SOON_MS);
  const { db } = one.hub.hub.database;
  const at = one.clock.now();
  const newer = { version: 'newer-1', digest: 'x', document: '{"version":"newer-1"}', source: '', at, by: 'newer hub' };
  await db.insertInto('policy').values(newer).execute();
  await db.insertInto('in_use').values({ slot: 'policy', version: 'newer-1', from_at: at, at, by: 'newer hub' }).execute();
  expect((await routeOf(one, 'a')).policyVersion).toBe('asks-always');
  one.clock.advance(600_000);
  await db.insertInto('in_use').values({ slot: 'shadow', version: null, from_at: at, at, by: 'newer hub' }).execute();
  expect((await routeOf(one, 'b')).policyVersion).toBe('asks-always');
  expect(codeOf(await choose(one, 'newer-1'))).toBe('NOT_ALLOWED');
  await one.close();
  await expect(createTestHub({ config, clock: one.clock })).rejects.toThrow('newer-1');
});

test('Z-14 only supervisors, by the grant as it is now', async () => {
  const one = await desk();
  const ana = await one.hub.token('reviewer', 'Ana', ['manager']);
  const client = await connect(one.hub.url, '/reviewer', ana.token);
  for (const [name, input] of [
    ['policy:list', {}],
    ['policy:publish', { source: ASKS_ALWAYS }],
    ['policy:use', { slot: 'policy', version: null }],
    ['learned:train', { kind: 'predictor' }],
    ['shadow:read', {}],
  ] as const)
    expect(codeOf(await client.call(name, input))).toBe('FORBIDDEN');
  client.close();
});

test('H-09 Z-10 a repeated command is answered from its receipt', async () => {
  const one = await desk();
  valueOf(await one.sue.call('policy:publish', { source: ASKS_ALWAYS }, 'p-1'));
  const first = await one.sue.call('policy:use', { slot: 'policy', version: 'asks-always' }, 'u-1');
  one.clock.advance(10_000);
  expect(await one.sue.call('policy:use', { slot: 'policy', version: 'asks-always' }, 'u-1')).toEqual(first);
  const uses = await one.hub.hub.database.db.selectFrom('in_use').selectAll().execute();
  expect(uses).toHaveLength(1);
});

import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { Principal } from '@countersign/shared/model/principal';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { afterEach, describe, expect, it } from 'vitest';
import { READY, createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { LIST, backtestOf } from '../test/policy.ts';
import { NOW, idOf } from '../test/queue-item.ts';
import { createInboxStore } from './inbox-store.ts';
import { isTrialStale, trialVersions } from './policy-trial.ts';

const SUE = 'sue' as PrincipalId;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const ISSUE: PolicyIssue = { line: 3, column: 5, path: 'note', expected: 'a text', found: '7', message: 'a text, not 7' };

/** The policy page of a supervisor, watched, with the hub's side in the hands of the test. */
const openPolicy = async () => {
  const fake = createFakeHub();
  const clock = createManualClock();
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const principal: Principal = { id: SUE, role: 'supervisor', name: 'Sue', tiers: [] };
  const ready: ConnectionState = { ...READY, session: { ...READY.session, principal } };
  fake.connect(ready);
  const store = createInboxStore({
    hub: fake.hub,
    clock,
    monotonic: () => clock.now(),
    newDecisionId: () => {
      throw new Error('nothing is decided here');
    },
  });
  store.showPage('policy');
  stops.push(store.policy.watch(), store.stop);
  const asked = (name: string) => fake.sent.filter((each) => each.name === name);
  const answer = async (name: string, value: unknown): Promise<void> => asked(name).at(-1)?.answer({ ok: true, value });
  const refuse = async (name: string, error = wireError('FORBIDDEN', 'For supervisors only.')): Promise<void> =>
    asked(name).at(-1)?.answer({ ok: false, error });
  await answer('policy:list', LIST);
  await answer('policy:read', { info: LIST.versions[1], source: 'version: desk-1\n' });
  const write = async (text: string, issues: readonly PolicyIssue[] = []): Promise<void> => {
    store.policy.writing.openText('new.yaml', text);
    await answer('policy:check', { issues });
  };
  return { ...fake, ready, store, policy: store.policy, clock, asked, answer, refuse, write };
};

describe('Y-03 checking', () => {
  it('asks after a pause, and drops the answer to an older text', async () => {
    const { policy, clock, asked, answer } = await openPolicy();
    await policy.writing.write('desk-1');
    expect(policy.get().draft?.text).toBe('version: desk-1\n');
    expect(asked('policy:check')).toHaveLength(1);
    policy.writing.type('version: desk-2');
    clock.advance(399);
    expect(asked('policy:check')).toHaveLength(1);
    clock.advance(1);
    expect(asked('policy:check').map(({ input }) => input['source'])).toEqual(['version: desk-1\n', 'version: desk-2']);
    await asked('policy:check')[0]?.answer({ ok: true, value: { issues: [ISSUE] } });
    expect(policy.get().draft).toMatchObject({ check: 'checking', issues: null });
    await answer('policy:check', { issues: [] });
    expect(policy.get().draft).toMatchObject({ check: 'checked', issues: [] });
  });
  it('what could not be checked is said, and checked when the connection is back', async () => {
    const { policy, asked, refuse, connect, ready } = await openPolicy();
    policy.writing.openText('new.yaml', 'version: desk-2');
    await refuse('policy:check', wireError('STORE_UNAVAILABLE', 'The disk is full.'));
    expect(policy.get().draft).toMatchObject({ check: 'failed', problem: { message: 'The disk is full.' } });
    connect(ready);
    expect(asked('policy:check')).toHaveLength(2);
  });
  it('F8 leads from one to the next', async () => {
    const { policy, write } = await openPolicy();
    await write('version: desk-2\n\nnote: 7\nrules: 8\n', [ISSUE, { ...ISSUE, line: 4, path: 'rules' }]);
    for (const line of [3, 4, 3]) {
      policy.writing.nextIssue();
      expect(policy.get().spot?.line).toBe(line);
    }
  });
});

describe('Y-02 the text that is being written', () => {
  it('is kept through other pages, and asked about before another takes its place', async () => {
    const { store, policy, write } = await openPolicy();
    await write('version: desk-2');
    store.showPage('inbox');
    store.showPage('policy');
    await policy.writing.write('desk-1');
    expect(policy.get().draft?.text).toBe('version: desk-2');
    policy.writing.openText('other.yaml', 'version: desk-3');
    expect(policy.get()).toMatchObject({ ask: { kind: 'replace', file: 'other.yaml' }, draft: { text: 'version: desk-2' } });
    policy.confirm();
    expect(policy.get().draft?.text).toBe('version: desk-3');
  });
  it('is discarded only after a yes', async () => {
    const { store, policy, write } = await openPolicy();
    await write('version: desk-2');
    policy.askDiscard();
    policy.ask(null);
    expect(policy.get().draft).not.toBeNull();
    policy.askDiscard();
    expect(store.get().dialog).toBe('policy');
    policy.confirm();
    expect(policy.get().draft).toBeNull();
  });
});

describe('Y-06 Y-07 publishing and using', () => {
  it('asks, publishes, and puts nothing in force', async () => {
    const { store, policy, asked, answer, write } = await openPolicy();
    await write('version: desk-2\n');
    policy.writing.askPublish();
    expect(asked('policy:publish')).toHaveLength(0);
    policy.confirm();
    expect(asked('policy:publish').at(-1)?.input).toEqual({ source: 'version: desk-2\n' });
    await answer('policy:publish', { ...LIST.versions[0], version: 'desk-2' });
    expect(policy.get()).toMatchObject({ part: 'versions', chosen: 'desk-2', draft: null, said: { kind: 'published' } });
    expect(store.get().polite.text).toMatch(/not in use/);
    expect(asked('policy:use')).toHaveLength(0);
  });
  it('a text that is wrong or taken is not even asked about, and says why', async () => {
    const { store, policy, asked, write } = await openPolicy();
    await write('version: desk-2\n', [ISSUE]);
    policy.writing.askPublish();
    expect(store.get().notice?.text).toMatch(/^1 thing is wrong/);
    policy.writing.discard();
    await write('version: desk-1\n');
    policy.writing.askPublish();
    expect(store.get().notice?.text).toMatch(/^desk-1 is published already/);
    expect(policy.get().ask).toBeNull();
    expect(asked('policy:publish')).toHaveLength(0);
  });
  it('refused, nothing looks done and the text is still there', async () => {
    const { store, policy, refuse, write } = await openPolicy();
    await write('version: desk-2\n');
    policy.writing.askPublish();
    policy.confirm();
    await refuse('policy:publish', wireError('BAD_SCHEMA', 'line 3: a text, not 7'));
    expect(policy.get()).toMatchObject({ part: 'write', said: { kind: 'refused', what: 'publish' }, work: null });
    expect(policy.get().draft?.text).toBe('version: desk-2\n');
    expect(store.get().assertive.text).toContain('line 3: a text, not 7');
  });
  it('says from when on, and looks again when it is so', async () => {
    const { store, policy, clock, asked, answer } = await openPolicy();
    policy.choose('careful-1');
    policy.askUse('use');
    policy.confirm();
    expect(asked('policy:use').at(-1)?.input).toEqual({ slot: 'policy', version: 'careful-1' });
    await answer('policy:use', { version: 'careful-1', fromAt: NOW + 2_000 });
    expect(store.get().polite.text).toMatch(/^careful-1 takes effect at \d\d:\d\d:\d\d\.$/);
    const before = asked('policy:list').length;
    await answer('policy:list', { ...LIST, next: { version: 'careful-1', fromAt: NOW + 2_000 } });
    clock.advance(2_600);
    expect(asked('policy:list').length).toBeGreaterThan(before);
  });
  it('what is live already is not asked for; the shadow ends with null', async () => {
    const { store, policy, asked } = await openPolicy();
    policy.choose('desk-1');
    policy.askUse('use');
    expect(policy.get().ask).toBeNull();
    expect(store.get().notice?.text).toBe('desk-1 is live already.');
    policy.askEndShadow();
    policy.confirm();
    expect(asked('policy:use').at(-1)?.input).toEqual({ slot: 'shadow', version: null });
  });
  it('Y-08 a second press while the first is on its way does nothing', async () => {
    const { policy, asked } = await openPolicy();
    void policy.train('predictor');
    void policy.train('predictor');
    expect(asked('learned:train')).toHaveLength(1);
  });
});

describe('Y-10 Y-11 trying on history', () => {
  it('takes the live version, its shadow and the draft, at most five in all', async () => {
    const { policy, asked, write } = await openPolicy();
    await write('version: desk-2\n');
    policy.trial.toggleVersion('old-1');
    policy.trial.toggleVersion('old-2');
    policy.trial.toggleVersion('old-3');
    expect(trialVersions(policy.get())).toEqual(['careful-1', 'desk-1', 'old-1', 'old-2']);
    policy.trial.setDays(90);
    void policy.trial.run();
    expect(asked('policy:backtest').at(-1)?.input).toEqual({
      versions: ['careful-1', 'desk-1', 'old-1', 'old-2'],
      days: 90,
      source: 'version: desk-2\n',
    });
  });
  it('goes on elsewhere, is told of there, and is stale once the text is another', async () => {
    const { store, policy, answer, write, asked } = await openPolicy();
    await write('version: desk-2\n');
    void policy.trial.run();
    void policy.trial.run();
    expect(asked('policy:backtest')).toHaveLength(1);
    expect(policy.get().trial.runningSince).toBe(NOW);
    store.showPage('inbox');
    await answer('policy:backtest', backtestOf(['desk-1', 'desk-2']));
    expect(policy.get().trial).toMatchObject({ runningSince: null, problem: null });
    expect(store.get().notice?.text).toMatch(/history is replayed/);
    expect(isTrialStale(policy.get())).toBe(false);
    policy.writing.type('version: desk-3\n');
    expect(isTrialStale(policy.get())).toBe(true);
  });
  it('a text with issues is not replayed: the first of them is shown', async () => {
    const { store, policy, asked, write } = await openPolicy();
    await write('version: desk-2\n\nnote: 7\n', [ISSUE]);
    await policy.trial.run();
    expect(asked('policy:backtest')).toHaveLength(0);
    expect(policy.get().spot?.line).toBe(3);
    expect(store.get().notice?.tone).toBe('problem');
  });
});

describe('Y-16 learning', () => {
  it('a refused training says how many there are and how many it takes', async () => {
    const { store, policy, refuse } = await openPolicy();
    const done = policy.train('calibrator');
    await refuse('learned:train', wireError('LIMIT', 'There are 37 labels; at least 200 are needed.', { limit: 200 }));
    await done;
    expect(store.get().assertive.text).toMatch(/No calibrator was trained.*37.*200/);
  });
  it('using one is a question, stopping it another', async () => {
    const { policy, asked, answer } = await openPolicy();
    policy.showPart('learning');
    const item = { version: 'p-1', kind: 'predictor', at: NOW, by: SUE, n: 300, inUse: true, evaluation: [], testedOn: 0 };
    await answer('learned:list', { items: [item] });
    policy.askUse('use');
    expect(policy.get().ask).toMatchObject({ kind: 'learned', version: null, current: 'p-1' });
    policy.confirm();
    expect(asked('learned:use').at(-1)?.input).toEqual({ kind: 'predictor', version: null });
    await settled();
  });
});

it('Y-13 an example that is not what its digest says is not shown', async () => {
  const { policy, hub, asked } = await openPolicy();
  expect(asked('escalation:read')).toHaveLength(0);
  policy.openExample(idOf(7));
  await settled();
  expect(policy.get().example.value?.card.action.arguments).toEqual({ order: idOf(7) });
  hub.client.send = (async () => ({
    ok: true,
    value: { item: undefined, action: { name: 'x', arguments: {} }, actionDigest: 'sha256:other', context: {}, drafts: [] },
  })) as never;
  policy.openExample(idOf(8));
  await settled();
  expect(policy.get().example).toMatchObject({ value: null, problem: { code: 'HASH_MISMATCH' } });
});

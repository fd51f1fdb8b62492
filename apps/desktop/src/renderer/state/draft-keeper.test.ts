import { wireError } from '@countersign/shared/protocol/wire-error';
import type { Draft } from '@countersign/shared/protocol/reviewer';
import { describe, expect, it } from 'vitest';
import { READY, createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { ANA, BEN, NOW, idOf } from '../test/queue-item.ts';
import { draftBody, readModifyDraft, readTextDraft } from './draft-body.ts';
import { SAVE_AFTER_MS, createDraftKeeper, draftState, othersDrafts, ownBody } from './draft-keeper.ts';

const ID = idOf(1);
const start = () => {
  const fake = createFakeHub();
  const clock = createManualClock();
  const keeper = createDraftKeeper({ hub: fake.hub, clock });
  const own = () => ownBody(keeper.get(), ID, 'modify', ANA);
  const state = () => draftState(keeper.get(), ID, 'modify')?.kind;
  return { ...fake, clock, keeper, own, state };
};
const OFFLINE = { kind: 'reconnecting' } as unknown as typeof READY;
const SAVED = { ok: true, value: { at: NOW } } as const;

describe('a draft is kept on the hub', () => {
  it('M-08 once typing pauses, with the last text only', async () => {
    const { keeper, clock, sent, state } = start();
    keeper.edit(ID, 'modify', 'a');
    clock.advance(SAVE_AFTER_MS - 1);
    keeper.edit(ID, 'modify', 'ab');
    clock.advance(SAVE_AFTER_MS - 1);
    expect(sent).toEqual([]);
    expect(state()).toBe('saving');
    clock.advance(1);
    expect(sent.map(({ name, input }) => [name, input['body']])).toEqual([['draft:save', 'ab']]);
    await sent[0]?.answer(SAVED);
    expect(state()).toBe('saved');
  });

  it('M-08 is not called saved for an answer to an older text', async () => {
    const { keeper, clock, sent, state } = start();
    keeper.edit(ID, 'modify', 'a');
    clock.advance(SAVE_AFTER_MS);
    keeper.edit(ID, 'modify', 'ab');
    await sent[0]?.answer(SAVED);
    expect(state()).toBe('saving');
    clock.advance(SAVE_AFTER_MS);
    await sent[1]?.answer(SAVED);
    expect(state()).toBe('saved');
  });

  it('M-08 at once when the editor closes', () => {
    const { keeper, sent } = start();
    keeper.edit(ID, 'modify', 'a');
    keeper.flush();
    expect(sent).toHaveLength(1);
  });

  it('M-08 says offline without a connection, keeps the text, and sends it when the hub is back', async () => {
    const { keeper, clock, sent, connect, own, state } = start();
    connect(OFFLINE);
    keeper.edit(ID, 'modify', 'typed alone');
    clock.advance(SAVE_AFTER_MS);
    expect([state(), own(), sent.length]).toEqual(['offline', 'typed alone', 0]);
    connect(READY);
    expect(sent).toHaveLength(1);
    await sent[0]?.answer(SAVED);
    expect(state()).toBe('saved');
  });

  it('M-08 a refusal is said, in the hub’s words', async () => {
    const { keeper, clock, sent } = start();
    keeper.edit(ID, 'modify', 'a');
    clock.advance(SAVE_AFTER_MS);
    await sent[0]?.answer({ ok: false, error: wireError('LIMIT', 'too long') });
    expect(draftState(keeper.get(), ID, 'modify')).toEqual({ kind: 'failed', message: 'too long' });
  });

  it('M-08 is forgotten there as well, and only when there is one', async () => {
    const { keeper, clock, sent, own, state } = start();
    keeper.forget(ID, 'modify');
    expect(sent).toEqual([]);
    keeper.edit(ID, 'modify', 'a');
    clock.advance(SAVE_AFTER_MS);
    await sent[0]?.answer(SAVED);
    keeper.forget(ID, 'modify');
    expect(sent[1]?.input).toMatchObject({ body: null });
    await sent[1]?.answer(SAVED);
    expect([own(), state()]).toEqual([undefined, undefined]);
  });

  it('M-08 one’s own is told from others’, the newest of those first', async () => {
    const { keeper, drafts, own } = start();
    const draft = (by: typeof ANA, at: number, body: string): Draft => ({ editor: 'modify', body, at, by, byName: by });
    drafts.set(ID, [draft(BEN, 1, 'old'), draft(ANA, 2, 'mine'), { ...draft(BEN, 3, 'new'), by: 'cy' as typeof ANA }]);
    await keeper.refresh(ID);
    await settled();
    expect(own()).toBe('mine');
    expect(othersDrafts(keeper.get(), ID, 'modify', ANA).map(({ body }) => body)).toEqual(['new', 'old']);
    keeper.edit(ID, 'modify', 'newer');
    expect(own()).toBe('newer');
  });
});

describe('a day of items', () => {
  it('M-08 that nobody writes about leaves nothing behind', () => {
    const { keeper, own } = start();
    keeper.wasRead(ID, [{ editor: 'modify', body: 'text', at: NOW, by: ANA, byName: 'Ana' }]);
    expect(own()).toBe('text');
    keeper.wasRead(ID, []);
    keeper.wasRead(idOf(2), []);
    expect(own()).toBeUndefined();
    expect(keeper.get().read.size).toBe(0);
  });
});

describe('the body of a draft', () => {
  const draft = { values: { a: [1, { b: null }] }, texts: { '/a/0': '1.' }, amount: null, reasonCode: null, reason: 'x' };
  it('M-08 is read as it was written', () => {
    expect(readModifyDraft(draftBody(draft))).toEqual({ kind: 'ok', draft });
    expect(readTextDraft(draftBody({ text: 'hello' }))).toEqual({ kind: 'ok', draft: { text: 'hello' } });
  });
  it.each([
    ['nonsense', 'broken'],
    ['{}', 'broken'],
    ['{"version":1,"values":[]}', 'broken'],
    [JSON.stringify({ version: 2, anything: true }), 'too-new'],
    [JSON.stringify({ version: 1, ...draft, more: 1 }), 'broken'],
  ])('M-08 %s is %s', (body, kind) => {
    expect(readModifyDraft(body)).toEqual({ kind });
  });
});

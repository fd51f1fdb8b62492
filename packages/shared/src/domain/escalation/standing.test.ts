import { describe, expect, test } from 'vitest';
import { ANA, anEscalation, BEN, NOW, SUPERVISOR } from '../../../testing/escalations.ts';
import type { Command, Standing } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';

const FREE: Standing = { open: 0, capacity: null, out: null };
const FULL: Standing = { open: 4, capacity: 4, out: null };
const OUT: Standing = { ...FREE, out: { from: NOW - 1, until: NOW + 60_000 } };

const claim = (standing: Standing): Command => ({ kind: 'claim', leaseMs: 60_000, standing });
const give = (standing: Standing, change: Partial<Extract<Command, { kind: 'assign' }>> = {}): Command => ({
  kind: 'assign',
  fence: 0,
  force: false,
  assignee: { id: ANA.id, tiers: ANA.tiers, standing },
  ...change,
});
const answer = (state: Escalation, command: Command, actor: Actor, now = NOW) => {
  const decided = decide(state, command, { now, actor });
  return decided.ok ? decided.value.reduce(evolve, state) : decided.error;
};

describe('to be given an item', () => {
  test('O-11 somebody out of office, or with enough, is refused by field and limit', () => {
    expect(answer(anEscalation(), give(OUT), SUPERVISOR)).toMatchObject({
      code: 'NOT_ALLOWED',
      field: 'out',
      limit: NOW + 60_000,
    });
    expect(answer(anEscalation(), give(FULL), SUPERVISOR)).toMatchObject({ code: 'NOT_ALLOWED', field: 'capacity', limit: 4 });
    expect(answer(anEscalation(), give({ ...FULL, open: 3 }), SUPERVISOR)).toMatchObject({ assignee: ANA.id, insisted: false });
    expect(answer(anEscalation(), give({ ...FULL, capacity: 0, open: 0 }), SUPERVISOR)).toMatchObject({
      field: 'capacity',
      limit: 0,
    });
  });
  test('O-11 an absence begins with its first millisecond and is over at its last', () => {
    const absence = { ...FREE, out: { from: NOW, until: NOW + 10 } };
    expect(answer(anEscalation(), give(absence), SUPERVISOR, NOW - 1)).toMatchObject({ assignee: ANA.id });
    expect(answer(anEscalation(), give(absence), SUPERVISOR, NOW)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(answer(anEscalation(), give(absence), SUPERVISOR, NOW + 9)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(answer(anEscalation(), give(absence), SUPERVISOR, NOW + 10)).toMatchObject({ assignee: ANA.id });
  });
  test('O-13 who insists gives it all the same, and it stays marked until it moves on', () => {
    const given = answer(anEscalation(), give(OUT, { force: true }), SUPERVISOR);
    expect(given).toMatchObject({ assignee: ANA.id, insisted: true });
    const state = given as Escalation;
    expect(answer(state, give(OUT, { fence: 1, force: true }), SUPERVISOR)).toMatchObject({ version: state.version });
    expect(answer(state, claim(FREE), BEN)).toMatchObject({ assignee: null, insisted: false });
    expect(answer(state, { kind: 'assign', fence: 1, assignee: null, force: true }, SYSTEM_ACTOR)).toMatchObject({
      assignee: null,
      insisted: false,
    });
  });
  test('O-11 what somebody has already adds nothing to what they have', () => {
    const claimed = answer(anEscalation(), claim({ ...FULL, open: 3 }), ANA) as Escalation;
    expect(answer(claimed, give(FULL, { fence: claimed.fence, force: true }), SUPERVISOR)).toMatchObject({
      assignee: ANA.id,
      insisted: false,
    });
  });
});

describe('to claim an item', () => {
  test('O-12 out of office, one may; with enough, one may not', () => {
    expect(answer(anEscalation(), claim(OUT), ANA)).toMatchObject({ status: { kind: 'claimed', by: ANA.id } });
    expect(answer(anEscalation(), claim(FULL), ANA)).toMatchObject({ code: 'NOT_ALLOWED', field: 'capacity', limit: 4 });
  });
  test('O-12 what was given to oneself, what is everybody’s, and a supervisor: no limit', () => {
    const given = answer(anEscalation(), give(FREE), SUPERVISOR) as Escalation;
    expect(answer(given, claim(FULL), ANA)).toMatchObject({ status: { kind: 'claimed', by: ANA.id } });
    expect(answer({ ...anEscalation(), audience: 'everybody' }, claim(FULL), ANA)).toMatchObject({ status: { kind: 'claimed' } });
    expect(answer({ ...anEscalation(), audience: 'supervisors' }, claim(FULL), ANA)).toMatchObject({
      status: { kind: 'claimed' },
    });
    expect(answer(anEscalation(), claim(FULL), SUPERVISOR)).toMatchObject({ status: { kind: 'claimed' } });
  });
  test('O-12 who has it open already goes on, however much they have', () => {
    const mine = answer(anEscalation(), claim(FREE), ANA) as Escalation;
    expect(answer(mine, claim(FULL), ANA, NOW + 30_000)).toMatchObject({ status: { leaseExpiresAt: NOW + 90_000 } });
  });
});

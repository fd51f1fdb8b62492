import { expect, test } from 'vitest';
import type { TeamMember } from '@countersign/shared/domain/coverage/eligible-people';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { CoverageNow } from '../services/coverage.ts';
import { startCoverageKeeper } from './coverage-keeper.ts';

const ana: Omit<TeamMember, 'presence'> = {
  id: 'ana' as PrincipalId,
  role: 'reviewer',
  tiers: ['manager'],
  open: 0,
  capacity: null,
  out: null,
};
const MANAGER = { reviewTier: 'manager', waiting: 2, oldestAt: 5 } as const;

const startKeeper = () => {
  let found: CoverageNow = { people: [ana], waiting: [], uncovered: [] };
  let fails = false;
  const told: string[] = [];
  const faults: unknown[] = [];
  const soon: (() => void)[] = [];
  const keeper = startCoverageKeeper({
    read: () => (fails ? Promise.reject(new Error('no store')) : Promise.resolve(found)),
    tellSupervisors: (uncovered) => told.push(`supervisors ${uncovered.map(({ waiting }) => waiting).join()}`),
    tellPerson: (id, { capacity }) => told.push(`${id} ${capacity}`),
    log: (uncovered) => told.push(`log ${uncovered.length}`),
    every: () => () => undefined,
    after: (_ms, run) => {
      soon.push(run);
      return () => undefined;
    },
    onFault: (cause) => faults.push(cause),
  });
  const look = async (now: Partial<CoverageNow>): Promise<readonly string[]> => {
    found = { ...found, ...now };
    await keeper.runOnce();
    return told.splice(0);
  };
  return { keeper, look, soon, told, faults, fail: (on: boolean) => void (fails = on) };
};

test('O-22 the alarm is logged when a tier joins or leaves it, and told at each other count', async () => {
  const { look } = startKeeper();
  await look({});
  expect(await look({ uncovered: [MANAGER] })).toEqual(['log 1', 'supervisors 2']);
  expect(await look({ uncovered: [{ ...MANAGER }] })).toEqual([]);
  expect(await look({ uncovered: [{ ...MANAGER, waiting: 3 }] })).toEqual(['supervisors 3']);
  expect(await look({ uncovered: [] })).toEqual(['log 0', 'supervisors ']);
});

test('O-17 a person is told of a change, and once of what held when they were first seen', async () => {
  const { look } = startKeeper();
  expect(await look({})).toEqual(['ana null']);
  expect(await look({ people: [{ ...ana, capacity: 3 }] })).toEqual(['ana 3']);
  expect(await look({ people: [{ ...ana, capacity: 3, open: 2 }] })).toEqual([]);
  expect(await look({ people: [] })).toEqual([]);
  expect(await look({ people: [ana] })).toEqual(['ana null']);
});

test('O-22 a burst of changes is one look, and a store that fails ends nothing', async () => {
  const { keeper, soon, told, faults, fail, look } = startKeeper();
  for (let i = 0; i < 50; i++) keeper.soon();
  expect(soon).toHaveLength(1);
  fail(true);
  soon[0]?.();
  await keeper.runOnce().catch(() => undefined);
  expect(faults).toHaveLength(1);
  fail(false);
  expect(await look({ uncovered: [MANAGER] })).toEqual(['ana null', 'log 1', 'supervisors 2']);
  keeper.soon();
  expect(soon).toHaveLength(2);
  expect(told).toEqual([]);
});

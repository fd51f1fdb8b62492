import { describe, expect, it } from 'vitest';
import { callNames, eventNames } from './channels.ts';
import { calls, events } from './contract.ts';

describe('E-08 the contract', () => {
  it('names every call and event once, and no more than twenty calls', () => {
    expect(Object.keys(calls).toSorted()).toEqual([...callNames].toSorted());
    expect(Object.keys(events).toSorted()).toEqual([...eventNames].toSorted());
    expect(new Set([...callNames, ...eventNames]).size).toBe(callNames.length + eventNames.length);
    expect(callNames.length).toBeLessThanOrEqual(20);
  });

  it('takes a preference that is given or absent, not one that is undefined', () => {
    const { input } = calls['settings:write'];
    expect(input.safeParse({ theme: 'dark' }).success).toBe(true);
    expect(input.safeParse({}).success).toBe(true);
    expect(input.safeParse({ theme: undefined }).success).toBe(false);
    expect(input.safeParse({ theme: 'dark', token: 'x' }).success).toBe(false);
  });
});

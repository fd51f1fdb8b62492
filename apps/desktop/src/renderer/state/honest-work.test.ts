import { describe, expect, it } from 'vitest';
import { itemOf } from '../test/queue-item.ts';
import { honestWork } from './honest-work.ts';

const rows = (n: number, riskClass: 'low' | 'medium' | 'high' | 'critical') =>
  Array.from({ length: n }, (_, i) => itemOf(i, { routing: { riskClass } }));

describe('U-22 the queue’s honest size', () => {
  it('is the sum of what each class takes', () => {
    expect(honestWork([{ section: 'next', items: rows(200, 'medium') }])).toMatchObject({ hours: 2, minutes: 30 });
    expect(honestWork([{ section: 'now', items: rows(200, 'high') }])).toMatchObject({ hours: 5, minutes: 0 });
    expect(honestWork([{ section: 'now', items: rows(1, 'low') }])).toMatchObject({ hours: 0, minutes: 1 });
  });

  it('names the working set of 25 and the whole', () => {
    expect(honestWork([{ section: 'now', items: rows(30, 'low') }])).toMatchObject({ waiting: 30, next: 25 });
    expect(honestWork([{ section: 'now', items: rows(3, 'low') }])).toMatchObject({ waiting: 3, next: 3 });
  });

  it('leaves out what waits for a time or for somebody else', () => {
    const order = (['snoozed', 'taken_over', 'others'] as const).map((section) => ({ section, items: rows(2, 'high') }));
    expect(honestWork(order)).toEqual({ waiting: 0, next: 0, hours: 0, minutes: 0 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RISK_CLASSES } from '../../model/vocabulary.ts';
import { type Content, maskPayee } from './content.ts';
import { NOTIFICATION_PHRASES_EN } from './phrases-en.ts';
import { wordsOf } from './words.ts';

const say = (content: Content): string => {
  const { title, body } = wordsOf(content, NOTIFICATION_PHRASES_EN);
  return body === '' ? title : `${title} | ${body}`;
};
const item = { kind: 'item', risk: 'critical', tier: 'manager', leftMs: 600_000 } as const;

describe('N-08 words', () => {
  it.each<readonly [Content, string]>([
    [{ kind: 'waiting', count: 3, tier: 'junior_reviewer' }, '3 approvals waiting | Junior'],
    [{ kind: 'waiting', count: 1, tier: 'senior_reviewer' }, '1 approval waiting | Senior'],
    [item, 'Critical approval | Manager · 10 min left'],
    [{ ...item, risk: 'high', leftMs: 45_200 }, 'High-risk approval | Manager · 46 sec left'],
    [{ ...item, leftMs: 7_200_000 }, 'Critical approval | Manager · 2 hr left'],
    [{ ...item, leftMs: 0 }, 'Critical approval | Manager · time is up'],
    [{ ...item, leftMs: null }, 'Critical approval | Manager'],
    [{ ...item, kind: 'keyword', risk: 'low' }, 'An approval that you watch for | Manager · 10 min left'],
    [{ ...item, kind: 'second-review', leftMs: null }, 'Second review wanted | Manager'],
    [
      { ...item, detail: { amount: { minor: 123_456, currency: 'EUR' }, payee: '••• 0044' } },
      'Critical approval | Manager · 10 min left · €1,234.56 · ••• 0044',
    ],
    [{ kind: 'burst', count: 1_200, worst: 'critical' }, '1,200 approvals waiting | Critical among them'],
    [{ kind: 'deadline', near: 2, missed: 0 }, '2 approvals near deadline'],
    [{ kind: 'deadline', near: 0, missed: 1 }, '1 approval past the deadline'],
    [{ kind: 'deadline', near: 3, missed: 2 }, '2 approvals past the deadline, 3 near'],
    [{ kind: 'assigned', tier: 'senior_reviewer' }, 'Reassigned to you | Senior'],
    [{ kind: 'hub-back', waiting: 4 }, 'Reconnected · 4 waiting'],
    [
      { kind: 'warning', rule: 'growth', tier: 'senior_reviewer', severity: 'warning' },
      'Queue warning: The queue is growing | Senior',
    ],
    [
      { kind: 'warning', rule: 'uncovered', tier: 'manager', severity: 'breach' },
      'Queue alarm: Nobody can take what waits | Manager',
    ],
    [{ kind: 'warning', rule: 'called', tier: 'manager', severity: 'breach' }, 'Queue alarm: Nobody decided in time | Manager'],
    [{ kind: 'decision-failed' }, 'A decision was not applied'],
    [{ kind: 'reply' }, 'Reply on a held approval'],
    [{ kind: 'mention' }, 'You were mentioned'],
    [{ kind: 'hub-lost' }, 'Disconnected'],
  ])('%j', (content, words) => {
    expect(say(content)).toBe(words);
  });

  it('a digest says since when, how many were decided and how many wait', () => {
    expect(say({ kind: 'digest', since: 1_800_000_000_000, decided: 41, waiting: 6 })).toMatch(
      /^Since \d\d:\d\d: 41 decided, 6 waiting$/,
    );
  });

  it('fits one line for every risk and number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RISK_CLASSES), fc.nat(), fc.nat(), (risk, count, leftMs) => {
        for (const content of [
          { ...item, risk, leftMs },
          { kind: 'burst' as const, count, worst: risk },
        ]) {
          const { title, body } = wordsOf(content, NOTIFICATION_PHRASES_EN);
          expect(title.length).toBeLessThanOrEqual(60);
          expect(body.length).toBeLessThanOrEqual(60);
          expect(title + body).not.toMatch(/undefined|NaN|\n/);
        }
      }),
    );
  });

  it('a masked payee shows at most a third, and never more than four characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (payee) => {
        const shown = maskPayee(payee).replace(/[• ]/g, '');
        const characters = payee.match(/[\p{L}\p{N}]/gu) ?? [];
        expect([...shown].length).toBeLessThanOrEqual(Math.min(4, Math.floor(characters.length / 3)));
      }),
    );
  });
});

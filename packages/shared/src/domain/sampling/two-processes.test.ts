import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { isSampled } from '../sampling.ts';
import { stratumOf } from './stratum.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const KEYS = 100_000;
const SALT = 'salt of the hub';
const CONFIDENCES = [undefined, 0.3, 0.7, 0.85, 0.92, 0.99] as const;

const items = Array.from({ length: KEYS }, (_, i) => {
  const agentId = `agent-${i % 5}`;
  return {
    key: `${agentId}\u0000key-${i}`,
    stratum: stratumOf({ agentId, actionName: `action-${i % 4}`, confidence: CONFIDENCES[i % 6] }),
  };
});
const chosen = (rate: number): ReadonlySet<string> =>
  new Set(items.filter(({ key }) => isSampled(key, SALT, rate).sampled).map(({ key }) => key));

describe('S-02 raising the rate from 10 % to 20 %', () => {
  const [ten, twenty] = [chosen(0.1), chosen(0.2)];
  const strata = [...Map.groupBy(items, ({ stratum }) => stratum)];

  test(`S-02 only adds, in each of ${strata.length} strata of ${KEYS} keys`, () => {
    expect(strata).toHaveLength(60);
    for (const [stratum, members] of strata) {
      const before = members.filter(({ key }) => ten.has(key));
      const after = members.filter(({ key }) => twenty.has(key));
      expect(
        before.filter(({ key }) => !twenty.has(key)),
        stratum,
      ).toEqual([]);
      expect(after.length, stratum).toBeGreaterThan(before.length);
    }
  });

  test('S-02 and meets each rate in each stratum within four standard deviations', () => {
    for (const [stratum, members] of strata)
      for (const [rate, set] of [
        [0.1, ten],
        [0.2, twenty],
      ] as const) {
        const hits = members.filter(({ key }) => set.has(key)).length;
        const deviation = Math.sqrt(members.length * rate * (1 - rate));
        expect(Math.abs(hits - members.length * rate), `${stratum} at ${rate}`).toBeLessThan(4 * deviation);
      }
  });
});

/** Another hub process: same program, nothing shared, the keys in another order. */
const OTHER_PROCESS = `
  const { createHash } = await import('node:crypto');
  const { isSampled } = await import(process.argv[1]);
  const [salt, rate, keys] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
  const chosen = [];
  for (let i = keys - 1; i >= 0; i--) {
    const key = 'agent-' + (i % 5) + '\\u0000key-' + i;
    if (isSampled(key, salt, rate).sampled) chosen.push(key);
  }
  console.log(createHash('sha256').update(chosen.sort().join('\\n')).digest('hex'));
`;

test.each([0.1, 0.2])('S-03 two processes agree on every one of 100,000 keys at a rate of %d', async (rate) => {
  const draw = async (): Promise<string> => {
    const url = new URL('../sampling.ts', import.meta.url).href;
    const parameters = ['--input-type=module', '-e', OTHER_PROCESS, url, SALT, `${rate}`, `${KEYS}`];
    return (await promisify(execFile)(process.execPath, parameters)).stdout.trim();
  };
  const here = createHash('sha256')
    .update([...chosen(rate)].toSorted().join('\n'))
    .digest('hex');
  expect(await Promise.all([draw(), draw()])).toEqual([here, here]);
});

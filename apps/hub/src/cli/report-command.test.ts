import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Checklist } from '@countersign/shared/model/checklist';
import { MeasuresPage } from '@countersign/shared/model/measures-page';
import { connect, valueOf } from '../../test/connect.ts';
import { fillDecisions } from '../../test/fill-decisions.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
let hub: TestHub;

const countersign = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, COUNTERSIGN_DATA: folder, COUNTERSIGN_LOG: 'silent' },
  });
  return { status, stdout, stderr };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-report-'));
  hub = await createTestHub({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
  await fillDecisions(hub.hub.database.db, { count: 3_000, days: 40, now: Date.now() });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Z-43 beside a running hub', () => {
  test('Z-43 the report has the figures of the Measures page, and every warning rule', async () => {
    const { token } = await hub.token('supervisor', 'Sam');
    const desk = await connect(hub.url, '/reviewer', token);
    const page = valueOf(await desk.call<MeasuresPage>('measures:read', { days: 28 }));
    desk.close();
    const { status, stdout } = countersign('report', '--json');
    expect(status).toBe(0);
    const printed = JSON.parse(stdout) as MeasuresPage & { warnings: { rule: string }[] };
    expect(MeasuresPage.parse(printed).measures).toEqual(page.measures);
    expect(printed.rules).toEqual(page.rules);
    expect(printed.warnings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['queue_growing', 'override_rising', 'notifies_slowly']),
    );
    const { stdout: words } = countersign('report', '--days', '7');
    expect(words).toContain('(7 days of UTC, by opening)');
    expect(words).toMatch(/Escalation rate +\d+\.\d % +\d+\.\d % to \d+\.\d % +\d+ {2}10\.0 % to 30\.0 % /);
    expect(words).toMatch(/Precision of escalations .*OFF TARGET/);
    expect(words.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  test.each(['0', '366', '1.5', 'a week'])('Z-43 refuses --days %s and names the limit', (days) => {
    const { status, stderr } = countersign('report', '--days', days);
    expect(status).not.toBe(0);
    expect(stderr).toContain('a whole number from 1 to 365');
  });

  test('Z-43 the checklist ends with 1 while a box is open', () => {
    const { status, stdout } = countersign('doctor', '--json');
    expect(status).toBe(1);
    const printed = Checklist.parse(JSON.parse(stdout));
    expect(printed.items).toHaveLength(16);
    expect(printed.items.find(({ item }) => item === 'sampling_strategy')).toMatchObject({ state: 'open' });
    const { stdout: words } = countersign('doctor');
    expect(words).toMatch(/^Deployment checklist, policy [\w.-]+: \d+ of 16 ticked, \d+ open, \d+ unknown\n/);
    for (const section of ['ESCALATION TRIGGERS', 'CONTEXT TRANSFER', 'SCALING STRATEGY', 'METRICS'])
      expect(words).toContain(section);
    expect(words).toContain('[x] High-risk actions always escalate');
  });

  test('Z-43 without a database says so', () => {
    const { status, stderr } = countersign('doctor', '--data', join(folder, 'nowhere'));
    expect([status, stderr]).toEqual([1, expect.stringContaining('There is no hub database')]);
  });
});
